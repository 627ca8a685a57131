import { elu as eluOp, generalRelu, leakyRelu as leakyReluOp } from '../ops/activation.js';
import type { Config } from './config.js';
import { activationName, activationOp, elementwise, type Kind } from './kind.js';

/** Activation: a function by name. */
export const activation: Kind = (config, inputs) => {
  const name = activationName(config);
  return elementwise(() => activationOp(name), name)(config, inputs);
};

const optional = (config: Config, name: string, otherwise: number | null): number | null =>
  config.raw(name) === null || config.raw(name) === undefined ? otherwise : config.number(name);

/** ReLU with its ceiling, slope and threshold. */
export const relu: Kind = (config, inputs) => {
  const ceiling = optional(config, 'max_value', null);
  const slope = optional(config, 'negative_slope', 0) ?? 0;
  const threshold = optional(config, 'threshold', 0) ?? 0;
  const name = ceiling === null ? 'relu' : `relu${ceiling}`;
  return elementwise(() => generalRelu(ceiling, slope, threshold), name)(config, inputs);
};

/** LeakyReLU; Keras 2 calls the slope `alpha`, Keras 3 `negative_slope`. */
export const leakyRelu: Kind = elementwise((config) => {
  const slope = config.raw('negative_slope', 'alpha') ?? 0.3;
  if (typeof slope !== 'number') throw config.wrong('alpha', 'a number', slope);
  return leakyReluOp(slope);
}, 'leaky_relu');

export const elu: Kind = elementwise((config) => eluOp(config.number('alpha', 1)), 'elu');

/** Softmax over the last axis. */
export const softmax: Kind = (config, inputs) => {
  const axis = [config.raw('axis') ?? -1].flat()[0];
  const last = inputs[0]?.length ?? 0;
  if (axis !== -1 && axis !== last) throw config.wrong('axis', 'the last axis', axis);
  return elementwise(() => activationOp('softmax'), 'softmax')(config, inputs);
};
