import { ModelFormatError } from '../errors.js';
import { adaptiveMax } from '../ops/adaptive-max.js';
import { averagePool } from '../ops/average-pool.js';
import { max, mean } from '../ops/reduce.js';
import { globalAveragePool, globalMaxPool } from '../ops/global-pool.js';
import { maxPool } from '../ops/max-pool.js';
import type { PoolingAttributes } from '../ops/pooling.js';
import type { Op } from '../ops/op.js';
import { windowAxis, type WindowAxis } from '../ops/window.js';
import { checkWindowFits, imageShape, type Kind } from './kind.js';
import { resizedAxis } from './resizing.js';
import { say, str } from '../sentence.js';

function pooling(make: (attributes: PoolingAttributes) => Op): Kind {
  return (config, inputs) => {
    config.requireChannelsLast();
    const [height, width, channels] = imageShape(config, inputs);
    const window = config.pair('pool_size', [2, 2]);
    const strides = config.raw('strides') ? config.pair('strides') : window;
    const padding = config.padding();
    const geometry: [WindowAxis, WindowAxis] = [
      windowAxis(height, window[0], strides[0], 1, padding),
      windowAxis(width, window[1], strides[1], 1, padding),
    ];
    checkWindowFits(config, geometry);
    return {
      steps: [{ suffix: '', op: make({ window, strides, padding }), weights: [] }],
      outputShape: [geometry[0].output, geometry[1].output, channels],
      weights: {},
      geometry,
      window,
      strides,
      role: 'pooling',
      channelwise: true,
    };
  };
}

export const maxPooling = pooling(maxPool);
export const averagePooling = pooling(averagePool);

/** AdaptiveMaxPooling2D: maxima of windows that cover the map, as many as asked for. */
export const adaptiveMaxPooling: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const [rows, columns] = config.pair('output_size');
  return {
    steps: [
      {
        suffix: 'rows',
        op: adaptiveMax(1, rows),
        weights: [],
        outputShape: [rows, width, channels],
      },
      { suffix: '', op: adaptiveMax(2, columns), weights: [] },
    ],
    outputShape: [rows, columns, channels],
    weights: {},
    geometry: [resizedAxis(height, rows, 1), resizedAxis(width, columns, 1)],
    strides: [height / rows, width / columns],
    role: 'pooling',
    channelwise: true,
  };
};

function globalPooling(make: (keepDims: boolean) => Op): Kind {
  return (config, inputs) => {
    config.requireChannelsLast();
    const [, , channels] = imageShape(config, inputs);
    const keepDims = config.boolean('keepdims', false);
    return {
      steps: [{ suffix: '', op: make(keepDims), weights: [] }],
      outputShape: keepDims ? [1, 1, channels] : [channels],
      weights: {},
      role: 'pooling',
      channelwise: true,
    };
  };
}

export const globalAveragePooling = globalPooling(globalAveragePool);
export const globalMaxPooling = globalPooling(globalMaxPool);

/** Over the steps of `[steps, channels]`. */
function globalPooling1d(make: typeof mean): Kind {
  return (config, inputs) => {
    config.requireChannelsLast();
    const [steps, channels, more] = inputs[0] ?? [];
    if (steps === undefined || channels === undefined || more !== undefined) {
      throw new ModelFormatError(say(str`layer "${config.layer}" needs steps and channels`));
    }
    const keepDims = config.boolean('keepdims', false);
    return {
      steps: [{ suffix: '', op: make({ axes: [1], keepDims }), weights: [] }],
      outputShape: keepDims ? [1, channels] : [channels],
      weights: {},
      role: 'pooling',
      channelwise: true,
    };
  };
}

export const globalAveragePooling1d = globalPooling1d(mean);
export const globalMaxPooling1d = globalPooling1d(max);
