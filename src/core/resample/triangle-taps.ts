/** Which inputs make each output along one axis, and how much each counts. */
export interface Taps {
  /** First input of each output. */
  readonly first: Int32Array;
  /** Inputs of each output. */
  readonly count: Int32Array;
  /** Row `i` holds the `count[i]` weights of output `i`; their sum is 1. */
  readonly weights: Float64Array;
  /** Length of a row of `weights`. */
  readonly width: number;
}

/**
 * The triangle filter from `from` samples to `to`, pixel centres at half, support scaled by the
 * reduction. The bounds are those of Pillow's `precompute_coeffs` (Resample.c).
 */
export function triangleTaps(from: number, to: number): Taps {
  const scale = from / to;
  const radius = Math.max(scale, 1);
  const width = Math.ceil(radius) * 2 + 1;
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  const weights = new Float64Array(to * width);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - radius + 0.5));
    const end = Math.min(from, Math.floor(centre + radius + 0.5));
    const row = weights.subarray(i * width, i * width + end - start);
    let sum = 0;
    for (let k = 0; k < row.length; k++) {
      row[k] = Math.max(0, 1 - Math.abs(start + k + 0.5 - centre) / radius);
      sum += row[k]!;
    }
    for (let k = 0; k < row.length; k++) row[k]! /= sum;
    first[i] = start;
    count[i] = row.length;
  }
  return { first, count, weights, width };
}
