import { conv2d } from '../ops/conv2d.js';
import { depthwiseConv2d } from '../ops/depthwise-conv2d.js';
import { windowAxis, type Pair, type WindowAxis } from '../ops/window.js';
import { ModelFormatError } from '../errors.js';
import type { Config } from './config.js';
import { checkFits, image, withActivation, type Kind, type LayerStep, type Shape } from './kind.js';

/** The window that all three convolutions share. */
function windowOf(config: Config, [height, width]: Shape) {
  config.requireChannelsLast();
  const window = config.pair('kernel_size');
  const strides = config.pair('strides', [1, 1]);
  const dilations = config.pair('dilation_rate', [1, 1]);
  const padding = config.padding();
  if (Math.max(...strides) > 1 && Math.max(...dilations) > 1) {
    throw config.wrong('dilation_rate', '1 beside strides', dilations);
  }
  const axis = (index: 0 | 1, size = 1) =>
    windowAxis(size, window[index], strides[index], dilations[index], padding);
  const geometry: [WindowAxis, WindowAxis] = [axis(0, height), axis(1, width)];
  checkFits(config, geometry);
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
  };
}

/** Conv2D. */
export const convolution: Kind = (config, inputs) => {
  const shape = image(config, inputs);
  const of = windowOf(config, shape);
  const filters = config.count('filters');
  if (config.count('groups', 1) !== 1) {
    throw new ModelFormatError(`layer "${config.layer}": grouped convolution is not read yet`);
  }
  const op = conv2d(of.attributes);
  const kernel = [...of.window, shape[2], filters];
  const steps = [{ suffix: '', op, weights: ['kernel', ...biased(config)] }];
  return layer(config, steps, filters, { kernel }, of);
};

/** DepthwiseConv2D. */
export const depthwiseConvolution: Kind = (config, inputs) => {
  const shape = image(config, inputs);
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
  return layer(config, steps, shape[2] * multiplier, { depthwise_kernel: kernel }, of);
};

/** SeparableConv2D: depthwise, then 1×1. */
export const separableConvolution: Kind = (config, inputs) => {
  const shape = image(config, inputs);
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
