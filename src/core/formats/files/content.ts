import { isJson, type Json } from '../../kinds/config.js';
import { ConvlensError } from '../../errors.js';
import { readRange, shortName, type ModelFile, type ReadFileOptions } from './model-file.js';
import { readJson } from './read-json.js';
import { ReadingBudget } from '../../reading-budget.js';
import { refusalOf } from './refusals.js';

/** What a file holds, told by its bytes, whatever its name is. */
export type Content =
  /** The model.json of tfjs. */
  | { readonly is: 'tfjs-layers' | 'tfjs-graph'; readonly json: Json }
  /** The layers of a Keras model alone, as `to_json` writes them. */
  | { readonly is: 'architecture'; readonly json: Json }
  /** Other JSON. */
  | { readonly is: 'json' }
  | { readonly is: 'hdf5' | 'zip' }
  /** Arrays of NumPy, in which Keras 3 kept weights at first. */
  | { readonly is: 'npz' }
  /** A kind of model that is not read, or, as `why` says of a file that stands alone, none. */
  | { readonly is: 'refused' | 'other'; readonly why: string };

/** A model.json is a few hundred kilobytes; one of this size is something else. */
const LARGEST_JSON = 64 * 2 ** 20;
/** Bytes in which every kind of file shows itself. */
const HEAD = 512;

/**
 * Tells what a file holds. Reads its first bytes, and all of a JSON.
 * @throws ModelFormatError when it cannot be read or would be too large, AbortError
 */
export async function contentOf(file: ModelFile, options: ReadFileOptions = {}): Promise<Content> {
  const { signal, budget = new ReadingBudget(file.size) } = options;
  const head = await readRange(file, 0, Math.min(HEAD, file.size), { signal });
  if (startsWith(head, HDF5)) return { is: 'hdf5' };
  if (startsWith(head, ZIP)) return { is: firstInZip(head).endsWith('.npy') ? 'npz' : 'zip' };
  const refusal = refusalOf(head);
  const name = shortName(file);
  if (refusal !== undefined) return { is: 'refused', why: `"${name}": ${refusal}` };
  const text = new TextDecoder().decode(head);
  if (/^\s*<(!doctype|html)/i.test(text)) {
    return { is: 'refused', why: `"${name}" gives a web page, not a model; check the address` };
  }
  if (!/^\ufeff?\s*"?\s*\{/.test(text)) return { is: 'other', why: `"${name}" ${NO_MODEL}` };
  if (file.size > LARGEST_JSON) {
    return { is: 'other', why: `"${name}" is too large for a model.json` };
  }
  return ofJson(name, await readRange(file, 0, file.size, { signal }), budget);
}

const NO_MODEL =
  'is no model: not JSON, as the model.json of tfjs is, and neither a .keras archive nor HDF5';

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** The name of the first file of a zip: 30 bytes before it tell its length, among others. */
function firstInZip(head: Uint8Array): string {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return new TextDecoder().decode(head.subarray(30, 30 + length));
}

function ofJson(name: string, bytes: Uint8Array, budget: ReadingBudget): Content {
  /** Parts of a model.json may be texts that are JSON again. */
  const plain = (value: unknown): unknown =>
    typeof value === 'string' ? readJson(value, name, budget) : value;
  let json: unknown;
  let topology: unknown;
  try {
    json = readJson(new TextDecoder().decode(bytes), name, budget);
    topology = isJson(json) ? plain(json['modelTopology']) : undefined;
    if (isJson(topology) && typeof topology['model_config'] === 'string') {
      topology = { ...topology, model_config: plain(topology['model_config']) };
    }
  } catch (error) {
    if (error instanceof ConvlensError) throw error;
    return { is: 'other', why: `"${name}" is not JSON to its end; was it cut off?` };
  }
  if (!isJson(json)) return { is: 'other', why: `"${name}" is JSON, but no model` };
  if (isJson(topology)) {
    const is = Array.isArray(topology['node']) ? 'tfjs-graph' : 'tfjs-layers';
    return { is, json: { ...json, modelTopology: topology } };
  }
  const keras = typeof json['class_name'] === 'string' && 'config' in json;
  return keras ? { is: 'architecture', json } : { is: 'json' };
}
