import { WeightsError } from '../../errors.js';
import { isJson, shown, type Json } from '../../kinds/config.js';
import { say, str } from '../../sentence.js';

/** Bytes a value takes as stored, and how to read them as float32. */
export interface Decoder {
  readonly bytesPerValue: number;
  /** All values in `bytes`; may share its memory. */
  decode(bytes: Uint8Array): Float32Array;
}

const float32: Decoder = {
  bytesPerValue: 4,
  decode: (bytes) => {
    const { buffer, byteOffset, byteLength } = alignedBytes(bytes, 4);
    return new Float32Array(buffer, byteOffset, byteLength / 4);
  },
};

/** Sizes and axes of a graph, which float32 holds as they are. */
const int32: Decoder = {
  bytesPerValue: 4,
  decode: (bytes) => {
    const { buffer, byteOffset, byteLength } = alignedBytes(bytes, 4);
    return Float32Array.from(new Int32Array(buffer, byteOffset, byteLength / 4));
  },
};

/** IEEE 754 half precision, by a table of all 65,536 values made when first needed. */
const float16: Decoder = {
  bytesPerValue: 2,
  decode(bytes) {
    const table = halfTable();
    return mapped(shorts(bytes), (half) => table[half]!);
  },
};

/** The same bytes where numbers of that width may begin. A `Buffer` of Node's does not copy by slice. */
export const alignedBytes = (bytes: Uint8Array, width: number): Uint8Array =>
  bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes);

function shorts(bytes: Uint8Array): Uint16Array {
  const { buffer, byteOffset, byteLength } = alignedBytes(bytes, 2);
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}

/** Each value as `value` has it. `Float32Array.from` takes a list in its way, 15 times as long for millions. */
function mapped(steps: Uint8Array | Uint16Array, value: (step: number) => number): Float32Array {
  const values = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) values[i] = value(steps[i]!);
  return values;
}

let halves: Float32Array | undefined;

/** The value of each half by its 16 bits. */
export function halfTable(): Float32Array {
  if (halves) return halves;
  halves = new Float32Array(65536);
  for (let bits = 0; bits < 65536; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = (bits & 1023) / 1024;
    if (exponent === 0) halves[bits] = sign * fraction * 2 ** -14;
    else if (exponent === 31) halves[bits] = fraction === 0 ? sign * Infinity : NaN;
    else halves[bits] = sign * (1 + fraction) * 2 ** (exponent - 15);
  }
  return halves;
}

/** Whole numbers times a scale, plus a minimum; rounded where they stand for whole numbers. */
function affine(bytesPerValue: 1 | 2, scale: number, min: number, whole = false): Decoder {
  const value = (step: number) => step * scale + min;
  return {
    bytesPerValue,
    decode: (bytes) =>
      mapped(
        bytesPerValue === 1 ? bytes : shorts(bytes),
        whole ? (step) => Math.round(value(step)) : value,
      ),
  };
}

/**
 * How a weight of a tfjs manifest is stored.
 * @throws WeightsError for a type that is not read
 */
export function decoderOf(weight: Json): Decoder {
  const { quantization, dtype: type } = weight;
  if (type === 'bool') return affine(1, 1, 0);
  if (type !== 'float32' && type !== 'int32') {
    throw new WeightsError(say(str`weights of type ${shown(weight['dtype'])} are not read`));
  }
  if (!isJson(quantization)) return type === 'int32' ? int32 : float32;
  const { dtype, scale = 1, min = 0 } = quantization;
  if (dtype === 'float16') return float16;
  const numbers = typeof scale === 'number' && typeof min === 'number';
  if ((dtype === 'uint8' || dtype === 'uint16') && numbers) {
    return affine(dtype === 'uint8' ? 1 : 2, scale, min, type === 'int32');
  }
  throw new WeightsError(say(str`weights quantised as ${shown(dtype)} are not read`));
}
