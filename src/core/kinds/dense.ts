import { matMul } from '../ops/mat-mul.js';
import { withActivation } from './activation-function.js';
import type { Kind, Shape } from './kind.js';
import type { QuantisedProduct } from './quantised.js';

/** Dense: the last axis times a matrix. */
export const dense: Kind = (config, inputs) => {
  const shape = inputs[0] ?? [];
  const units = config.count('units');
  const bias = config.boolean('use_bias', true);
  const weights = ['kernel', ...(bias ? ['bias'] : [])];
  return {
    ...withActivation(config, [{ suffix: '', op: matMul(), weights }]),
    outputShape: [...shape.slice(0, -1), units],
    weights: {
      kernel: [shape[shape.length - 1] ?? 1, units],
      ...(bias ? { bias: [units] } : {}),
    },
    role: 'dense',
  };
};

/** One scale a unit. */
export const denseProduct = (_: unknown, [shape = []]: readonly Shape[]): QuantisedProduct => ({
  scaled: [1],
  packed: 0,
  inputAxes: [shape.length],
});
