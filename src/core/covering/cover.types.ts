import type { CoverFill } from '../../facts/covers.js';
import type { Box } from '../resample/raster.js';

/** A part of the input that is covered, in pixels of the input. */
export interface Cover extends Box {
  /** A line drawn with a brush inside of the box; without it all of the box is covered. */
  readonly brush?: BrushLine | undefined;
}

/** A line drawn with a round brush. */
export interface BrushLine {
  /** Half the width of the line, in pixels of the input. */
  readonly radius: number;
  /** Corners of the line, in pixels from the upper left corner of the box; one is a dot. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** What a network says while parts of its input are covered. */
export interface CoverResult {
  readonly fill: CoverFill;
  readonly classIndex: number;
  /** With nothing covered: the share of each class, 0…1; of a network that gives one number, that number. */
  readonly before: Float32Array<ArrayBuffer>;
  /** The same with the covers. */
  readonly covered: Float32Array<ArrayBuffer>;
  /**
   * What it says of the class (or the number) with the same covers at other places by chance, clear of the real
   * ones. Fewer than were asked for where there is no room.
   */
  readonly elsewhere: readonly number[];
}

/** A connected part of a heatmap that stands out. */
export interface MapPlace {
  /** Around it, in pixels of the input. */
  readonly box: Box;
  /** Share of the input that it takes, 0…1. */
  readonly share: number;
  /** Its highest value as a share of the map's, 0…1. */
  readonly strength: number;
}

/** Whether covering the places that a heatmap marks says the same as the heatmap. */
export interface Disagreement {
  readonly classIndex: number;
  /** Places of the map, the strongest first, with the mean that occlusion has there: below 0 it speaks against. */
  readonly places: readonly (MapPlace & { readonly occlusion: number })[];
  /** Indices of the places that were covered together; none where occlusion speaks for all of them. */
  readonly tried: readonly number[];
  /** What covering those did, a trial for each fill. */
  readonly trials: readonly CoverResult[];
  /**
   * Whether occlusion's doubt held: the class's share rises with every fill, and with one of them more than at
   * each of the other places.
   */
  readonly disagrees: boolean;
}
