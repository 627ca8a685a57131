/** Upright pixels as a decoder gives them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, 8 bits each, row by row, not premultiplied: `4 · width · height` values. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}
