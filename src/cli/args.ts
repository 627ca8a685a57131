import type { NumberSetting } from '../facts/setting.js';
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
