import type { Topology } from '../assembly/topology.js';
import { inOrder, type ModelWeights } from '../assembly/weights.js';
import { ModelFormatError } from '../errors.js';
import { fetchBytes, type Fetch } from '../formats/files/fetch-bytes.js';
import {
  BytesFile,
  isFile,
  named,
  shortName,
  type ModelFile,
  type NamelessFile,
} from '../formats/files/model-file.js';
import { Hdf5 } from '../formats/hdf5/file.js';
import { weightsIn } from '../formats/keras/keras-weights.js';
import type { StoredWeight } from '../graph/definition.js';
import { ReadingBudget } from '../reading-budget.js';
import { say } from '../sentence.js';

/** A file of weights: its address, its bytes, or a file, as the web's `File` and `Blob` are. */
export type WeightsSource = string | URL | Uint8Array | ArrayBuffer | NamelessFile;

export interface WeightsFileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Reads an address; the platform's `fetch` by default. */
  readonly fetch?: Fetch | undefined;
  /** Called as a file comes from its address: bytes so far, and in all; 0 where these are unknown. */
  readonly onProgress?: ((loaded: number, total: number) => void) | undefined;
}

/**
 * The weights of a model in a file that Keras wrote, `.h5` or `.weights.h5`: layers find theirs by name,
 * else by order, as in Keras.
 * @throws FetchError, ModelFormatError; WeightsError for those of another model; AbortError
 */
export async function fileWeights(
  { layers }: Topology,
  source: WeightsSource,
  options: WeightsFileOptions,
): Promise<ModelWeights> {
  const file = await fileOf(source, options);
  const budget = new ReadingBudget(file.size);
  const hdf5 = await Hdf5.open(file, { signal: options.signal, budget });
  const weightsOf = await weightsIn(hdf5, layers, shortName(file));
  const ordered = new Map<string, readonly StoredWeight[]>();
  for (const layer of layers) ordered.set(layer.name, await weightsOf(layer));
  return inOrder(ordered);
}

async function fileOf(source: WeightsSource, options: WeightsFileOptions): Promise<ModelFile> {
  if (source instanceof Uint8Array) return new BytesFile('weights', source);
  if (source instanceof ArrayBuffer) return new BytesFile('weights', new Uint8Array(source));
  if (isFile(source)) return named(source, 'weights');
  const address = source instanceof URL ? source.href : source;
  if (typeof address === 'string')
    return new BytesFile(address, await fetchedWeights(address, options));
  throw new ModelFormatError(
    say('weights are given by the address of their file, by its bytes, or as a file; or null'),
  );
}

/**
 * The bytes at an address.
 * @throws FetchError, AbortError
 */
export function fetchedWeights(
  address: string,
  options: WeightsFileOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, fetch, onProgress } = options;
  let loaded = 0;
  const onBytes = (bytes: number, total: number) => onProgress?.((loaded += bytes), total);
  return fetchBytes(address, { signal, fetch, onBytes });
}
