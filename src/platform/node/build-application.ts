import {
  buildApplication as build,
  type BuildOptions,
} from '../../core/applications/build-application.js';
import type { Network } from '../../core/graph/network.js';
import { fileFetch } from './file-fetch.js';
import { keptWeights } from './kept-weights.js';
import { pathOf } from './load-model.js';
import { modelOnDisk } from './model-on-disk.js';

/**
 * Core's `buildApplication`, whose weights may in Node also lie on the disk: a path, or a `file:` URL. Those of
 * ImageNet are kept once they are fetched, and those that Keras has kept are found. With a `fetch` of the caller's
 * every address goes to that.
 */
export async function buildApplication(name: string, options: BuildOptions = {}): Promise<Network> {
  const { weights = 'imagenet', fetch, findPublished = keptWeights } = options;
  if (weights === 'imagenet') return build(name, { ...options, findPublished });
  const address = weights instanceof URL ? weights.href : weights;
  if (typeof address !== 'string' || fetch) return build(name, options);
  const path = pathOf(address);
  const found = path === null ? address : await modelOnDisk(path);
  const file = typeof found === 'string' ? found : (found[0] ?? address);
  return build(name, { ...options, weights: file, fetch: fileFetch });
}
