/** Upright pixels as a decoder gives them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, 8 bits each, row by row, not premultiplied: `4 · width · height` values. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** A decoded photo. */
export interface Photo {
  /** Of the photo itself, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Its pixels; fewer than the photo's where that is very large. */
  readonly picture: Picture;
}

/** Photos with a longer side than `above` pixels are scaled while decoding, to at most `to`. */
export const hugePhoto = { above: 4096, to: 2048 } as const;
