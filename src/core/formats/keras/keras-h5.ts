import { ConvlensError, ModelFormatError } from '../../errors.js';
import { begins } from '../files/begins.js';
import { shortName } from '../files/model-file.js';
import { readJson } from '../files/read-json.js';
import type { Format } from '../format.js';
import { Hdf5 } from '../hdf5/file.js';
import type { ReadingBudget } from '../../reading-budget.js';
import { readKerasModel } from './keras-model.js';
import { say } from '../../sentence.js';

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A Keras model in HDF5, as `model.save('….h5')` writes it; or weights alone, as
 * `model.save_weights('….h5')` does.
 */
export const kerasH5: Format = {
  async recognise({ head, file, options }) {
    if (!begins(head, HDF5)) return null;
    const { signal, budget } = options;
    const hdf5 = await Hdf5.open(file, { signal, budget });
    const config = await hdf5.attribute('', 'model_config');
    if (config === null) return { is: 'weights' };
    const layers = async () => architectureIn(config, shortName(file), budget);
    return {
      is: 'model',
      format: 'Keras HDF5',
      layers,
      read: async ({ weights = file }, how) => readKerasModel(await layers(), weights, how),
    };
  },
};

/**
 * The layers of a whole model, from what its file has as their configuration.
 * @throws ModelFormatError, ReadingLimitError
 */
function architectureIn(config: unknown, name: string, budget: ReadingBudget): unknown {
  try {
    if (typeof config === 'string') return readJson(config, name, budget);
  } catch (error) {
    if (error instanceof ConvlensError) throw error;
    // Anything else is said below.
  }
  throw new ModelFormatError(say('model_config holds no configuration of a model'));
}
