import { whole, type NumberSetting } from './setting.js';

/** Seed of whatever is drawn by chance, unless told otherwise. */
export const DEFAULT_SEED = 7;

/** The seeds that a random source tells apart. */
export const seed: NumberSetting = whole(DEFAULT_SEED, 0, 2 ** 32 - 1);
