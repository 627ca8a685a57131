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

/** Whether both are the same; files that crossed a worker boundary are never the same objects. */
export function sameSource(one: LoadSource, other: LoadSource): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return (
    one.length === other.length &&
    one.every((file, i) => {
      const { name, size, lastModified } = other[i]!;
      return file.name === name && file.size === size && file.lastModified === lastModified;
    })
  );
}
