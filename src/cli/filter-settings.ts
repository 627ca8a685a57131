import { FilterFileError } from '../core/errors.js';
import {
  differences,
  readFilterFile,
  writeFilterFile,
  type Difference,
  type FilterFile,
} from '../core/feature-visualization/filter-file.js';
import type { FiltersResult } from '../core/feature-visualization/filters.types.js';
import type { Network } from '../core/graph/network.js';
import { imageInput } from '../core/graph/input-feed.js';
import { readText } from '../platform/node/file-trouble.js';
import { writeWhole } from '../platform/node/write-file.js';

/**
 * The file of `--settings`.
 * @throws FilterFileError
 */
export async function openSettings(path: string): Promise<FilterFile> {
  const text = await readText(path, (why) => new FilterFileError(why));
  try {
    return readFilterFile(text);
  } catch (error) {
    if (!(error instanceof FilterFileError)) throw error;
    throw new FilterFileError(`"${path}": ${error.message}`, { cause: error });
  }
}

/** Writes what draws the pictures of a result again. */
export async function saveSettings(
  path: string,
  network: Network,
  { recipe, pictures }: FiltersResult,
): Promise<void> {
  if (!recipe) return;
  const channels = [...new Set(pictures.map(({ channel }) => channel))];
  await writeWhole(path, writeFilterFile({ model: network.name, recipe, channels }));
}

/** Why the pictures will differ from those that a file was saved with, in words. */
export function settingsRemarks(file: FilterFile, network: Network): readonly string[] {
  const { preprocessing } = imageInput(network);
  const found = differences(file, { network: network.fingerprint, preprocessing });
  return found.map((difference) => `the pictures differ: ${reasons[difference]}`);
}

const reasons: Readonly<Record<Difference, string>> = {
  growth: 'the settings are of another version of convlens',
  network: 'the settings are of another network',
  preprocessing: 'the network read its input differently then',
};
