import { ConvlensError } from '../../core/errors.js';
import { say, str } from '../../core/sentence.js';
import type { ValueMap } from '../../core/value-map.js';

/** What was given to an element is not what it shows. The message names the field. */
export class ResultDataError extends ConvlensError {
  override readonly name = 'ResultDataError';
}

/** Whether it is as it is drawn from: nothing is left to read. */
export const areFloats = (...values: readonly unknown[]): boolean =>
  values.every((one) => one instanceof Float32Array);

/** A list of numbers, a list of such lists and so on, or what a typed array becomes in JSON. */
function flat(value: unknown, field: string): readonly number[] {
  if (typeof value === 'number' && Number.isFinite(value)) return [value];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => flat(one, field));
  throw new ResultDataError(say(str`"${field}" of the result is no list of finite numbers`));
}

function counted<T extends ArrayLike<number>>(values: T, field: string, count?: number): T {
  if (count === undefined || values.length === count) return values;
  throw new ResultDataError(
    say(str`"${field}" of the result has ${values.length} numbers and needs ${count}`),
  );
}

/** Numbers, plain or not, as they are drawn from. @throws ResultDataError */
export function floats(value: unknown, field: string, count?: number): Float32Array<ArrayBuffer> {
  const values =
    value instanceof Float32Array ? new Float32Array(value) : Float32Array.from(flat(value, field));
  return counted(values, field, count);
}

/** Pixels: RGBA one after another, or rows of `[red, green, blue]`. @throws ResultDataError */
export function bytes(
  value: unknown,
  field: string,
  { height, width }: { readonly height: number; readonly width: number },
): Uint8ClampedArray<ArrayBuffer> {
  if (value instanceof Uint8ClampedArray) {
    return counted(new Uint8ClampedArray(value), field, 4 * height * width);
  }
  const given = flat(value, field);
  if (given.length !== 3 * height * width) {
    return counted(Uint8ClampedArray.from(given), field, 4 * height * width);
  }
  return Uint8ClampedArray.from({ length: 4 * height * width }, (_, i) =>
    i % 4 === 3 ? 255 : given[3 * Math.floor(i / 4) + (i % 4)]!,
  );
}

/** A map as it is, or as rows from the top. @throws ResultDataError */
export function valueMap(value: unknown, field: string): ValueMap {
  if (Array.isArray(value)) {
    const [first] = value as readonly unknown[];
    const [height, width] = [value.length, Array.isArray(first) ? first.length : 0];
    return { height, width, values: floats(value, field, height * width) };
  }
  const { height, width, values } = map(value, field);
  return { height, width, values: floats(values, `${field}.values`, height * width) };
}

function map(value: unknown, field: string) {
  if (typeof value === 'object' && value !== null && 'values' in value) {
    if ('height' in value && 'width' in value) {
      const { height, width, values } = value;
      if (isCount(height) && isCount(width)) return { height, width, values };
    }
  }
  throw new ResultDataError(
    say(str`"${field}" of the result is neither rows of numbers nor { height, width, values }`),
  );
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0;

/** A field that there has to be. @throws ResultDataError */
export function needed<T>(value: T, field: string): NonNullable<T> {
  if (value !== undefined && value !== null) return value;
  throw new ResultDataError(say(str`the result has no "${field}"`));
}

/** A list that there has to be. @throws ResultDataError */
export function list<T>(value: readonly T[] | undefined, field: string): readonly T[] {
  if (Array.isArray(needed(value, field))) return value ?? [];
  throw new ResultDataError(say(str`"${field}" of the result is no list`));
}
