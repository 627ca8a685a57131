import { prelu as preluOp } from '../ops/prelu.js';
import {
  activationFunction,
  FUNCTION_LAYERS,
  functionTraits,
  type ActivationFunction,
} from './activation-function.js';
import type { Config } from './config.js';
import type { BuiltLayer, Kind, Shape } from './kind.js';
import { say } from '../sentence.js';

function layerOf({ name, op }: ActivationFunction, outputShape: Shape): BuiltLayer {
  return {
    steps: [{ suffix: '', op, weights: [] }],
    outputShape,
    weights: {},
    activation: name,
    ...functionTraits(name),
  };
}

/** Activation: a function by name. */
export const activation: Kind = (config, [shape = []]) => {
  const found = activationFunction(config);
  if (found.name !== 'glu') return layerOf(found, shape);
  const half = (shape[shape.length - 1] ?? 0) / 2;
  if (!Number.isInteger(half))
    throw config.wrong('activation', say('one that suits its channels'), 'glu');
  return layerOf(found, [...shape.slice(0, -1), half]);
};

/** A layer that is one function, by its class. */
export function functionLayer(className: string): Kind {
  const make = FUNCTION_LAYERS[className];
  if (!make) throw new RangeError(`${className} is no layer of one function`);
  return (config: Config, [shape = []]) => layerOf(make(config), shape);
}

/** Softmax over one axis. */
export const softmax: Kind = (config, inputs) => {
  if (config.raw('axis') !== undefined) config.axes('axis', inputs[0]?.length ?? 0);
  return functionLayer('Softmax')(config, inputs);
};

/** PReLU: a leaky ReLU with learned slopes, one for each cell of the axes that do not share it. */
export const prelu: Kind = (config, [shape = []]) => {
  const shared = new Set(
    (config.raw('shared_axes') ?? null) === null ? [] : config.axes('shared_axes', shape.length),
  );
  const alpha = shape.map((size, axis) => (shared.has(axis + 1) ? 1 : size));
  return {
    steps: [{ suffix: '', op: preluOp(), weights: ['alpha'] }],
    outputShape: shape,
    weights: { alpha },
    activation: 'prelu',
    role: 'function',
    channelwise: true,
  };
};
