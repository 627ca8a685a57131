/** Weights of penalties on the pixels, which are 0…1; 0 leaves one out. */
export interface Regularisation {
  /** Total variation: squared differences of neighbouring pixels. */
  readonly totalVariation: number;
  /** Squared distance from grey. */
  readonly l2: number;
  /** Sixth power of twice the distance from grey, which minds only what nears black or white. */
  readonly l6: number;
  /** Squared distance from the picture's own blur, one pixel wide: fine grain. */
  readonly grain: number;
}

export const regularisationDefaults: Regularisation = { totalVariation: 0, l2: 0, l6: 0, grain: 0 };
