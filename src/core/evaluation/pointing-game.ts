import { centreOf, lookingCells, stretched, type Placement } from '../placement/placement.js';
import type { Box } from '../resample/raster.js';
import type { ValueMap } from '../value-map.js';

/**
 * Whether the place where the highest cell of a map looks lies in a box (Zhang et al., "Top-down
 * Neural Attention by Excitation Backprop", ECCV 2016). The first of several that are equally high
 * counts; cells that look at nothing of the input do not.
 *
 * @param box - in pixels of the input; in cells of the map where no `placement` is given
 * @param tolerance - pixels or cells by which it may lie outside; 0 unless given
 * @param placement - where the map's cells lie on the input, as a heatmap's result has it
 */
export function pointingGame(
  map: ValueMap,
  box: Box,
  tolerance = 0,
  placement: Placement = stretched(map, { height: map.height, width: map.width }),
): boolean {
  const { vertical, horizontal, input } = placement;
  const [top, bottom] = lookingCells(vertical, map.height, input.height);
  const [left, right] = lookingCells(horizontal, map.width, input.width);
  let best: { readonly value: number; readonly row: number; readonly column: number } | null = null;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const value = map.values[row * map.width + column]!;
      if (!best || value > best.value) best = { value, row, column };
    }
  }
  if (!best) return false;
  const within = (place: number, from: number, side: number) =>
    place >= from - tolerance && place < from + side + tolerance;
  return (
    within(centreOf(vertical, best.row), box.top, box.height) &&
    within(centreOf(horizontal, best.column), box.left, box.width)
  );
}
