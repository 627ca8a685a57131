import { ConvlensError, ModelFormatError } from '../../errors.js';
import { Hdf5 } from '../hdf5/file.js';
import { shortName, type ModelFile, type ReadFileOptions } from '../files/model-file.js';
import { readJson } from '../files/read-json.js';
import { ReadingBudget } from '../../reading-budget.js';

/**
 * The layers of a whole Keras model in HDF5, as `model.save('….h5')` writes it; null where the file has
 * weights alone.
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

/** Whether the file has a whole model, and not weights alone. */
export async function isWholeModel(source: ModelFile, options: ReadFileOptions): Promise<boolean> {
  const file = await Hdf5.open(source, options);
  return (await file.attribute('', 'model_config')) !== null;
}
