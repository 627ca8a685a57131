import { WeightsError } from '../../errors.js';
import { shortName } from '../files/model-file.js';
import type { Format } from '../format.js';
import { readKerasModel, readKerasLayers } from './keras-model.js';
import { say, str } from '../../sentence.js';

/**
 * The layers of a Keras model, as `model.to_json()` writes them and a `.keras` archive has them; its
 * weights are in a file of their own.
 */
export const kerasJson: Format = {
  recognise({ json }) {
    if (!json || typeof json['class_name'] !== 'string' || !('config' in json)) return null;
    return {
      is: 'model',
      format: 'Keras',
      layersAlone: true,
      layers: async () => json,
      read: async ({ file, weights, unread = NO_WEIGHTS }, options) =>
        weights
          ? readKerasModel(json, weights, options)
          : readKerasLayers(
              json,
              options,
              () => new WeightsError(say(str`"${shortName(file)}" ${unread}`)),
            ),
    };
  },
};

const NO_WEIGHTS = say(
  'has the layers of a model, but no weights: open it together with the file that model.save_weights("model.weights.h5") writes',
);
