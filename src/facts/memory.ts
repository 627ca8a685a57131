/** Bytes that a run may take, weights included, unless told otherwise. */
export const DEFAULT_BUDGET = 2 ** 30;

/**
 * What a network holds, in copies of its weights: the wasm backend packs each filter a second time,
 * and reverse passes keep it flipped.
 */
export const WEIGHT_COPIES = 2.2;

/**
 * Bytes of weights, and of pixels, that a worker keeps open for all who use it; the two used last stay
 * whatever they take. What is beyond it is opened again when it is next asked for.
 */
export const OPEN_WEIGHTS = 2 ** 29;
export const OPEN_PIXELS = 2 ** 28;
