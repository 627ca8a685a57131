import { ConvlensError } from '../../errors.js';
import { isJson, type Json } from '../../kinds/config.js';
import { ReadingBudget } from '../../reading-budget.js';
import { readRange, shortName, type ModelFile, type ReadFileOptions } from './model-file.js';
import { readJson } from './read-json.js';
import { say, type Sentence } from '../../sentence.js';

/** A file as formats look at it to tell whether it is theirs. */
export interface Look {
  readonly file: ModelFile;
  /** Its first bytes, in which every kind of file shows itself. */
  readonly head: Uint8Array;
  /** What it says, when it is JSON with names and values. */
  readonly json: Json | null;
  /** Why it is no model, if no format knows it: a sentence without its subject. */
  readonly otherwise: Sentence;
  readonly options: ReadFileOptions & { readonly budget: ReadingBudget };
}

/** A model.json is a few hundred kilobytes; one of this size is something else. */
const LARGEST_JSON = 64 * 2 ** 20;
const HEAD = 512;

/**
 * Reads the first bytes of a file, and all of a JSON.
 * @throws ModelFormatError when it cannot be read or would be too large, AbortError
 */
export async function lookAt(file: ModelFile, options: ReadFileOptions = {}): Promise<Look> {
  const { signal, budget = new ReadingBudget(file.size) } = options;
  const head = await readRange(file, 0, Math.min(HEAD, file.size), { signal });
  const look = { file, head, options: { ...options, budget } };
  const not = (otherwise: Sentence): Look => ({ ...look, json: null, otherwise });
  if (!/^\ufeff?\s*"?\s*\{/.test(new TextDecoder().decode(head))) return not(NO_MODEL);
  if (file.size > LARGEST_JSON) return not(say('is too large for a model.json'));
  const text = new TextDecoder().decode(await readRange(file, 0, file.size, { signal }));
  try {
    const json = readJson(text, shortName(file), budget);
    return isJson(json)
      ? { ...look, json, otherwise: say('is JSON, but has no modelTopology') }
      : not(say('is JSON, but no model'));
  } catch (error) {
    if (error instanceof ConvlensError) throw error;
    return not(CUT_OFF);
  }
}

export const CUT_OFF = say('is not JSON to its end; was it cut off?');

const NO_MODEL = say(
  'is no model: not JSON, as the model.json of tfjs is, and neither a .keras archive nor HDF5',
);
