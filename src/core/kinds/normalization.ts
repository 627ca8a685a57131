import { normalization as op, type Statistics, type View } from '../ops/normalization.js';
import { standardise } from '../ops/standardise.js';
import { withConstant } from '../ops/with-constant.js';
import { asList } from './config.js';
import type { BuiltLayer, Kind, Shape } from './kind.js';
import { say, str } from '../sentence.js';

interface Settings {
  readonly statistics: Statistics;
  readonly epsilon: number;
  /** Names of the weights that multiply and that are added, where the layer has them. */
  readonly gamma?: string | undefined;
  readonly beta?: string | undefined;
  readonly each: Shape;
  readonly view: (shape: readonly number[]) => View;
}

function built(shape: Shape, { gamma, beta, each, view, ...rest }: Settings): BuiltLayer {
  const names = [gamma, beta].filter((name) => name !== undefined);
  const made = op({ ...rest, scale: gamma !== undefined, center: beta !== undefined, view });
  return {
    steps: [{ suffix: '', op: made, weights: names }],
    outputShape: shape,
    weights: Object.fromEntries(names.map((name) => [name, each])),
    role: 'normalization',
  };
}

/** Statistics over axes of the input as it is; gamma and beta have a value a cell of these axes. */
const over =
  (axes: readonly number[]) =>
  (shape: readonly number[]): View => ({
    shape,
    axes,
    weights: shape.map((size, axis) => (axes.includes(axis) ? size : 1)),
  });

const sizes = (shape: Shape, axes: readonly number[]): Shape =>
  axes.map((axis) => shape[axis - 1] ?? 1);

/** LayerNormalization over one or several axes. */
export const layerNormalization: Kind = (config, [shape = []]) => {
  const axes = config.axes('axis', shape.length);
  const rms = config.boolean('rms_scaling', false);
  return built(shape, {
    statistics: rms ? 'variance' : 'standard',
    epsilon: config.number('epsilon', 1e-3),
    gamma: rms || config.boolean('scale', true) ? 'gamma' : undefined,
    beta: !rms && config.boolean('center', true) ? 'beta' : undefined,
    each: sizes(shape, axes),
    view: over(axes),
  });
};

/** RMSNormalization: by the root of the mean square. */
export const rmsNormalization: Kind = (config, [shape = []]) => {
  const axes = config.axes('axis', shape.length);
  return built(shape, {
    statistics: 'square',
    epsilon: config.number('epsilon', 1e-6),
    gamma: 'scale',
    each: sizes(shape, axes),
    view: over(axes),
  });
};

/** UnitNormalization: to length 1 over the axes. */
export const unitNormalization: Kind = (config, [shape = []]) =>
  built(shape, {
    statistics: 'length',
    // Keras 3 bounds the inverse of the length by 1e12, Keras 2 the squared length by 1e-12.
    epsilon: config.keras === 3 ? 1e-24 : 1e-12,
    each: [],
    view: over(config.axes('axis', shape.length)),
  });

/** GroupNormalization; −1 groups are as many as channels, which is instance normalisation. */
export const groupNormalization: Kind = (config, [shape = []]) => {
  const [axis = 1, ...more] = config.axes('axis', shape.length);
  if (more.length > 0) throw config.wrong('axis', say('one axis'), config.raw('axis'));
  const channels = shape[axis - 1] ?? 1;
  const given = config.number('groups', 32);
  const groups = given === -1 ? channels : given;
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0) {
    throw config.wrong('groups', say(str`−1 or a divisor of ${channels} channels`), given);
  }
  const split = (sizes: readonly number[]) => [
    ...sizes.slice(0, axis),
    groups,
    channels / groups,
    ...sizes.slice(axis + 1),
  ];
  return built(shape, {
    statistics: 'standard',
    epsilon: config.number('epsilon', 1e-3),
    gamma: config.boolean('scale', true) ? 'gamma' : undefined,
    beta: config.boolean('center', true) ? 'beta' : undefined,
    each: [channels],
    view: (whole) => ({
      shape: split(whole),
      axes: split(whole).flatMap((_, i) => (i === 0 || i === axis ? [] : [i])),
      weights: split(whole.map(() => 1)),
    }),
  });
};

/**
 * InstanceNormalization of TensorFlow Addons, group normalisation with as many groups as channels; that of
 * keras-contrib has no groups, divides by √variance + ε, and without an axis normalises a whole item with
 * one gamma and one beta.
 */
export const instanceNormalization: Kind = (config, inputs) => {
  if (config.raw('groups') !== undefined) return groupNormalization(config, inputs);
  const [shape = []] = inputs;
  const whole = (config.raw('axis') ?? null) === null;
  const [axis = 1] = whole ? [] : config.axes('axis', shape.length);
  const beside = shape.map((size, i) => (!whole && i + 1 === axis ? size : 1));
  return built(shape, {
    statistics: 'deviation',
    epsilon: config.number('epsilon', 1e-3),
    gamma: config.boolean('scale', true) ? 'gamma' : undefined,
    beta: config.boolean('center', true) ? 'beta' : undefined,
    each: [whole ? 1 : (shape[axis - 1] ?? 1)],
    view: (all) => ({
      shape: all,
      axes: all.flatMap((_, i) => (i === 0 || (!whole && i === axis) ? [] : [i])),
      weights: [1, ...beside],
    }),
  });
};

/**
 * Normalization: `(x − mean) / √variance` with one of each for every cell of its axes, from the
 * configuration or from weights; backwards with `invert`.
 */
export const fixedNormalization: Kind = (config, [shape = []]) => {
  const given = config.raw('axis');
  const none = given === null || (Array.isArray(given) && given.length === 0);
  const axes = none ? [] : config.axes('axis', shape.length);
  const each = sizes(shape, axes);
  const beside = shape.map((size, axis) => (axes.includes(axis + 1) ? size : 1));
  const invert = config.boolean('invert', false);
  const fixed = (config.raw('mean') ?? null) !== null;
  const statistic = (name: string): Float32Array => {
    const values = asList([config.raw(name)].flat(8));
    const count = each.reduce((product, n) => product * n, 1);
    const all = values.length === 1 ? Array.from({ length: count }, () => values[0]) : values;
    if (all.length === count && all.every((n) => typeof n === 'number' && Number.isFinite(n))) {
      return Float32Array.from(all, Number);
    }
    throw config.wrong(name, say(str`a number or ${count}`), config.raw(name));
  };
  const positive = asList([config.raw('variance')].flat(8)).every((n) => !(Number(n) < 0));
  if (fixed && !positive)
    throw config.wrong('variance', say('none below 0'), config.raw('variance'));
  const constants = fixed
    ? { mean: statistic('mean'), variance: statistic('variance') }
    : undefined;
  // Keras also keeps how many pictures the statistics come from.
  const weights: Record<string, Shape> = fixed ? {} : { mean: each, variance: each, count: [] };
  const made = standardise({ invert, shape: [1, ...beside], ...(constants ? { constants } : {}) });
  return {
    steps: [{ suffix: '', op: made, weights: fixed ? [] : ['mean', 'variance'] }],
    outputShape: shape,
    weights,
    role: 'normalization',
    channelwise: true,
    statistics: Object.keys(weights),
  };
};

/** LayerScale of ConvNeXt and others: times a learned value a channel. */
export const layerScale: Kind = (config, [shape = []]) => ({
  steps: [{ suffix: '', op: withConstant('multiply'), weights: ['gamma'] }],
  outputShape: shape,
  weights: { gamma: [config.count('projection_dim', shape[shape.length - 1])] },
  role: 'normalization',
  channelwise: true,
});
