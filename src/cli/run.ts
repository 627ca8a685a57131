import { readArgs } from './read-args.js';
import type { Command } from './command.js';
import { commands } from './commands/index.js';
import { commandHelp, commandOverview } from './help.js';
import type { Output } from './output.js';
import { manifest } from '../platform/package.js';
import { meant } from './meant.js';
import { UsageError } from './usage-error.js';

/**
 * Runs one call of the command line.
 * @param words - what was written behind `convlens`
 * @throws UsageError when they cannot be understood; whatever the command throws
 */
export async function run(words: readonly string[], output: Output): Promise<void> {
  const [name, ...rest] = words;
  if (name === '--version' || name === '-v') return output.print([manifest().version]);
  if (name === '--help' || name === '-h') return output.print(commandOverview(commands));
  if (name === 'help') return output.print(helpOn(rest[0]));
  const command = find(name);
  if (asksForHelp(rest)) return output.print(commandHelp(command));
  try {
    await command.run(readArgs(rest, command), output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message} (see convlens ${command.name} --help)`);
  }
}

function helpOn(name: string | undefined): readonly string[] {
  return name === undefined ? commandOverview(commands) : commandHelp(find(name));
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.some((word) => word === '--help' || word === '-h');
}

function find(name: string | undefined): Command {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const names = commands.map((command) => command.name);
  const choice = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  if (name === undefined) throw new UsageError(`give a command: ${choice} (see convlens --help)`);
  throw new UsageError(
    `no command "${name}"${meant(name, names, '; ')}give ${choice} (see convlens --help)`,
  );
}
