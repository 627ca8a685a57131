/** The picture that one channel looks for, finished or as far as it has grown. */
export interface FilterPicture {
  readonly channel: number;
  /** Pixels; square. */
  readonly size: number;
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Steps done. */
  readonly step: number;
  /** Steps asked for. */
  readonly steps: number;
  /**
   * `running`, `done`; `silent`: the picture stayed grey even after a stronger start; `dead`: the
   * channel cannot be excited (its BatchNorm's running variance is 0), nothing was drawn.
   */
  readonly status: 'running' | 'done' | 'silent' | 'dead';
  /** The objective at each step: mean of the channel before its activation function. */
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
  readonly pictures: readonly FilterPicture[];
}
