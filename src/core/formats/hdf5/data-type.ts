import { Cursor } from './cursor.js';
import { brokenHdf5 } from './errors.js';
import type { NumberType } from './numbers.js';

/** What the values of an array or an attribute are. */
export type DataType =
  | { readonly is: 'number'; readonly number: NumberType }
  /** Texts of so many bytes each. */
  | { readonly is: 'text'; readonly size: number }
  /** Texts that lie elsewhere, each as long as it is. */
  | { readonly is: 'text elsewhere'; readonly size: number }
  | { readonly is: 'other'; readonly size: number };

/** Size of the exponent of the floating point numbers of IEEE, by bytes. */
const EXPONENTS: Readonly<Record<number, number>> = { 2: 5, 4: 8, 8: 11 };
const [FIXED_POINT, FLOATING_POINT, TEXT, OPAQUE, VARIABLE_LENGTH] = [0, 1, 3, 5, 9];
/** bfloat16: a float32 without its lower half. h5py, which has no name for it, writes two bytes. */
const BRAIN = { isFloat: true, size: 2, signed: true, littleEndian: true, brain: true } as const;

/** Reads the description of a type. */
export function dataTypeOf(bytes: Uint8Array): DataType {
  const cursor = new Cursor(bytes);
  const kind = cursor.u8() & 15;
  const flags = cursor.u8();
  const size = cursor.skip(2).u32();
  const littleEndian = (flags & 1) === 0;
  if (kind === FIXED_POINT) {
    const number = { isFloat: false, size, signed: (flags & 8) !== 0, littleEndian };
    return { is: 'number', number };
  }
  if (kind === FLOATING_POINT) {
    const exponent = cursor.skip(5).u8();
    if (size === 2 && exponent === 8) return { is: 'number', number: { ...BRAIN, littleEndian } };
    if (EXPONENTS[size] !== exponent) return { is: 'other', size };
    return { is: 'number', number: { isFloat: true, size, signed: true, littleEndian } };
  }
  if (kind === OPAQUE && size === 2) return { is: 'number', number: BRAIN };
  if (kind === TEXT) return { is: 'text', size };
  const texts = kind === VARIABLE_LENGTH && (flags & 15) === 1;
  return { is: texts ? 'text elsewhere' : 'other', size };
}

/** Numbers of an array by its axes; none for a single value. */
export function dataSpaceOf(bytes: Uint8Array): readonly number[] {
  const cursor = new Cursor(bytes);
  const version = cursor.u8();
  const rank = cursor.u8();
  cursor.skip(1);
  if (version === 1) cursor.skip(5);
  else if (version !== 2) throw brokenHdf5();
  // A space without any value.
  else if (cursor.u8() === 2) return [0];
  return Array.from({ length: rank }, () => cursor.u64());
}

export const countOf = (shape: readonly number[]): number =>
  shape.reduce((product, n) => product * n, 1);
