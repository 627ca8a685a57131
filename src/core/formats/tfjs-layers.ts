import { ModelFormatError, WeightsError } from '../errors.js';
import { throwIfAborted } from '../checkpoint.js';
import type { GraphDefinition, WeightData } from '../graph/definition.js';
import type { Preprocessing } from '../graph/layer-info.js';
import { isJson, shown, type Json } from '../kinds/config.js';
import { assemble } from './assemble.js';
import { beside } from './beside.js';
import { fetchBytes, type Fetch } from './fetch-bytes.js';
import { joinBytes } from './join-bytes.js';
import { readTopology } from './topology.js';
import { weightName } from './weight-name.js';
import { decodeGroup, readManifest, storedBytes } from './weights-manifest.js';

/** Pixels to −1…1: the most common preprocessing, when the file does not say. */
export const defaultPreprocessing: Preprocessing = {
  mean: [127.5, 127.5, 127.5],
  std: [127.5, 127.5, 127.5],
  channels: 'RGB',
};

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called as weights arrive: bytes so far, and in all. */
  readonly onProgress?: ((loaded: number, total: number) => void) | undefined;
  readonly fetch?: Fetch | undefined;
}

/** A model.json is a few hundred kilobytes; one of this size is something else. */
const LARGEST_JSON = 64 * 2 ** 20;

/**
 * Reads a tfjs layers model: `url` is its model.json, the weight files lie beside it.
 * @param json - the bytes of the model.json, when they are there already
 * @throws FetchError, ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError
 */
export async function readTfjsLayers(
  url: string,
  options: ReadOptions = {},
  json?: ArrayBuffer,
): Promise<GraphDefinition> {
  const { signal, onProgress, fetch } = options;
  const bytes = json ?? (await fetchBytes(url, { signal, fetch, limit: LARGEST_JSON }));
  const model = parseJson(bytes);
  if (isJson(model['modelTopology']) && Array.isArray(model['modelTopology']['node'])) {
    throw new ModelFormatError('this is a tfjs graph model; only layers models are read yet');
  }
  const topology = readTopology(modelConfig(model));
  const groups = readManifest(model['weightsManifest']);
  const total = groups.reduce((sum, group) => sum + storedBytes(group), 0);
  let loaded = 0;
  onProgress?.(0, total);
  const onBytes = (bytes: number) => {
    loaded += bytes;
    onProgress?.(Math.min(loaded, total), total);
  };
  const urls = groups.map((group) => group.paths.map((path) => beside(url, path)));
  const shards = await together(signal, (both) =>
    urls.map((files) =>
      Promise.all(files.map((file) => fetchBytes(file, { signal: both, onBytes, fetch }))),
    ),
  );
  throwIfAborted(signal);
  const layers = new Set(topology.layers.map((layer) => layer.name));
  const weights = new Map<string, WeightData>();
  groups.forEach((group, index) => {
    const bytes = joinBytes(shards[index] ?? []);
    for (const [stored, data] of decodeGroup(group, bytes)) {
      const weight = weightName(stored, layers);
      if (weights.has(weight)) throw new WeightsError(`two weights are named ${shown(weight)}`);
      weights.set(weight, data);
    }
  });
  const metadata = isJson(model['userDefinedMetadata']) ? model['userDefinedMetadata'] : {};
  const name = metadata['name'];
  return assemble(topology, {
    weights,
    metadata,
    preprocessing: preprocessingOf(metadata),
    ...(typeof name === 'string' ? { name: name.slice(0, 200) } : {}),
  });
}

function parseJson(bytes: ArrayBuffer): Json {
  if (bytes.byteLength > LARGEST_JSON) {
    throw new ModelFormatError(
      'the file is no model: neither HDF5 nor a zip, and too large for JSON',
    );
  }
  const text = new TextDecoder().decode(bytes);
  try {
    const value: unknown = JSON.parse(text);
    if (isJson(value)) return value;
  } catch {
    const html = /^\s*<(!doctype|html)/i.test(text);
    throw new ModelFormatError(
      html
        ? 'the address gives a web page, not a model.json; check the address'
        : 'the file is not JSON; a tfjs model begins with its model.json',
    );
  }
  throw new ModelFormatError('the file is JSON, but no model');
}

function modelConfig(model: Json): unknown {
  const topology = model['modelTopology'];
  if (!isJson(topology)) throw new ModelFormatError('the file has no modelTopology');
  return topology['model_config'] ?? topology;
}

/**
 * Waits for all of the downloads that `start` begins; when one fails, or the caller's signal says
 * so, the others are cancelled.
 */
async function together<T>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => readonly Promise<T>[],
): Promise<T[]> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return await Promise.all(start(controller.signal));
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function preprocessingOf(metadata: Json): Preprocessing {
  const given = metadata['preprocessing'];
  if (!isJson(given)) return defaultPreprocessing;
  const { mean, std, channels } = given;
  const numbers = (value: unknown): value is number[] =>
    Array.isArray(value) && value.every((n) => typeof n === 'number' && Number.isFinite(n));
  const known = channels === 'RGB' || channels === 'BGR' || channels === 'grey';
  if (numbers(mean) && numbers(std) && known) return { mean, std, channels };
  throw new ModelFormatError('the preprocessing in the model needs mean, std and channels');
}
