import { loadModel, type LoadOptions } from '../core/formats/load-model.js';
import type { Network } from '../core/graph/network.js';
import { keptFiles } from '../platform/browser/kept-models.js';

/** Where a model comes from: its absolute URL, `kept:` and a hash, or its files. */
export type LoadSource = string | readonly File[];

const KEPT = 'kept:';

/** Loads a model from where it is; one that the browser keeps without any network. */
export async function loadSource(source: LoadSource, options: LoadOptions): Promise<Network> {
  const kept = typeof source === 'string' && source.startsWith(KEPT);
  return loadModel(kept ? await keptFiles(source.slice(KEPT.length)) : source, options);
}

/**
 * What a source is known by: the same for the same. Files that crossed a worker boundary are never the same
 * objects, so that the page must say which they are; null where it does not.
 */
export function nameOf({
  source,
  sourceName = null,
}: {
  readonly source: unknown;
  readonly sourceName?: string | null;
}): string | null {
  return typeof source === 'string' ? source : sourceName;
}
