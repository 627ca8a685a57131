import { ModelFormatError } from '../errors.js';
import type { Pair } from '../ops/window.js';
import { say, str, type Sentence } from '../sentence.js';

/** A plain JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Largest side of a window, a stride or a border: that of the largest image. */
const LARGEST_SIDE = 8192;

/** An array as one of unknown values; empty for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value of a model file for a message: short, whatever the file holds. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 60)}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  // One level only: hostile files nest deeper than JSON.stringify can follow.
  const item = (one: unknown) => (typeof one === 'object' && one !== null ? '…' : shown(one));
  return Array.isArray(value) ? `[${value.slice(0, 8).map(item).join(', ').slice(0, 60)}]` : '{…}';
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Which Keras wrote a model: up to 2 (and tfjs), or 3. `hard_sigmoid` and few others are different
 * functions under the same name.
 */
export type KerasVersion = 2 | 3;

/** Reads a layer's configuration; complains by the layer's and the field's name. */
export class Config {
  /** The layer's name, short enough for a message. */
  readonly layer: string;

  constructor(
    layer: string,
    readonly json: Json,
    readonly keras: KerasVersion = 3,
  ) {
    this.layer = layer.slice(0, 60);
  }

  /** The field under the first of the names that is present. */
  raw(...names: readonly string[]): unknown {
    const name = names.find((candidate) => Object.hasOwn(this.json, candidate));
    return name === undefined ? undefined : plain(this.json[name]);
  }

  number(name: string, fallback?: number): number {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw this.wrong(name, say('a number'), value);
  }

  /** A number, or null where the field is missing or null. */
  optional(name: string): number | null {
    return this.raw(name) === null || this.raw(name) === undefined ? null : this.number(name);
  }

  /**
   * Axes counted with the batch axis, from 1 and in their order, of data of `rank` axes besides
   * it; one number stands for itself, negative ones count from the last.
   */
  axes(name: string, rank: number, fallback: number = -1): readonly number[] {
    const given = [this.raw(name) ?? fallback].flat();
    const axes = given.map((axis) =>
      typeof axis === 'number' && axis < 0 ? axis + rank + 1 : axis,
    );
    const fits = (axis: unknown): axis is number =>
      Number.isInteger(axis) && 1 <= Number(axis) && Number(axis) <= rank;
    if (axes.length > 0 && axes.every(fits) && new Set(axes).size === axes.length) {
      return axes.sort((a, b) => a - b);
    }
    throw this.wrong(name, say(str`axes from 1 to ${rank}`), this.raw(name));
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'boolean') return value;
    throw this.wrong(name, say('true or false'), value);
  }

  string(name: string, fallback?: string): string {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'string') return value;
    throw this.wrong(name, say('a text'), value);
  }

  /** Positive whole numbers for rows and columns; one number stands for both. */
  pair(name: string, fallback?: Pair): Pair {
    const value = this.raw(name) ?? fallback;
    const [rows, columns] = typeof value === 'number' ? [value, value] : asList(value);
    if (isSide(rows) && isSide(columns)) return [rows, columns];
    throw this.wrong(name, say(str`one or two whole numbers from 1 to ${LARGEST_SIDE}`), value);
  }

  /** A whole number from 1. */
  count(name: string, fallback?: number): number {
    const value = this.raw(name) ?? fallback;
    if (isCount(value)) return value;
    throw this.wrong(name, say('a positive whole number'), value);
  }

  padding(): 'same' | 'valid' {
    const value = this.string('padding', 'valid');
    if (value === 'same' || value === 'valid') return value;
    throw this.wrong('padding', say('"same" or "valid"'), value);
  }

  /** @throws ModelFormatError unless the layer's data is `[height, width, channels]`. */
  requireChannelsLast(): void {
    const format = this.string('data_format', 'channels_last');
    if (format !== 'channels_last') throw this.wrong('data_format', say('"channels_last"'), format);
  }

  wrong(name: string, wanted: Sentence, value: unknown): ModelFormatError {
    return new ModelFormatError(
      say(str`layer "${this.layer}": ${name} must be ${wanted}, not ${shown(value)}`),
    );
  }
}

/** A number or list that Keras 2.12 wrote as the array that it had in its layer. */
function plain(value: unknown): unknown {
  if (!isJson(value)) return value;
  const { class_name: className, config } = value;
  const isArray = className === '__numpy__' || className === '__tensor__';
  return isArray && isJson(config) ? config['value'] : value;
}

const isSide = (value: unknown): value is number => isCount(value) && value <= LARGEST_SIDE;

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value < 2 ** 31;
}
