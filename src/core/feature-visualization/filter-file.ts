import { FilterFileError, OptionError } from '../errors.js';
import type { Preprocessing } from '../graph/layer-info.js';
import { filterDefaults, filterSettings, GROWTH, type FilterSettings } from './filter-options.js';
import type { FilterRecipe } from './recipe.js';
import { isRecord } from './setting-rules.js';
import { say, str } from '../sentence.js';

/** The settings of pictures as a file: what draws them again. */
export interface FilterFile {
  /** Name of the model, for people; the recipe has its fingerprint. */
  readonly model: string;
  readonly recipe: FilterRecipe;
  readonly channels: readonly number[];
}

/** What tells such a file from any other JSON. */
const KIND = 'convlens filter pictures';

export function writeFilterFile({ model, recipe, channels }: FilterFile): string {
  return `${JSON.stringify({ kind: KIND, model, recipe, channels }, null, 2)}\n`;
}

/**
 * What a file says, every value checked; whatever else stands in it is left out.
 * @throws FilterFileError, which says what is wrong with it
 */
export function readFilterFile(text: string): FilterFile {
  const file = parsed(text);
  if (file['kind'] !== KIND) {
    throw new FilterFileError(
      say(str`not settings of filter pictures: its "kind" is not "${KIND}"`),
    );
  }
  const recipe = record(file, 'recipe');
  return {
    model: string(file, 'model'),
    channels: channelsOf(file['channels']),
    recipe: {
      growth: growthOf(recipe['growth']),
      network: string(recipe, 'network'),
      preprocessing: preprocessingOf(record(recipe, 'preprocessing')),
      layer: string(recipe, 'layer'),
      tensor: string(recipe, 'tensor'),
      settings: settingsOf(record(recipe, 'settings')),
    },
  };
}

/** Why pictures drawn by the settings here would not be the ones that the file stands for. */
export type Difference = 'growth' | 'network' | 'preprocessing';

export function differences(
  { recipe }: FilterFile,
  here: { readonly network: string; readonly preprocessing: Preprocessing },
): readonly Difference[] {
  const same: Readonly<Record<Difference, boolean>> = {
    growth: recipe.growth === GROWTH,
    network: recipe.network === here.network,
    preprocessing: alike(recipe.preprocessing, here.preprocessing),
  };
  return (['growth', 'network', 'preprocessing'] as const).filter((name) => !same[name]);
}

function alike(a: Preprocessing, b: Preprocessing): boolean {
  const values = ({ mean, std, channels }: Preprocessing) => JSON.stringify([mean, std, channels]);
  return values(a) === values(b);
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FilterFileError(say('not JSON: choose a file that convlens has written'));
  }
  if (isRecord(value)) return value;
  throw new FilterFileError(say('not settings of filter pictures: it holds no object'));
}

function record(fields: Fields, name: string): Fields {
  const value = fields[name];
  if (isRecord(value)) return value;
  throw new FilterFileError(say(str`its "${name}" must be an object`));
}

function string(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new FilterFileError(say(str`its "${name}" must be a text`));
}

function channelsOf(value: unknown): readonly number[] {
  if (Array.isArray(value) && value.length > 0 && value.every(isIndex)) return value;
  throw new FilterFileError(say('its "channels" must be whole numbers from 0, at least one'));
}

const isIndex = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

function growthOf(value: unknown): number {
  if (isIndex(value)) return value;
  throw new FilterFileError(say('its "growth" must be a whole number from 0'));
}

function preprocessingOf(fields: Fields): Preprocessing {
  const { mean, std, channels } = fields;
  const order = (['RGB', 'BGR', 'RGBA', 'grey'] as const).find((name) => name === channels);
  if (isNumbers(mean) && isNumbers(std) && order) return { mean, std, channels: order };
  throw new FilterFileError(say('its "preprocessing" must have mean, std and channels'));
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => Number.isFinite(one));

/** What is not there is as it is by default. */
function settingsOf(fields: object): FilterSettings {
  for (const name of Object.keys(fields)) {
    if (Object.hasOwn(filterDefaults, name)) continue;
    throw new FilterFileError(say(str`there is no setting "${name.slice(0, 40)}"`));
  }
  try {
    return filterSettings({ ...fields });
  } catch (error) {
    if (error instanceof OptionError) throw new FilterFileError(error.facts ?? error.message);
    throw error;
  }
}
