import { embedding as op } from '../ops/embedding.js';
import type { Kind } from './kind.js';
import type { QuantisedProduct } from './quantised.js';

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

/** One scale a row, whose numbers are packed along it. */
export const embeddingTable = (): QuantisedProduct => ({
  scaled: [0],
  packed: 1,
  table: true,
  inputAxes: null,
});
