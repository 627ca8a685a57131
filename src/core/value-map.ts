/** A grid of raw values, row by row. */
export interface ValueMap {
  readonly height: number;
  readonly width: number;
  /** `height · width` values. */
  readonly values: Float32Array<ArrayBuffer>;
}
