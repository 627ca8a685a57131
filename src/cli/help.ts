import type { Command } from './command.js';
import { table } from './table.js';

/** The whole command line in one page. */
export function commandOverview(commands: readonly Command[]): readonly string[] {
  const lines = table(
    commands.map((command) => [`  ${call(command)}`, command.summary]),
    ['left', 'left'],
  );
  return [
    'convlens: see what each layer of a convolutional network learned and why it decided as it did',
    '',
    ...lines,
    '',
    '  convlens COMMAND --help  the options of a command',
    '  convlens --version       the version',
  ];
}

/** One command with its options. */
export function commandHelp(command: Command): readonly string[] {
  const options = Object.entries(command.options).map(([name, { value, help }]) => [
    value === undefined ? `  --${name}` : `  --${name} ${value}`,
    help,
  ]);
  return [
    `${call(command)} [options]`,
    '',
    command.summary,
    '',
    ...table(options, ['left', 'left']),
    '',
    `for example: ${command.example}`,
  ];
}

function call({ name, operand }: Command): string {
  return ['convlens', name, ...(operand === undefined ? [] : [operand])].join(' ');
}
