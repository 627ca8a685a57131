import type { FilterRecipe } from './recipe.js';

/** The picture that one channel looks for, finished or as far as it has grown. */
export interface FilterPicture {
  readonly channel: number;
  /** Which of several pictures of the channel, from 0. */
  readonly variant: number;
  /** Pixels of the longer side; of both, unless `height` and `width` say otherwise. */
  readonly size: number;
  /** Rows and columns, where they differ. */
  readonly height?: number;
  readonly width?: number;
  /**
   * RGBA, row by row. A picture has all channels that the network reads; of more than three the first
   * three are shown, of two the first as red and the other as green and blue.
   */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Steps done. */
  readonly step: number;
  /** Steps asked for; fewer are done when the objective has stopped rising. */
  readonly steps: number;
  /**
   * `running`, `done`; `silent`: the picture stayed grey even after a stronger start; `dead`: the
   * channel cannot be excited (its BatchNorm's running variance is 0), nothing was drawn.
   */
  readonly status: 'running' | 'done' | 'silent' | 'dead';
  /**
   * The objective at each step, which rises: by default the mean of the channel before its
   * activation function; of a negative picture, minus that.
   */
  readonly course: Float32Array<ArrayBuffer>;
  /** Up to six earlier stages of growth, oldest first. */
  readonly stages: readonly {
    readonly step: number;
    readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  }[];
}

export interface FiltersResult {
  readonly layer: string;
  /** Tensor that was maximised: the layer's, or the one before its activation function. */
  readonly tensor: string;
  readonly channels: number;
  readonly seed: number;
  /** What the pictures are made from; absent until the first of them are finished. */
  readonly recipe?: FilterRecipe;
  readonly pictures: readonly FilterPicture[];
}
