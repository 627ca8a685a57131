import type { Pair } from './window.js';

/** How the phases of a strided grid lie over it. */
export interface Grid {
  /** `[r, c]` of each phase that there is, row by row; cells of the others are 0. */
  readonly places: readonly Pair[];
  readonly strides: Pair;
  /** Rows and columns of the whole. */
  readonly size: Pair;
}
