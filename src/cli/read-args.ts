import { parseArgs } from 'node:util';
import { nearest } from '../core/nearest.js';
import { Args } from './args.js';
import type { Command } from './command.js';
import type { OptionSpecs } from './option-spec.js';
import { UsageError } from './usage-error.js';

/**
 * Reads the words behind a command's name.
 * @throws UsageError for an unknown option, a value too many or one that is missing
 */
export function readArgs(
  words: readonly string[],
  { options: specs, operand, several = false }: Pick<Command, 'options' | 'operand' | 'several'>,
): Args {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  // Not strict: Node's own messages speak of its API and run over several lines.
  const parsed = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const values = new Map<string, string>();
  const operands: string[] = [];
  for (const token of parsed.tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (!spec) throw new UsageError(unknownOption(token.rawName, specs));
    values.set(token.name, optionValue(token.name, spec.value, token));
  }
  const names = operand?.split(' ') ?? [];
  const surplus = several ? undefined : operands[names.length];
  if (surplus !== undefined) {
    throw new UsageError(`"${surplus}" is too much: ${takes(names)}`);
  }
  const of = (at: number) =>
    several && at === names.length - 1 ? operands.slice(at) : operands.slice(at, at + 1);
  return new Args(values, new Map(names.map((name, i) => [name, of(i)])));
}

interface OptionToken {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionValue(name: string, placeholder: string | undefined, token: OptionToken): string {
  const { value, inlineValue = false } = token;
  if (placeholder === undefined) {
    if (value === undefined) return '';
    throw new UsageError(`--${name} takes no value`);
  }
  // "--top --json": the value was forgotten. "--top -3" is a value, if a wrong one.
  const forgotten = value === undefined || (!inlineValue && /^-(?!\d)/.test(value));
  if (!forgotten) return value;
  throw new UsageError(`--${name} needs a value: --${name} ${placeholder}`);
}

function unknownOption(rawName: string, specs: OptionSpecs): string {
  const known = Object.keys(specs).map((name) => `--${name}`);
  const [likely] = nearest(rawName, known, 1);
  return `no option "${rawName}"; did you mean "${likely}"?`;
}

function takes(names: readonly string[]): string {
  if (names.length === 0) return 'the command takes options only';
  return `the command takes ${names.map((name) => `one ${name}`).join(' and ')}`;
}
