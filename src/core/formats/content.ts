import { isJson, type Json } from '../kinds/config.js';
import { readRange, shortName, type ModelFile, type ReadFileOptions } from './model-file.js';

/** What a file holds, told by its bytes, whatever its name is. */
export type Content =
  | { readonly is: 'tfjs-layers' | 'tfjs-graph' | 'json'; readonly json: Json }
  | { readonly is: 'hdf5' | 'zip' }
  /** Nothing that a model begins with; `why` says it of a file that stands alone. */
  | { readonly is: 'other'; readonly why: string };

/** A model.json is a few hundred kilobytes; one of this size is something else. */
const LARGEST_JSON = 64 * 2 ** 20;
/** Bytes in which every kind of file shows itself. */
const HEAD = 512;

/**
 * Tells what a file holds. Reads its first bytes, and all of a JSON.
 * @throws ModelFormatError when it cannot be read, AbortError
 */
export async function contentOf(
  file: ModelFile,
  { signal }: ReadFileOptions = {},
): Promise<Content> {
  const head = await readRange(file, 0, Math.min(HEAD, file.size), { signal });
  if (startsWith(head, HDF5)) return { is: 'hdf5' };
  if (startsWith(head, ZIP)) return { is: 'zip' };
  const text = new TextDecoder().decode(head);
  if (/^\s*<(!doctype|html)/i.test(text)) {
    return other('the address gives a web page, not a model.json; check the address');
  }
  if (!/^\ufeff?\s*\{/.test(text)) return other(`"${shortName(file)}" ${NO_MODEL}`);
  if (file.size > LARGEST_JSON) return other(`"${shortName(file)}" is too large for a model.json`);
  return json(file, await readRange(file, 0, file.size, { signal }));
}

const NO_MODEL =
  'is no model: not JSON, as the model.json of tfjs is, and neither a .keras archive nor HDF5';

const HDF5 = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

const other = (why: string): Content => ({ is: 'other', why });

function json(file: ModelFile, bytes: Uint8Array): Content {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return other(`"${shortName(file)}" is not JSON to its end; was it cut off?`);
  }
  if (!isJson(value)) return other(`"${shortName(file)}" is JSON, but no model`);
  const topology = value['modelTopology'];
  if (!isJson(topology)) return { is: 'json', json: value };
  return { is: Array.isArray(topology['node']) ? 'tfjs-graph' : 'tfjs-layers', json: value };
}
