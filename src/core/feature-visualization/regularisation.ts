import type { filterPenalties } from '../../facts/filters.js';
import type { ValuesOf } from '../../facts/setting.js';

/** Weights of penalties on the pixels, which are 0…1; 0 leaves one out. */
export type Regularisation = ValuesOf<typeof filterPenalties>;
