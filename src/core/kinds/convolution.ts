import { conv2dTranspose, transposedSize } from '../ops/conv2d-transpose.js';
import { conv2d } from '../ops/conv2d.js';
import { depthwiseConv2d } from '../ops/depthwise-conv2d.js';
import { windowAxis, type Pair, type WindowAxis } from '../ops/window.js';
import { asList, type Config } from './config.js';
import { withActivation } from './activation-function.js';
import { checkWindowFits, imageShape, type Kind, type LayerStep, type Shape } from './kind.js';
import { say, str } from '../sentence.js';

/** The window that all three convolutions share. */
function windowOf(config: Config, [height, width]: Shape) {
  config.requireChannelsLast();
  const window = config.pair('kernel_size');
  const strides = config.pair('strides', [1, 1]);
  const dilations = config.pair('dilation_rate', [1, 1]);
  const padding = config.padding();
  if (Math.max(...strides) > 1 && Math.max(...dilations) > 1) {
    throw config.wrong('dilation_rate', say('1 beside strides'), dilations);
  }
  const axis = (index: 0 | 1, size = 1) =>
    windowAxis(size, window[index], strides[index], dilations[index], padding);
  const geometry: [WindowAxis, WindowAxis] = [axis(0, height), axis(1, width)];
  checkWindowFits(config, geometry);
  return { window, strides, geometry, attributes: { strides, dilations, padding } };
}

const biased = (config: Config): string[] => (config.boolean('use_bias', true) ? ['bias'] : []);

function layer(
  config: Config,
  steps: readonly LayerStep[],
  channels: number,
  weights: Readonly<Record<string, Shape>>,
  {
    window,
    strides,
    geometry,
  }: { window: Pair; strides: Pair; geometry: [WindowAxis, WindowAxis] },
) {
  const bias: Record<string, Shape> = biased(config).length > 0 ? { bias: [channels] } : {};
  return {
    ...withActivation(config, steps),
    outputShape: [geometry[0].output, geometry[1].output, channels],
    weights: { ...weights, ...bias },
    geometry,
    window,
    strides,
    role: 'convolution',
  } as const;
}

/** Conv2D. */
export const convolution: Kind = (config, inputs) => {
  const shape = imageShape(config, inputs);
  const of = windowOf(config, shape);
  const filters = config.count('filters');
  const groups = config.count('groups', 1);
  if (shape[2] % groups !== 0 || filters % groups !== 0) {
    throw config.wrong(
      'groups',
      say(str`a divisor of ${shape[2]} inputs and ${filters} filters`),
      groups,
    );
  }
  const op = conv2d({ ...of.attributes, groups });
  const kernel = [...of.window, shape[2] / groups, filters];
  const steps = [{ suffix: '', op, weights: ['kernel', ...biased(config)] }];
  return layer(config, steps, filters, { kernel }, of);
};

/** Conv2DTranspose. */
export const transposedConvolution: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const shape = imageShape(config, inputs);
  const window = config.pair('kernel_size');
  const strides = config.pair('strides', [1, 1]);
  const dilations = config.pair('dilation_rate', [1, 1]);
  const padding = config.padding();
  const outputPadding = outputPaddingOf(config, strides);
  const filters = config.count('filters');
  if (Math.max(...strides) > 1 && Math.max(...dilations) > 1) {
    throw config.wrong('dilation_rate', say('1 beside strides'), dilations);
  }
  /** The convolution that reads the output and gives the input, along one axis. */
  const axis = (i: 0 | 1): WindowAxis => {
    const extra = outputPadding?.[i];
    const size = transposedSize(shape[i], window[i], strides[i], dilations[i], padding, extra);
    const forwards = windowAxis(size, window[i], strides[i], dilations[i], padding);
    if (size >= 1 && forwards.output === shape[i]) return forwards;
    throw config.wrong('output_padding', say(str`one that ${shape[i]} cells can have`), extra);
  };
  const axes: [WindowAxis, WindowAxis] = [axis(0), axis(1)];
  const op = conv2dTranspose({ strides, dilations, padding, outputPadding });
  const steps = [{ suffix: '', op, weights: ['kernel', ...biased(config)] }];
  const bias: Record<string, Shape> = biased(config).length > 0 ? { bias: [filters] } : {};
  return {
    ...withActivation(config, steps),
    outputShape: [axes[0].input, axes[1].input, filters],
    weights: { kernel: [...window, filters, shape[2]], ...bias },
    geometry: [turned(axes[0]), turned(axes[1])],
    window,
    strides: [1 / strides[0], 1 / strides[1]],
    role: 'convolution',
  };
};

function outputPaddingOf(config: Config, strides: Pair): Pair | undefined {
  const value = config.raw('output_padding') ?? null;
  if (value === null) return undefined;
  const [rows, columns] = Array.isArray(value) ? asList(value) : [value, value];
  const fits = (n: unknown, stride: number): n is number =>
    typeof n === 'number' && Number.isInteger(n) && 0 <= n && n < stride;
  if (fits(rows, strides[0]) && fits(columns, strides[1])) return [rows, columns];
  throw config.wrong('output_padding', say('whole numbers from 0, below the strides'), value);
}

/**
 * What cell i of a transposed convolution reads: the cells q whose window, at q · stride − before,
 * covers it. These lie between (i + before − extent + 1) / stride and (i + before) / stride.
 */
function turned({ input, output, kernel, stride, dilation, before }: WindowAxis): WindowAxis {
  const extent = (kernel - 1) * dilation + 1;
  const reach = (extent - 1) / stride;
  return {
    input: output,
    output: input,
    kernel: 1 + reach,
    stride: 1 / stride,
    dilation: 1,
    before: reach - before / stride,
    after: 0,
  };
}

/** DepthwiseConv2D. */
export const depthwiseConvolution: Kind = (config, inputs) => {
  const shape = imageShape(config, inputs);
  const of = windowOf(config, shape);
  const multiplier = config.count('depth_multiplier', 1);
  const steps = [
    {
      suffix: '',
      op: depthwiseConv2d(of.attributes),
      weights: ['depthwise_kernel', ...biased(config)],
    },
  ];
  const kernel = [...of.window, shape[2], multiplier];
  const weights = { depthwise_kernel: kernel };
  const built = layer(config, steps, shape[2] * multiplier, weights, of);
  return { ...built, channelwise: true };
};

/** SeparableConv2D: depthwise, then 1×1. */
export const separableConvolution: Kind = (config, inputs) => {
  const shape = imageShape(config, inputs);
  const of = windowOf(config, shape);
  const multiplier = config.count('depth_multiplier', 1);
  const filters = config.count('filters');
  const inner = shape[2] * multiplier;
  const point = conv2d({ strides: [1, 1], dilations: [1, 1], padding: 'valid' });
  const steps = [
    {
      suffix: 'depthwise',
      op: depthwiseConv2d(of.attributes),
      weights: ['depthwise_kernel'],
      outputShape: [of.geometry[0].output, of.geometry[1].output, inner],
    },
    { suffix: '', op: point, weights: ['pointwise_kernel', ...biased(config)] },
  ];
  const weights = {
    depthwise_kernel: [...of.window, shape[2], multiplier],
    pointwise_kernel: [1, 1, inner, filters],
  };
  return layer(config, steps, filters, weights, of);
};
