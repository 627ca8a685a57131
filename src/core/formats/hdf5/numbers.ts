import { WeightsError } from '../../errors.js';
import { alignedBytes, halfTable } from '../tfjs/quantization.js';
import { say, str } from '../../sentence.js';

/** A numeric type of HDF5. */
export interface NumberType {
  readonly isFloat: boolean;
  /** Bytes. */
  readonly size: number;
  readonly signed: boolean;
  readonly littleEndian: boolean;
  /** Set for bfloat16. */
  readonly brain?: true;
}

/**
 * So many numbers; may share the memory of `bytes`.
 * @throws WeightsError for a type that is not read
 */
export function decodeNumbers(bytes: Uint8Array, type: NumberType, count: number): Float32Array {
  const { isFloat, size, littleEndian } = type;
  if (isFloat && size === 4 && littleEndian) {
    const { buffer, byteOffset } = alignedBytes(bytes, 4);
    return new Float32Array(buffer, byteOffset, count);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, count * size);
  const read = readerOf(view, type);
  return Float32Array.from({ length: count }, (_, i) => read(i * size));
}

function readerOf(view: DataView, type: NumberType): (at: number) => number {
  const { isFloat, size, signed, littleEndian: little } = type;
  if (type.brain) return brainReader(view, little);
  const table = halfTable();
  if (isFloat && size === 2) return (at) => table[view.getUint16(at, little)] ?? 0;
  if (isFloat && size === 4) return (at) => view.getFloat32(at, little);
  if (isFloat && size === 8) return (at) => view.getFloat64(at, little);
  if (!isFloat && size === 1) return signed ? (at) => view.getInt8(at) : (at) => view.getUint8(at);
  if (!isFloat && size === 2) {
    return signed ? (at) => view.getInt16(at, little) : (at) => view.getUint16(at, little);
  }
  if (!isFloat && size === 4) {
    return signed ? (at) => view.getInt32(at, little) : (at) => view.getUint32(at, little);
  }
  if (!isFloat && size === 8) {
    return signed
      ? (at) => Number(view.getBigInt64(at, little))
      : (at) => Number(view.getBigUint64(at, little));
  }
  throw new WeightsError(say(str`numbers of ${size * 8} bits are not read`));
}

function brainReader(view: DataView, little: boolean): (at: number) => number {
  const whole = new DataView(new ArrayBuffer(4));
  return (at) => {
    whole.setUint16(0, view.getUint16(at, little));
    return whole.getFloat32(0);
  };
}
