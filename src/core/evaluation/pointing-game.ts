import type { Box } from '../resample/raster.js';
import type { ValueMap } from '../value-map.js';

/**
 * Whether the highest cell of a map lies in a box (Zhang et al., "Top-down Neural Attention by
 * Excitation Backprop", ECCV 2016). The first of several that are equally high counts.
 *
 * @param box - in cells of the map
 * @param tolerance - cells by which it may lie outside; 0 unless given
 */
export function pointingGame(map: ValueMap, box: Box, tolerance = 0): boolean {
  const at = map.values.reduce((best, value, i) => (value > map.values[best]! ? i : best), 0);
  const [row, column] = [Math.floor(at / map.width), at % map.width];
  return (
    row >= box.top - tolerance &&
    row < box.top + box.height + tolerance &&
    column >= box.left - tolerance &&
    column < box.left + box.width + tolerance
  );
}
