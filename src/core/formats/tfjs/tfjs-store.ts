import { io } from '@tensorflow/tfjs-core';
import { throwIfAborted } from '../../checkpoint.js';
import { KeptModelError } from '../../errors.js';
import { BytesFile } from '../files/model-file.js';
import { say, str } from '../../sentence.js';

const SCHEME = 'indexeddb://';

/** Names that are listed at most. */
const MOST_NAMES = 12;

/** Whether an address is of a model that TensorFlow.js itself keeps in the browser. */
export const isStored = (source: string): boolean => source.startsWith(SCHEME);

/**
 * A model that TensorFlow.js keeps in the browser, as `model.save('indexeddb://NAME')` leaves it, as the
 * files that it would be on a disk: a model.json and one file of weights. TensorFlow.js itself reads
 * its store, so nothing here depends on how it lies there, nor on where this runs.
 *
 * @throws KeptModelError when there is none of that name, or no such store, AbortError
 */
export async function storedFiles(address: string, signal?: AbortSignal): Promise<BytesFile[]> {
  throwIfAborted(signal);
  const artifacts = await load(address).catch(async (error: unknown) => {
    throw error instanceof KeptModelError ? error : await explained(address, error);
  });
  throwIfAborted(signal);
  const { weightSpecs = [], weightData = new ArrayBuffer(0), ...model } = artifacts;
  const groups = weightSpecs.length > 0 ? [{ paths: [WEIGHTS], weights: weightSpecs }] : [];
  const json = JSON.stringify({ ...model, weightsManifest: groups });
  // One buffer as TensorFlow.js writes it, several of a version to come.
  const buffer = Array.isArray(weightData) ? io.CompositeArrayBuffer.join(weightData) : weightData;
  return [
    new BytesFile('model.json', new TextEncoder().encode(json)),
    new BytesFile(WEIGHTS, new Uint8Array(buffer)),
  ];
}

const WEIGHTS = 'weights.bin';

/** A browser without the store throws as soon as it is looked for. */
async function load(address: string): Promise<io.ModelArtifacts> {
  const [handler] = io.getLoadHandlers(address);
  if (handler?.load) return handler.load();
  throw new KeptModelError(
    say(
      str`"${short(address)}" is a model that a browser keeps, and this is no browser; give an address or a file`,
    ),
  );
}

async function explained(address: string, cause: unknown): Promise<KeptModelError> {
  try {
    const names = Object.keys(await io.listModels())
      .filter(isStored)
      .map((key) => key.slice(SCHEME.length));
    if (!names.includes(address.slice(SCHEME.length))) return missing(address, names);
  } catch {
    // The store cannot be read at all: the first error says why.
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new KeptModelError(
    say(
      str`"${short(address)}" could not be read from the browser's store (${reason}); give an address or a file`,
    ),
    { cause },
  );
}

function missing(address: string, names: readonly string[]): KeptModelError {
  const listed = names.slice(0, MOST_NAMES).map((name) => `"${short(name)}"`);
  const more = names.length > MOST_NAMES ? ' …' : '';
  const name = short(address.slice(SCHEME.length));
  return new KeptModelError(
    listed.length > 0
      ? say(
          str`TensorFlow.js keeps no model "${name}" in this browser for this page; there are ${listed.join(', ')}${more}`,
        )
      : say(
          str`TensorFlow.js keeps no model "${name}" in this browser for this page; it keeps none at all`,
        ),
  );
}

const short = (name: string): string => (name.length > 120 ? `${name.slice(0, 119)}…` : name);
