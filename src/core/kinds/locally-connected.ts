import type { StoredWeight } from '../graph/definition.js';
import { locallyConnected as op } from '../ops/locally-connected.js';
import { windowAxis, type Padding, type WindowAxis } from '../ops/window.js';
import { withActivation } from './activation-function.js';
import { checkWindowFits, imageShape, type Kind } from './kind.js';
import { inOneDimension } from './one-dimension.js';
import { say } from '../sentence.js';

type Axes = readonly [vertical: WindowAxis, horizontal: WindowAxis];

/**
 * LocallyConnected2D of Keras 2, which stores its kernel in three ways: `implementation` 1 has a matrix
 * for each place, 2 a matrix from the whole input to the whole output in which most values stand for
 * nothing, 3 only those that stand for something.
 */
export const locallyConnected: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const window = config.pair('kernel_size');
  const strides = config.pair('strides', [1, 1]);
  const padding = config.padding();
  const filters = config.count('filters');
  const axes: Axes = [
    axisOf(height, window[0], strides[0], padding),
    axisOf(width, window[1], strides[1], padding),
  ];
  checkWindowFits(config, axes);
  const [rows, columns] = [axes[0].output, axes[1].output];
  const kernel = [rows * columns, window[0] * window[1] * channels, filters];
  const biased = config.boolean('use_bias', true);
  const weights = ['kernel', ...(biased ? ['bias'] : [])];
  const way = config.count('implementation', 1);
  if (way > 3) throw config.wrong('implementation', say('1, 2 or 3'), way);
  return {
    ...withActivation(config, [{ suffix: '', op: op(axes), weights }]),
    outputShape: [rows, columns, filters],
    weights: { kernel, ...(biased ? { bias: [rows, columns, filters] } : {}) },
    ...(way === 1
      ? {}
      : { restore: (stored) => byPlaces(stored, axes, channels, filters, way === 3) }),
    geometry: axes,
    window,
    strides,
  };
};

/** With `same` padding its windows begin half a window before each place, whatever the strides are. */
function axisOf(input: number, kernel: number, stride: number, padding: Padding): WindowAxis {
  const axis = windowAxis(input, kernel, stride, 1, padding);
  if (padding === 'valid') return axis;
  const before = Math.floor(kernel / 2);
  return { ...axis, before, after: (axis.output - 1) * stride + kernel - input - before };
}

/** LocallyConnected1D: one row, whose bias has no axis for it. */
export const locallyConnected1d: Kind = (config, inputs) => {
  const built = inOneDimension(locallyConnected)(config, inputs);
  const { bias } = built.weights;
  return bias ? { ...built, weights: { ...built.weights, bias: bias.slice(1) } } : built;
};

/** The kernel of another implementation as that of the first; other weights as they are. */
function byPlaces(
  stored: readonly StoredWeight[],
  [vertical, horizontal]: Axes,
  channels: number,
  filters: number,
  sparse: boolean,
): readonly StoredWeight[] {
  const [kernel, ...rest] = stored;
  if (!kernel) return stored;
  const features = vertical.kernel * horizontal.kernel * channels;
  const places = vertical.output * horizontal.output;
  const outputs = places * filters;
  const read = async (): Promise<Float32Array> => {
    const values = await kernel.read();
    const made = new Float32Array(outputs * features);
    let next = 0;
    // In the order of a sparse matrix of [output, input], which is that of 3.
    for (let output = 0; output < outputs; output++) {
      const [place, filter] = [Math.floor(output / filters), output % filters];
      const top = Math.floor(place / horizontal.output) * vertical.stride - vertical.before;
      const left = (place % horizontal.output) * horizontal.stride - horizontal.before;
      for (let feature = 0; feature < features; feature++) {
        const cell = Math.floor(feature / channels);
        const row = top + Math.floor(cell / horizontal.kernel);
        const column = left + (cell % horizontal.kernel);
        if (row < 0 || row >= vertical.input || column < 0 || column >= horizontal.input) continue;
        const input = (row * horizontal.input + column) * channels + (feature % channels);
        const from = sparse ? next++ : input * outputs + output;
        made[(place * features + feature) * filters + filter] = values[from] ?? 0;
      }
    }
    return made;
  };
  return [{ shape: [places, features, filters], read }, ...rest];
}
