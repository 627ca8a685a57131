import type { ValueMap } from '../core/value-map.js';

/** Bytes that the header, with what comes before it, is a multiple of. */
const ALIGNED = 64;

/** The map as a NumPy file, version 1.0: `float32`, `[height, width]`, read by `numpy.load`. */
export function npy({ height, width, values }: ValueMap): Uint8Array<ArrayBuffer> {
  const shape = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  // Magic, version and length take ten bytes; the header ends in a line feed.
  const length = Math.ceil((10 + shape.length + 1) / ALIGNED) * ALIGNED - 10;
  const bytes = new Uint8Array(10 + length + 4 * values.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, ...ascii('NUMPY'), 1, 0]);
  view.setUint16(8, length, true);
  bytes.set(ascii(`${shape.padEnd(length - 1)}\n`), 10);
  values.forEach((value, i) => view.setFloat32(10 + length + 4 * i, value, true));
  return bytes;
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
