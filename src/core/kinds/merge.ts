import { highest } from '../extremes.js';
import { ModelFormatError } from '../errors.js';
import {
  add,
  addScaled,
  alignedRanks,
  average,
  concatenate as join,
  maximum,
  minimum,
  multiply,
  subtract,
} from '../ops/merge.js';
import { dot as dotOp } from '../ops/dot.js';
import type { Op } from '../ops/op.js';
import type { Pair } from '../ops/window.js';
import { asList, type Config } from './config.js';
import type { BuiltLayer, Kind, Shape } from './kind.js';
import { say, str } from '../sentence.js';

/** The first few shapes, for a message. */
function listed(shapes: readonly Shape[]): string {
  const few = shapes.slice(0, 4).map((shape) => `[${shape.slice(0, 8).join(', ')}]`);
  return few.join(' and ') + (shapes.length > few.length ? ' and more' : '');
}

/**
 * Several inputs, equal but for axes of one cell, become one. Those with fewer axes get axes of one
 * cell in front.
 */
function merge(
  make: (config: Config) => Op,
  traits: (inputs: number, config: Config) => Pick<BuiltLayer, 'role' | 'shares'>,
): Kind {
  return (config, inputs) => {
    if (inputs.length < 2) {
      throw new ModelFormatError(
        say(str`layer "${config.layer}" combines several inputs, but reads one`),
      );
    }
    const rank = highest(inputs.map((shape) => shape.length));
    const sizesOf = (axis: number): number[] =>
      inputs.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const outputShape = Array.from({ length: rank }, (_, axis) => {
      const sizes = new Set(sizesOf(axis).filter((size) => size !== 1));
      const [size = 1] = sizes;
      if (sizes.size <= 1) return size;
      throw new ModelFormatError(
        say(str`layer "${config.layer}" cannot combine ${listed(inputs)}`),
      );
    });
    const equal = inputs.every((shape) => shape.length === rank);
    const op = equal ? make(config) : alignedRanks(make(config));
    return {
      steps: [{ suffix: '', op, weights: [] }],
      outputShape,
      weights: {},
      ...traits(inputs.length, config),
    };
  };
}

/** Each input counts by a factor; a maximum passes each on as it is, where it wins. */
const sum =
  (share: (index: number, inputs: number, config: Config) => number) =>
  (inputs: number, config: Config) =>
    ({
      role: 'sum',
      shares: Array.from({ length: inputs }, (_, index) => share(index, inputs, config)),
    }) as const;
const whole = sum(() => 1);
const scaleOf = (config: Config) => config.number('scale');

export const adding = merge(add, whole);
/** CustomScaleLayer of Keras' InceptionResNetV2: the first input and the second times a factor. */
export const addingScaled = merge(
  (config) => addScaled(scaleOf(config)),
  sum((index, _, config) => (index === 0 ? 1 : scaleOf(config))),
);
export const subtracting = merge(
  subtract,
  sum((index) => (index === 0 ? 1 : -1)),
);
export const averaging = merge(
  average,
  sum((_, inputs) => 1 / inputs),
);
export const multiplying = merge(multiply, () => ({ role: 'product' }));
export const maximal = merge(maximum, whole);
export const minimal = merge(minimum, whole);

/** Dot: products of two inputs along an axis of each, which goes. */
export const dot: Kind = (config, [a = [], b = [], ...more]) => {
  const given = config.raw('axes');
  const [first, second] = Array.isArray(given) ? asList(given) : [given, given];
  const axis = (value: unknown, shape: Shape): number => {
    const counted = typeof value === 'number' && value < 0 ? value + shape.length + 1 : value;
    const fits = Number.isInteger(counted) && Number(counted) >= 1;
    if (fits && Number(counted) <= shape.length) return Number(counted);
    throw config.wrong('axes', say('one axis of each input'), given);
  };
  const axes: Pair = [axis(first, a), axis(second, b)];
  if (more.length > 0 || a[axes[0] - 1] !== b[axes[1] - 1]) {
    throw new ModelFormatError(say(str`layer "${config.layer}" cannot multiply ${listed([a, b])}`));
  }
  const rest = [...a.filter((_, i) => i + 1 !== axes[0]), ...b.filter((_, i) => i + 1 !== axes[1])];
  return {
    steps: [{ suffix: '', op: dotOp(axes, config.boolean('normalize', false)), weights: [] }],
    outputShape: rest.length === 0 ? [1] : rest,
    weights: {},
    geometry: null,
  };
};

/** Concatenate: joins along one axis, the last by default. */
export const concatenate: Kind = (config, inputs) => {
  const first: Shape = inputs[0] ?? [];
  const given = config.number('axis', -1);
  const axis = given < 0 ? first.length + given : given - 1;
  const fits = inputs.every(
    (shape) =>
      shape.length === first.length && shape.every((size, i) => i === axis || size === first[i]),
  );
  if (axis < 0 || axis >= first.length || !fits) {
    throw new ModelFormatError(
      say(str`layer "${config.layer}" cannot join ${listed(inputs)} along axis ${given}`),
    );
  }
  const total = inputs.reduce((sum, shape) => sum + (shape[axis] ?? 0), 0);
  return {
    steps: [{ suffix: '', op: join(axis + 1), weights: [] }],
    outputShape: first.map((size, i) => (i === axis ? total : size)),
    weights: {},
    ...(axis === first.length - 1 ? { role: 'join' } : {}),
  };
};
