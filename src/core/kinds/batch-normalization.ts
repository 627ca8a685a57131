import { batchNormalization as op } from '../ops/batch-normalization.js';
import type { Kind, Shape } from './kind.js';

/** BatchNormalization over the last axis, with its moving statistics. */
export const batchNormalization: Kind = (config, inputs) => {
  const shape = inputs[0] ?? [];
  const axis = [config.raw('axis') ?? -1].flat()[0];
  if (axis !== -1 && axis !== shape.length) throw config.wrong('axis', 'the last axis', axis);
  const scale = config.boolean('scale', true);
  const center = config.boolean('center', true);
  const each = [shape[shape.length - 1] ?? 1];
  const weights: Record<string, Shape> = {
    ...(scale ? { gamma: each } : {}),
    ...(center ? { beta: each } : {}),
    moving_mean: each,
    moving_variance: each,
  };
  const made = op({ epsilon: config.number('epsilon', 1e-3), scale, center });
  return {
    steps: [{ suffix: '', op: made, weights: Object.keys(weights) }],
    outputShape: shape,
    weights,
  };
};
