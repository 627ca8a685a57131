/** Numbers that a raster may hold. */
export type Samples =
  Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Uint8ClampedArray<ArrayBuffer>;

/** A grid of pixels or of values, `[height, width, channels]`, row by row, channels together. */
export interface Raster<Data extends Samples = Samples> {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** `height · width · channels` numbers. */
  readonly data: Data;
}

/** Rows and columns, in pixels. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

/** A part of a raster, in whole pixels. */
export interface Box extends Size {
  /** First row. */
  readonly top: number;
  /** First column. */
  readonly left: number;
}
