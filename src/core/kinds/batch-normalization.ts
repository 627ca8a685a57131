import {
  batchNormalization as op,
  normalizationAlong as alongAxis,
} from '../ops/batch-normalization.js';
import type { Kind, Shape } from './kind.js';
import { say } from '../sentence.js';

/** BatchNormalization with its moving statistics, one of each along one axis, mostly the last. */
export const batchNormalization: Kind = (config, inputs) => {
  const shape = inputs[0] ?? [];
  const [axis = shape.length, ...more] = config.axes('axis', shape.length);
  if (more.length > 0) throw config.wrong('axis', say('one axis'), config.raw('axis'));
  const scale = config.boolean('scale', true);
  const center = config.boolean('center', true);
  const each = [shape[axis - 1] ?? 1];
  const weights: Record<string, Shape> = {
    ...(scale ? { gamma: each } : {}),
    ...(center ? { beta: each } : {}),
    moving_mean: each,
    moving_variance: each,
  };
  const attributes = { epsilon: config.number('epsilon', 1e-3), scale, center };
  const made = axis === shape.length ? op(attributes) : alongAxis(attributes, axis);
  return {
    steps: [{ suffix: '', op: made, weights: Object.keys(weights) }],
    outputShape: shape,
    weights,
    role: 'normalization',
    ...(axis === shape.length ? { channelwise: true } : {}),
    statistics: ['moving_mean', 'moving_variance'],
  };
};
