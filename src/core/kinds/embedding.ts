import { embedding as op } from '../ops/embedding.js';
import type { Kind } from './kind.js';

/** Embedding: whole numbers become rows of a table. */
export const embedding: Kind = (config, [shape = []]) => {
  const size = config.count('output_dim');
  return {
    steps: [{ suffix: '', op: op(), weights: ['embeddings'] }],
    outputShape: [...shape, size],
    weights: { embeddings: [config.count('input_dim'), size] },
    geometry: null,
  };
};
