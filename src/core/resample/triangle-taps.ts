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
 * reduction.
 */
export function triangleTaps(from: number, to: number): Taps {
  const scale = from / to;
  const centres = Array.from({ length: to }, (_, i) => (i + 0.5) * scale);
  return triangleTapsAt(centres, scale, [0, from]);
}

/**
 * The triangle filter at any places among the samples, of which the first reaches from 0 to 1. The
 * bounds are those of Pillow's `precompute_coeffs` (Resample.c).
 *
 * @param scale - samples from one place to the next; the filter is at least as wide
 * @param range - the samples that count, from the first to one past the last
 */
export function triangleTapsAt(
  centres: readonly number[],
  scale: number,
  range: readonly [from: number, to: number],
): Taps {
  const radius = Math.max(scale, 1);
  const width = Math.ceil(radius) * 2 + 1;
  const first = new Int32Array(centres.length);
  const count = new Int32Array(centres.length);
  const weights = new Float64Array(centres.length * width);
  for (const [i, centre] of centres.entries()) {
    const start = Math.max(range[0], Math.floor(centre - radius + 0.5));
    const end = Math.max(start, Math.min(range[1], Math.floor(centre + radius + 0.5)));
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
