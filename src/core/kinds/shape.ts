import { ModelFormatError } from '../errors.js';
import {
  cropping as crop,
  identity,
  permute as permuteOp,
  rescaling as rescale,
  reshape as reshapeOp,
  upSampling as repeat,
  zeroPadding as pad,
  type Border,
} from '../ops/shape.js';
import type { Pair, WindowAxis } from '../ops/window.js';
import type { Config } from './config.js';
import { elementwise, image, type Kind, type Shape } from './kind.js';

const size = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

export const flatten: Kind = (config, inputs) => {
  config.requireChannelsLast();
  return {
    steps: [{ suffix: '', op: reshapeOp([-1]), weights: [] }],
    outputShape: [size(inputs[0] ?? [])],
    weights: {},
  };
};

export const reshape: Kind = (config, inputs) => {
  const target = config.raw('target_shape');
  const given = Array.isArray(target) ? target.map(Number) : [];
  const total = size(inputs[0] ?? []);
  const known = size(given.filter((n) => n !== -1));
  const outputShape = given.map((n) => (n === -1 ? total / known : n));
  if (given.length === 0 || size(outputShape) !== total || !outputShape.every(Number.isInteger)) {
    throw config.wrong('target_shape', `a shape of ${total} values`, target);
  }
  const op = reshapeOp(outputShape);
  return { steps: [{ suffix: '', op, weights: [] }], outputShape, weights: {} };
};

export const permute: Kind = (config, inputs) => {
  const dims = config.raw('dims');
  const order = Array.isArray(dims) ? dims.map(Number) : [];
  const shape = inputs[0] ?? [];
  const sorted = [...order].sort((a, b) => a - b);
  if (order.length !== shape.length || sorted.some((axis, i) => axis !== i + 1)) {
    throw config.wrong('dims', `each of 1 to ${shape.length} once`, dims);
  }
  return {
    steps: [{ suffix: '', op: permuteOp([0, ...order]), weights: [] }],
    outputShape: order.map((axis) => shape[axis - 1] ?? 1),
    weights: {},
  };
};

/** `n`, `[rows, columns]` or `[[top, bottom], [left, right]]`. */
function border(config: Config, name: string): Border {
  const value = config.raw(name) ?? 1;
  const [rows, columns]: unknown[] = Array.isArray(value) ? value : [value, value];
  const sides = (side: unknown): Pair => {
    const [before, after]: unknown[] = Array.isArray(side) ? side : [side, side];
    const whole = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 0;
    if (whole(before) && whole(after)) return [before, after];
    throw config.wrong(name, 'whole numbers from 0', value);
  };
  return [sides(rows), sides(columns)];
}

function framing(
  name: string,
  sign: 1 | -1,
  make: (border: Border) => ReturnType<typeof pad>,
): Kind {
  return (config, inputs) => {
    config.requireChannelsLast();
    const [height, width, channels] = image(config, inputs);
    const sides = border(config, name);
    const axis = (input: number, [before, after]: Pair): WindowAxis => ({
      input,
      output: input + sign * (before + after),
      kernel: 1,
      stride: 1,
      dilation: 1,
      before: sign * before,
      after: sign * after,
    });
    const geometry: [WindowAxis, WindowAxis] = [axis(height, sides[0]), axis(width, sides[1])];
    if (geometry.some(({ output }) => output < 1)) {
      throw new ModelFormatError(`layer "${config.layer}" crops away everything`);
    }
    return {
      steps: [{ suffix: '', op: make(sides), weights: [] }],
      outputShape: [geometry[0].output, geometry[1].output, channels],
      weights: {},
      geometry,
    };
  };
}

export const zeroPadding = framing('padding', 1, pad);
export const cropping = framing('cropping', -1, crop);

/** UpSampling2D by repeating cells. */
export const upSampling: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = image(config, inputs);
  const factor = config.pair('size', [2, 2]);
  const interpolation = config.string('interpolation', 'nearest');
  if (interpolation !== 'nearest') throw config.wrong('interpolation', '"nearest"', interpolation);
  return {
    steps: [{ suffix: '', op: repeat(factor), weights: [] }],
    outputShape: [height * factor[0], width * factor[1], channels],
    weights: {},
    strides: [1 / factor[0], 1 / factor[1]],
  };
};

/** Rescaling: `x · scale + offset`. */
export const rescaling: Kind = elementwise((config) => {
  const vector = (name: string, fallback: number): number[] => {
    const values = [config.raw(name) ?? fallback].flat().map(Number);
    if (values.every(Number.isFinite)) return values;
    throw config.wrong(name, 'a number or a list of numbers', config.raw(name));
  };
  return rescale(vector('scale', 1), vector('offset', 0));
});

/** Layers that do nothing in inference. */
export const inert: Kind = elementwise(() => identity());
