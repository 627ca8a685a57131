import {
  buildApplication as build,
  type BuildOptions,
} from '../../core/applications/build-application.js';
import type { Network } from '../../core/graph/network.js';
import { fileFetch } from './file-fetch.js';
import { pathOf } from './load-model.js';
import { modelOnDisk } from './model-on-disk.js';

/**
 * Core's `buildApplication`, whose weights may in Node also lie on the disk: a path, or a `file:` URL. With
 * a `fetch` of the caller's every address goes to that.
 */
export async function buildApplication(name: string, options: BuildOptions): Promise<Network> {
  const { weights, fetch } = options;
  const address = weights instanceof URL ? weights.href : weights;
  if (typeof address !== 'string' || address === 'imagenet' || fetch) return build(name, options);
  const path = pathOf(address);
  const found = path === null ? address : await modelOnDisk(path);
  const file = typeof found === 'string' ? found : (found[0] ?? address);
  return build(name, { ...options, weights: file, fetch: fileFetch });
}
