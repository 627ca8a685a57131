import { OptionError } from '../errors.js';
import type { Raster, Size } from './raster.js';
import { triangleTaps, type Taps } from './triangle-taps.js';
import { say, str } from '../sentence.js';

/**
 * Resizes by antialiased bilinear interpolation: a triangle filter, widened by the reduction where
 * an axis shrinks, ordinary bilinear with half-pixel centres where it grows. The same filter as
 * Pillow's `BILINEAR` and TensorFlow's `resize(antialias=True)`, but without rounding: the result
 * is floating point for every input; see `quantise`.
 *
 * Separable: columns first, then rows. Values outside the raster do not count (weights are
 * renormalised at the border), so a constant stays that constant.
 *
 * @returns `[size.height, size.width, channels]`
 * @throws OptionError when a side is not a whole number ≥ 1
 */
export function resize(source: Raster, size: Size): Raster<Float32Array<ArrayBuffer>> {
  const { height, width } = size;
  if (!isSide(height) || !isSide(width) || !isSide(source.height) || !isSide(source.width)) {
    const from = `${source.height} × ${source.width}`;
    throw new OptionError(
      say(str`cannot resize ${from} to ${height} × ${width}: sides are whole, ≥ 1`),
    );
  }
  const rows = triangleTaps(source.height, height);
  return resampled(source, { rows, columns: triangleTaps(source.width, width) });
}

/** A raster whose rows and columns are sums of the source's, columns first. */
export function resampled(
  source: Raster,
  { rows, columns }: { readonly rows: Taps; readonly columns: Taps },
): Raster<Float32Array<ArrayBuffer>> {
  return resizeRows(resizeColumns(source, columns), rows);
}

function isSide(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function resizeColumns(source: Raster, taps: Taps): Raster<Float32Array<ArrayBuffer>> {
  const { height, channels, data } = source;
  const width = taps.first.length;
  const out = new Float32Array(height * width * channels);
  for (let y = 0; y < height; y++) {
    const row = y * source.width * channels;
    for (let x = 0; x < width; x++) {
      const first = row + taps.first[x]! * channels;
      const to = (y * width + x) * channels;
      for (let c = 0; c < channels; c++) out[to + c] = dot(taps, x, data, first + c, channels);
    }
  }
  return { height, width, channels, data: out };
}

function dot(taps: Taps, at: number, data: Raster['data'], first: number, step: number): number {
  const from = at * taps.width;
  const count = taps.count[at]!;
  let sum = 0;
  for (let k = 0; k < count; k++) sum += taps.weights[from + k]! * data[first + k * step]!;
  return sum;
}

/** Adds whole rows: the inner loop runs along memory, and sums stay in doubles until written. */
function resizeRows(
  source: Raster<Float32Array<ArrayBuffer>>,
  taps: Taps,
): Raster<Float32Array<ArrayBuffer>> {
  const { width, channels, data } = source;
  const height = taps.first.length;
  const stride = width * channels;
  const out = new Float32Array(height * stride);
  const sums = new Float64Array(stride);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let k = 0; k < taps.count[y]!; k++) {
      const weight = taps.weights[y * taps.width + k]!;
      const row = (taps.first[y]! + k) * stride;
      for (let i = 0; i < stride; i++) sums[i]! += weight * data[row + i]!;
    }
    out.set(sums, y * stride);
  }
  return { height, width, channels, data: out };
}
