import type { ReceptiveAxis } from '../graph/layer-info.js';
import type { Box, Size } from '../resample/raster.js';
import type { ValueMap } from '../value-map.js';

/**
 * How it is known where the cells of a map lie on the input:
 * - `receptive-field`: by the start and the stride of the layer's receptive field
 * - `input`: the map has the input's own resolution
 * - `stretched`: spread evenly over the whole input, because that was asked for
 * - `unknown`: spread evenly, because cells behind a layer of another kind (a flattening, attention)
 *   no longer lie over the input, or do not read the image
 * - `scattered`: spread evenly, because each cell looks at places further apart than its neighbours
 */
export type PlacementRule = 'receptive-field' | 'input' | 'stretched' | 'unknown' | 'scattered';

/** What may be asked for: where cells look, or the whole input evenly, as other libraries draw it. */
export const placements = ['receptive-field', 'stretched'] as const;
export type AskedPlacement = (typeof placements)[number];

/** Where the cells of a map lie on the input, in input pixels. Plain data: travels in results. */
export interface Placement {
  readonly by: PlacementRule;
  /** Rows and columns of the input. */
  readonly input: Size;
  readonly vertical: ReceptiveAxis;
  readonly horizontal: ReceptiveAxis;
  /** The part of the input that some cell looks at; nothing is known of what lies outside of it. */
  readonly seen: Box;
}

/** Middle of what a cell sees along an axis; the first pixel reaches from 0 to 1. */
export const centreOf = ({ start, stride, size }: ReceptiveAxis, cell: number): number =>
  start + size / 2 + cell * stride;

/** The placement of `cells` of which the first ones' fields are given. */
export function placedBy(
  by: PlacementRule,
  axes: Pick<Placement, 'vertical' | 'horizontal'>,
  cells: Size,
  input: Size,
): Placement {
  const { vertical, horizontal } = axes;
  const [top, bottom] = seenAlong(vertical, cells.height, input.height);
  const [left, right] = seenAlong(horizontal, cells.width, input.width);
  const seen = { top, left, height: bottom - top, width: right - left };
  const { height, width } = input;
  return { by, input: { height, width }, vertical, horizontal, seen };
}

/** Cells spread evenly over the whole input. */
export function stretched(cells: Size, input: Size, by: PlacementRule = 'stretched'): Placement {
  const axis = (pixels: number, count: number): ReceptiveAxis => {
    const side = pixels / count;
    return { start: 0, stride: side, size: side };
  };
  const vertical = axis(input.height, cells.height);
  const horizontal = axis(input.width, cells.width);
  return placedBy(by, { vertical, horizontal }, cells, input);
}

/** A map of the input's own resolution, of which only `seen` means something. */
export function onInput(input: Size, seen: Box = { top: 0, left: 0, ...input }): Placement {
  const pixel = { start: 0, stride: 1, size: 1 };
  return { by: 'input', input, vertical: pixel, horizontal: pixel, seen };
}

/** Share of the input that no cell looks at, 0…1. */
export function unseenShare({ input, seen }: Placement): number {
  return 1 - (seen.height * seen.width) / (input.height * input.width);
}

/** The smallest box that holds all of these. */
export function aroundAll(boxes: readonly Box[]): Box {
  const top = Math.min(...boxes.map((box) => box.top));
  const left = Math.min(...boxes.map((box) => box.left));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  return { top, left, height: bottom - top, width: right - left };
}

/** Cells along an axis that look at some of the input, from the first to one past the last. */
export function lookingCells(
  { start, stride, size }: ReceptiveAxis,
  cells: number,
  pixels: number,
): readonly [from: number, to: number] {
  // Of a field's end that lies on the border to within rounding, nothing is on the other side.
  const from = Math.floor((-start - size) / stride + 1e-6) + 1;
  const to = Math.ceil((pixels - start) / stride - 1e-6);
  const first = Math.min(cells, Math.max(0, from));
  return [first, Math.max(first, Math.min(cells, to))];
}

/** The cells of a map that look at some of the input; those in a padding alone are left out. */
export function lookingPart(map: ValueMap, placement: Placement): ValueMap {
  const { vertical, horizontal, input } = placement;
  const [top, bottom] = lookingCells(vertical, map.height, input.height);
  const [left, right] = lookingCells(horizontal, map.width, input.width);
  const [height, width] = [bottom - top, right - left];
  if (height === map.height && width === map.width) return map;
  const values = new Float32Array(height * width);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * map.width + left;
    values.set(map.values.subarray(from, from + width), row * width);
  }
  return { height, width, values };
}

/** Pixels whose middle lies in a field of some cell, from the first to one past the last. */
function seenAlong(axis: ReceptiveAxis, cells: number, pixels: number): [number, number] {
  const pixel = (place: number) => Math.min(pixels, Math.max(0, Math.ceil(place - 0.5 - 1e-6)));
  const from = pixel(axis.start);
  return [from, Math.max(from, pixel(axis.start + (cells - 1) * axis.stride + axis.size))];
}
