import type { ApplicationFacts, PreprocessingMode } from '../../facts/applications.js';
import type { Preprocessing } from '../graph/layer-info.js';
import { preprocess } from '../image/preprocess.js';
import { preprocessingsFor } from '../image/preprocessings.js';
import type { Raster } from '../resample/raster.js';
import type { ApplicationOptions } from './options.js';
import { applicationFacts } from './registry.js';

/** As EfficientNet-Lite was trained. */
const lite: Preprocessing = { mean: [127, 127, 127], std: [128, 128, 128], channels: 'RGB' };

function byMode(mode: PreprocessingMode): Preprocessing {
  return preprocessingsFor(3).find(({ name }) => name === mode)?.preprocessing ?? lite;
}

/** How pixels become what a function's network reads. */
export function applicationPreprocessing(
  { mode, bareMode }: Pick<ApplicationFacts, 'mode' | 'bareMode'>,
  { includePreprocessing = true }: Pick<ApplicationOptions, 'includePreprocessing'> = {},
): Preprocessing {
  return byMode(includePreprocessing ? mode : bareMode);
}

/**
 * The levels 0…255 of a photo as a network of Keras Applications reads them, as `preprocess_input` of its
 * module gives them: `preprocessInput(raster, 'ResNet50')`.
 *
 * @param raster - `[height, width, 3]`, of the size that the network reads
 * @returns `[height, width, 3]`
 * @throws OptionError for a function that there is not
 */
export function preprocessInput(
  raster: Raster,
  name: string,
  options?: Pick<ApplicationOptions, 'includePreprocessing'>,
): Float32Array<ArrayBuffer> {
  return preprocess(raster, applicationPreprocessing(applicationFacts(name), options));
}
