import { ModelFormatError } from '../errors.js';
import {
  cropping as crop,
  identity,
  permute as permuteOp,
  rescaling as rescale,
  reshape as reshapeOp,
  tile,
  zeroPadding as pad,
  type Border,
} from '../ops/shape.js';
import type { Pair, WindowAxis } from '../ops/window.js';
import { asList, type Config } from './config.js';
import { elementwise, framedAxis, imageShape, type Kind, type Shape } from './kind.js';
import { say, str } from '../sentence.js';

/** The numbers of a list; NaN for what is none. */
const numbers = (value: unknown): number[] =>
  asList(value).map((one) => (typeof one === 'number' ? one : NaN));

const size = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

export const flatten: Kind = (config, inputs) => {
  config.requireChannelsLast();
  return {
    steps: [{ suffix: '', op: reshapeOp([-1]), weights: [] }],
    outputShape: [size(inputs[0] ?? [])],
    weights: {},
    role: 'layout',
  };
};

export const reshape: Kind = (config, inputs) => {
  const target = config.raw('target_shape');
  const given = numbers(target);
  const total = size(inputs[0] ?? []);
  const known = size(given.filter((n) => n !== -1));
  const outputShape = given.map((n) => (n === -1 ? total / known : n));
  const whole = outputShape.every((n) => Number.isInteger(n) && n >= 1);
  if (given.length === 0 || given.length > 6 || size(outputShape) !== total || !whole) {
    throw config.wrong('target_shape', say(str`a shape of ${total} values`), target);
  }
  // With its −1, so that it fits an input of another size.
  const op = reshapeOp(given);
  return {
    steps: [{ suffix: '', op, weights: [] }],
    outputShape,
    weights: {},
    geometry: null,
    role: 'layout',
    ...(outputShape.at(-1) === inputs[0]?.at(-1) ? { channelwise: true } : {}),
  };
};

export const permute: Kind = (config, inputs) => {
  const dims = config.raw('dims');
  const order = numbers(dims);
  const shape = inputs[0] ?? [];
  const sorted = [...order].sort((a, b) => a - b);
  if (order.length !== shape.length || sorted.some((axis, i) => axis !== i + 1)) {
    throw config.wrong('dims', say(str`each of 1 to ${shape.length} once`), dims);
  }
  return {
    steps: [{ suffix: '', op: permuteOp([0, ...order]), weights: [] }],
    outputShape: order.map((axis) => shape[axis - 1] ?? 1),
    weights: {},
    ...(order.every((axis, i) => axis === i + 1) ? {} : { geometry: null }),
    role: 'layout',
    ...(order.at(-1) === order.length ? { channelwise: true } : {}),
  };
};

/** `n`, `[rows, columns]` or `[[top, bottom], [left, right]]`. */
function border(config: Config, name: string): Border {
  const value = config.raw(name) ?? 1;
  const pair = (entry: unknown) => (Array.isArray(entry) ? asList(entry) : [entry, entry]);
  const whole = (n: unknown): n is number =>
    Number.isInteger(n) && 0 <= Number(n) && Number(n) <= 8192;
  const sides = (side: unknown): Pair => {
    const [before, after] = pair(side);
    if (whole(before) && whole(after)) return [before, after];
    throw config.wrong(name, say('whole numbers from 0 to 8192'), value);
  };
  const [rows, columns] = pair(value);
  return [sides(rows), sides(columns)];
}

function framing(
  name: string,
  sign: 1 | -1,
  make: (border: Border) => ReturnType<typeof pad>,
): Kind {
  return (config, inputs) => {
    config.requireChannelsLast();
    const [height, width, channels] = imageShape(config, inputs);
    const sides = border(config, name);
    const geometry: [WindowAxis, WindowAxis] = [
      framedAxis(height, sides[0], sign),
      framedAxis(width, sides[1], sign),
    ];
    if (geometry.some(({ output }) => output < 1)) {
      throw new ModelFormatError(say(str`layer "${config.layer}" crops away everything`));
    }
    return {
      steps: [{ suffix: '', op: make(sides), weights: [] }],
      outputShape: [geometry[0].output, geometry[1].output, channels],
      weights: {},
      geometry,
      role: 'padding',
      channelwise: true,
    };
  };
}

export const zeroPadding = framing('padding', 1, pad);
export const cropping = framing('cropping', -1, crop);

/** Rescaling: `x · scale + offset`. */
export const rescaling: Kind = (config, inputs) => {
  const shape = inputs[0] ?? [];
  const vector = (name: string, fallback: number): number[] => {
    const given = config.raw(name) ?? fallback;
    const values = numbers(typeof given === 'number' ? [given] : given);
    const fits = values.length === 1 || values.length === shape[shape.length - 1];
    if (fits && values.every(Number.isFinite)) return values;
    throw config.wrong(name, say('a number or one a channel'), given);
  };
  const op = () => rescale(vector('scale', 1), vector('offset', 0));
  return elementwise('normalization', op)(config, inputs);
};

/** RepeatVector: `[units]` several times, one below the other. */
export const repeatVector: Kind = (config, [shape = []]) => {
  const times = config.count('n');
  const [units, ...more] = shape;
  if (units === undefined || more.length > 0) {
    throw new ModelFormatError(say(str`layer "${config.layer}" repeats a vector, but reads none`));
  }
  return {
    steps: [
      { suffix: 'row', op: reshapeOp([1, units]), weights: [], outputShape: [1, units] },
      { suffix: '', op: tile([1, times, 1]), weights: [] },
    ],
    outputShape: [times, units],
    weights: {},
  };
};

/** Layers that do nothing in inference. */
export const inert: Kind = elementwise('inert', () => identity());
