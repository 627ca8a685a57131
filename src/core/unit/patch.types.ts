import type { Picture } from '../image/picture.js';
import type { Box } from '../resample/raster.js';

/** A place in a map. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What a cell sees of a picture. */
export interface Patch {
  /** The field, or the middle of a large one. */
  readonly picture: Picture;
  /** The whole field, cut to the picture, in input pixels. */
  readonly box: Box;
  /** The middle of the cell's field within `picture`, as shares 0…1 of its sides. */
  readonly at: { readonly x: number; readonly y: number };
}
