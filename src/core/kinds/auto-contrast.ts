import { autoContrast } from '../ops/auto-contrast.js';
import { asList } from './config.js';
import { imageShape, type Kind } from './kind.js';
import { say } from '../sentence.js';

/** AutoContrast: each channel is stretched to the whole range of values. */
export const contrastStretching: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const outputShape = imageShape(config, inputs);
  const [low = 0, high = 255] = asList(config.raw('value_range') ?? []);
  if (typeof low !== 'number' || typeof high !== 'number' || !(low < high)) {
    throw config.wrong(
      'value_range',
      say('two numbers, the lower first'),
      config.raw('value_range'),
    );
  }
  const op = autoContrast([low, high]);
  // What a cell gives depends on the whole image, but by two numbers alone: it still lies where it is.
  return { steps: [{ suffix: '', op, weights: [] }], outputShape, weights: {} };
};
