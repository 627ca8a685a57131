import type { Raster, Samples } from './raster.js';

/** Whole pixels by which a raster moves; negative goes up and left. */
export interface Shift {
  readonly down: number;
  readonly right: number;
}

/**
 * Moves a raster by whole pixels; what leaves on one side enters on the other, so nothing is lost
 * and `shift(shift(r, {down, right}), {down: -down, right: -right})` is `r`.
 */
export function shift(source: Raster, { down, right }: Shift): Raster<Samples> {
  const { height, width, channels, data } = source;
  const stride = width * channels;
  const turn = modulo(right, width) * channels;
  const out = data.slice();
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * stride, (y + 1) * stride);
    const to = modulo(y + down, height) * stride;
    out.set(row.subarray(0, stride - turn), to + turn);
    out.set(row.subarray(stride - turn), to);
  }
  return { height, width, channels, data: out };
}

function modulo(value: number, length: number): number {
  return ((value % length) + length) % length;
}
