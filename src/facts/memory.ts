/** Bytes that a run may take, weights included, unless told otherwise. */
export const DEFAULT_BUDGET = 2 ** 30;

/**
 * What a network holds, in copies of its weights: the wasm backend packs each filter a second time,
 * and reverse passes keep it flipped.
 */
export const WEIGHT_COPIES = 2.2;
