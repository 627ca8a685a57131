import type { LayerInfo, ReceptiveAxis } from '../graph/layer-info.js';
import type { Picture } from '../image/picture.js';
import type { Size } from '../resample/raster.js';
import type { Cell, Patch } from './patch.types.js';

/** Sides of a patch in input pixels, at most. */
export const patchSide = 96;

/**
 * The part of a picture that one cell of a layer's map sees: its theoretical receptive field, cut to
 * the picture. Of a large field the middle is shown, {@link patchSide} pixels a side at most: its
 * pixels count the more the nearer they are to it (Luo et al., "Understanding the Effective Receptive
 * Field in Deep Convolutional Neural Networks", NeurIPS 2016).
 *
 * @param picture - all that the network sees, in any resolution
 * @param input - rows and columns of the network's input
 * @returns null for a layer without rows and columns, or a field that lies in the padding
 */
export function patchAt(
  layer: Pick<LayerInfo, 'receptiveField'>,
  { row, column }: Cell,
  picture: Picture,
  input: Size,
): Patch | null {
  const { receptiveField } = layer;
  if (!receptiveField) return null;
  const vertical = span(receptiveField.vertical, row, input.height, picture.height);
  const horizontal = span(receptiveField.horizontal, column, input.width, picture.width);
  if (!vertical || !horizontal) return null;
  const box = {
    top: vertical.from,
    left: horizontal.from,
    height: vertical.to - vertical.from,
    width: horizontal.to - horizontal.from,
  };
  const { cut: rows } = vertical;
  const { cut: columns } = horizontal;
  return {
    picture: part(picture, rows, columns),
    box,
    at: { x: horizontal.middle, y: vertical.middle },
  };
}

interface Span {
  /** In input pixels. */
  readonly from: number;
  readonly to: number;
  /** What is shown of it, in pixels of the picture, whole. */
  readonly cut: readonly [from: number, to: number];
  /** The middle of the field, as a share of what is shown. */
  readonly middle: number;
}

function span(axis: ReceptiveAxis, index: number, input: number, picture: number): Span | null {
  const start = axis.start + index * axis.stride;
  const from = Math.max(0, start);
  const to = Math.min(input, start + axis.size);
  if (to <= from) return null;
  const middle = Math.min(to, Math.max(from, start + axis.size / 2));
  const side = Math.min(patchSide, to - from);
  const first = Math.min(to - side, Math.max(from, middle - side / 2));
  const finer = picture / input;
  const end = Math.min(picture, Math.ceil((first + side) * finer));
  return { from, to, cut: [Math.floor(first * finer), end], middle: (middle - first) / side };
}

function part(
  { width, pixels }: Picture,
  [top, bottom]: Span['cut'],
  [left, right]: Span['cut'],
): Picture {
  const across = right - left;
  const own = new Uint8ClampedArray(4 * across * (bottom - top));
  for (let y = top; y < bottom; y++) {
    const from = 4 * (y * width + left);
    own.set(pixels.subarray(from, from + 4 * across), 4 * (y - top) * across);
  }
  return { width: across, height: bottom - top, pixels: own };
}
