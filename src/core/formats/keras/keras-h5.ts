import { ConvlensError, ModelFormatError } from '../../errors.js';
import { begins } from '../files/begins.js';
import { shortName, type ModelFile, type ReadFileOptions } from '../files/model-file.js';
import { readJson } from '../files/read-json.js';
import type { Format } from '../format.js';
import { Hdf5 } from '../hdf5/file.js';
import { ReadingBudget } from '../../reading-budget.js';
import { readKerasModel } from './keras-model.js';

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A Keras model in HDF5, as `model.save('….h5')` writes it; or weights alone, as
 * `model.save_weights('….h5')` does.
 */
export const kerasH5: Format = {
  async recognise({ head, file, options }) {
    if (!begins(head, HDF5)) return null;
    const { signal, budget } = options;
    if (!(await isWholeModel(file, { signal, budget }))) return { is: 'weights' };
    const layers = () => architectureIn(file, { signal, budget });
    return {
      is: 'model',
      format: 'Keras HDF5',
      layers,
      read: async ({ weights = file }, how) => readKerasModel(await layers(), weights, how),
    };
  },
};

/**
 * The layers of a whole model; null where the file has weights alone.
 * @throws ModelFormatError, AbortError
 */
export async function architectureIn(
  source: ModelFile,
  options: ReadFileOptions,
): Promise<unknown> {
  const { budget = new ReadingBudget(source.size) } = options;
  const file = await Hdf5.open(source, { ...options, budget });
  const text = await file.attribute('', 'model_config');
  if (text === null) return null;
  try {
    if (typeof text === 'string') return readJson(text, shortName(source), budget);
  } catch (error) {
    if (error instanceof ConvlensError) throw error;
    // Anything else is said below.
  }
  throw new ModelFormatError('model_config holds no configuration of a model');
}

async function isWholeModel(source: ModelFile, options: ReadFileOptions): Promise<boolean> {
  const file = await Hdf5.open(source, options);
  return (await file.attribute('', 'model_config')) !== null;
}
