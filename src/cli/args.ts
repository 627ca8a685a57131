import { parseArgs } from 'node:util';
import { nearest } from '../core/nearest.js';
import type { NumberSetting } from '../facts/setting.js';
import type { Command, OptionSpecs } from './command.js';
import { readSetting } from './read-setting.js';
import { UsageError } from './usage-error.js';

/** Bounds of a whole number, both included. */
export interface Bounds {
  readonly min: number;
  readonly max?: number;
}

/** What was written behind the command's name, checked against what the command takes. */
export class Args {
  readonly #values: ReadonlyMap<string, string>;
  readonly #operands: ReadonlyMap<string, readonly string[]>;

  /** @param operands - by their names */
  constructor(
    values: ReadonlyMap<string, string>,
    operands: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#values = values;
    this.#operands = operands;
  }

  /** One operand, without which the command cannot work. */
  operand(name: string): string {
    const [first, surplus] = this.operands(name);
    if (surplus === undefined) return first;
    throw new UsageError(`"${surplus}" is too much: the command takes one ${name}`);
  }

  /** All operands of that name, of a command that takes several; at least one. */
  operands(name: string): readonly [string, ...string[]] {
    const [first, ...rest] = this.#operands.get(name) ?? [];
    if (first !== undefined && first !== '') return [first, ...rest];
    throw new UsageError(`${name} is missing`);
  }

  flag(option: string): boolean {
    return this.#values.has(option);
  }

  text(option: string): string | undefined {
    return this.#values.get(option);
  }

  required(option: string, example: string): string {
    const value = this.#values.get(option);
    if (value !== undefined && value !== '') return value;
    throw new UsageError(`--${option} is missing, for example --${option} ${example}`);
  }

  integer(option: string, { min, max = Number.MAX_SAFE_INTEGER }: Bounds): number | undefined {
    const text = this.#values.get(option);
    if (text === undefined) return undefined;
    const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new UsageError(`--${option} takes a whole number ${range}, not "${text}"`);
  }

  /** The value of an option that is a setting of its own. */
  setting(option: string, setting: NumberSetting): number | undefined {
    const text = this.#values.get(option);
    return text === undefined ? undefined : readSetting(setting, text, `--${option} takes`);
  }
}

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
