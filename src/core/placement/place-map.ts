import type { ReceptiveAxis } from '../graph/layer-info.js';
import type { Size } from '../resample/raster.js';
import { resampled } from '../resample/resize.js';
import { triangleTapsAt, type Taps } from '../resample/triangle-taps.js';
import type { ValueMap } from '../value-map.js';
import { centreOf, lookingCells, type Placement } from './placement.js';

/**
 * A map where its cells look: bilinear between their centres, averaged where cells lie closer than
 * the pixels asked for, and going on unchanged beyond the outermost centres to the end of what they
 * see. Cells that see nothing but padding have no part in it.
 *
 * @param size - rows and columns over the whole input; the input's own by default
 * @param nothing - value of what no cell looks at
 */
export function placeMap(
  map: ValueMap,
  placement: Placement,
  size: Size = placement.input,
  nothing = 0,
): ValueMap {
  const { vertical, horizontal, input } = placement;
  const same = map.height === size.height && map.width === size.width;
  if (same && fills(placement, map)) return map;
  const { height, width } = size;
  const raster = { height: map.height, width: map.width, channels: 1, data: map.values };
  const { data } = resampled(raster, {
    rows: tapsAlong(vertical, map.height, input.height, height),
    columns: tapsAlong(horizontal, map.width, input.width, width),
  });
  const { seen } = placement;
  const unseen = (pixel: number, from: number, count: number, scale: number) => {
    const middle = (pixel + 0.5) * scale;
    return middle < from || middle >= from + count;
  };
  const outside = Array.from({ length: width }, (_, x) =>
    unseen(x, seen.left, seen.width, input.width / width),
  );
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    if (unseen(y, seen.top, seen.height, input.height / height)) row.fill(nothing);
    else outside.forEach((none, x) => none && (row[x] = nothing));
  }
  return { height, width, values: data };
}

/**
 * Value of a placed map at a point of the input, in shares of its height and width (0…1), bilinear;
 * null where no cell looks.
 */
export function valueAt(
  map: ValueMap,
  placement: Placement,
  point: { readonly x: number; readonly y: number },
): number | null {
  const { vertical, horizontal, input, seen } = placement;
  const [y, x] = [point.y * input.height, point.x * input.width];
  const within = (place: number, from: number, count: number) =>
    count > 0 && place >= from && place <= from + count;
  if (!within(y, seen.top, seen.height) || !within(x, seen.left, seen.width)) return null;
  const raster = { height: map.height, width: map.width, channels: 1, data: map.values };
  const { data } = resampled(raster, {
    rows: tapsAt(vertical, map.height, input.height, [y], 1),
    columns: tapsAt(horizontal, map.width, input.width, [x], 1),
  });
  return data[0]!;
}

/**
 * The map's values at the places where other cells look, at their resolution; beyond its outermost
 * centres it goes on unchanged.
 *
 * @param cells - how many, lying by `to`
 */
export function valuesWhere(map: ValueMap, from: Placement, to: Placement, cells: Size): ValueMap {
  const centres = (axis: ReceptiveAxis, count: number) =>
    Array.from({ length: count }, (_, cell) => centreOf(axis, cell));
  const raster = { height: map.height, width: map.width, channels: 1, data: map.values };
  const rows = centres(to.vertical, cells.height);
  const columns = centres(to.horizontal, cells.width);
  const { height, width } = from.input;
  const { data } = resampled(raster, {
    rows: tapsAt(from.vertical, map.height, height, rows, to.vertical.stride),
    columns: tapsAt(from.horizontal, map.width, width, columns, to.horizontal.stride),
  });
  return { height: cells.height, width: cells.width, values: data };
}

/** Whether the cells lie evenly over all of the input. */
function fills({ vertical, horizontal, input, seen }: Placement, cells: Size): boolean {
  const even = ({ start, stride, size }: ReceptiveAxis, count: number, pixels: number) =>
    start + size / 2 === stride / 2 && stride * count === pixels;
  return (
    even(vertical, cells.height, input.height) &&
    even(horizontal, cells.width, input.width) &&
    seen.height === input.height &&
    seen.width === input.width
  );
}

function tapsAlong(axis: ReceptiveAxis, cells: number, pixels: number, count: number): Taps {
  const side = pixels / count;
  const places = Array.from({ length: count }, (_, i) => (i + 0.5) * side);
  return tapsAt(axis, cells, pixels, places, side);
}

/** What the cells of an axis give to places on the input that are `side` pixels wide. */
function tapsAt(
  axis: ReceptiveAxis,
  cells: number,
  pixels: number,
  places: readonly number[],
  side: number,
): Taps {
  const range = lookingCells(axis, cells, pixels);
  const [first, end] = range;
  // In cells, of which the first reaches from 0 to 1. Further out nothing changes.
  const centres = places.map((place) => {
    const at = (place - centreOf(axis, 0)) / axis.stride + 0.5;
    return Math.min(end, Math.max(first, at));
  });
  return triangleTapsAt(centres, side / axis.stride, range);
}
