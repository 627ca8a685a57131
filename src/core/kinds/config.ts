import { ModelFormatError } from '../errors.js';
import type { Pair } from '../ops/window.js';

/** A plain JSON object. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a layer's configuration; complains by the layer's and the field's name. */
export class Config {
  constructor(
    readonly layer: string,
    readonly json: Json,
  ) {}

  /** The field under the first of the names that is present. */
  raw(...names: readonly string[]): unknown {
    const name = names.find((candidate) => Object.hasOwn(this.json, candidate));
    return name === undefined ? undefined : this.json[name];
  }

  number(name: string, fallback?: number): number {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw this.wrong(name, 'a number', value);
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'boolean') return value;
    throw this.wrong(name, 'true or false', value);
  }

  string(name: string, fallback?: string): string {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'string') return value;
    throw this.wrong(name, 'a text', value);
  }

  /** Positive whole numbers for rows and columns; one number stands for both. */
  pair(name: string, fallback?: Pair): Pair {
    const value = this.raw(name) ?? fallback;
    const both = typeof value === 'number' ? [value, value] : value;
    const [rows, columns]: unknown[] = Array.isArray(both) ? both : [];
    if (isCount(rows) && isCount(columns)) return [rows, columns];
    throw this.wrong(name, 'one or two positive whole numbers', value);
  }

  /** A whole number from 1. */
  count(name: string, fallback?: number): number {
    const value = this.raw(name) ?? fallback;
    if (isCount(value)) return value;
    throw this.wrong(name, 'a positive whole number', value);
  }

  padding(): 'same' | 'valid' {
    const value = this.string('padding', 'valid');
    if (value === 'same' || value === 'valid') return value;
    throw this.wrong('padding', '"same" or "valid"', value);
  }

  /** @throws ModelFormatError unless the layer's data is `[height, width, channels]`. */
  requireChannelsLast(): void {
    const format = this.string('data_format', 'channels_last');
    if (format !== 'channels_last') throw this.wrong('data_format', '"channels_last"', format);
  }

  wrong(name: string, wanted: string, value: unknown): ModelFormatError {
    const shown = JSON.stringify(value)?.slice(0, 60) ?? 'nothing';
    return new ModelFormatError(`layer "${this.layer}": ${name} must be ${wanted}, not ${shown}`);
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value < 2 ** 31;
}
