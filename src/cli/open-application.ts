import { createHash } from 'node:crypto';
import type { BuildOptions } from '../core/applications/build-application.js';
import { fetchedWeights, type WeightsFileOptions } from '../core/applications/file-weights.js';
import { publishedWeights, type PublishedWeights } from '../core/applications/published-weights.js';
import { FetchError } from '../core/errors.js';
import { BytesFile, type ModelFile } from '../core/formats/files/model-file.js';
import type { Network } from '../core/graph/network.js';
import { buildApplication } from '../platform/node/build-application.js';
import { fileOnDisk } from '../platform/node/disk-files.js';
import { fileFetch } from '../platform/node/file-fetch.js';
import { fileTrouble } from '../platform/node/file-trouble.js';
import { digestOf } from '../platform/node/kept-weights.js';
import { loadModel, pathOf } from '../platform/node/load-model.js';
import { defaultModel } from '../platform/package.js';
import { bytesOf } from '../view/numbers.js';
import type { Args } from './args.js';
import { interruptible } from './interrupt.js';
import type { Output } from './output.js';

/** Keras has no weights of it; they travel with the package. */
const EMBEDDED = 'EfficientNetLite0';

/** The network of Keras Applications of that name, with the weights of `--weights`, or those of ImageNet. */
export function openApplication(name: string, args: Args, output: Output): Promise<Network> {
  const given = args.text('weights');
  if (name === EMBEDDED && given === undefined) return loadModel(defaultModel);
  const weightsBase = args.text('weights-base');
  const onProgress = (loaded: number, all: number) => {
    const { done, total } = bytesOf(loaded, all);
    output.progress(`weights: ${done} of ${total}`);
  };
  return interruptible(async (signal) => {
    const reading = { signal, onProgress, fetch: fileFetch };
    const weights = given === undefined ? {} : await weightsOf(name, given, reading);
    return buildApplication(name, { signal, onProgress, weightsBase, ...weights });
  });
}

/**
 * A file given by hand. Where it is the one that Keras publishes, the network is that of ImageNet's weights, which
 * for EfficientNet has a layer more; else what Keras builds for a file. Where Keras has no hash both are the same.
 */
async function weightsOf(
  name: string,
  given: string,
  reading: WeightsFileOptions,
): Promise<Pick<BuildOptions, 'weights' | 'findPublished'>> {
  const published = await publishedWeights(name).catch(() => null);
  const { file, digest } = await opened(given, published, reading);
  const isPublished = published !== null && digest === published.hash?.digest;
  return isPublished ? { findPublished: async () => file } : { weights: file };
}

interface Opened {
  readonly file: ModelFile;
  /** By the algorithm of the published file; undefined where that has no hash. */
  readonly digest: string | undefined;
}

async function opened(
  given: string,
  published: PublishedWeights | null,
  reading: WeightsFileOptions,
): Promise<Opened> {
  const algorithm = published?.hash?.algorithm;
  const path = pathOf(given);
  if (path === null) {
    const bytes = await fetchedWeights(given, reading);
    const digest = algorithm && createHash(algorithm).update(bytes).digest('hex');
    return { file: new BytesFile(given, bytes), digest };
  }
  const trouble = await fileTrouble(path);
  if (trouble !== null) throw new FetchError(trouble);
  const digest = algorithm && (await digestOf(path, algorithm, reading.signal));
  return { file: await fileOnDisk(path), digest };
}
