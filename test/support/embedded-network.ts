import { loadModel } from '../../src/core/formats/load-model.js';
import type { Network } from '../../src/core/graph/network.js';
import { inNode } from './realm.js';

/** EfficientNet-Lite0 as it is shipped; the caller disposes it. */
export async function openEmbedded(): Promise<Network> {
  if (!inNode) return loadModel('/models/efficientnet-lite0/model.json');
  const { readFile } = await import('node:fs/promises');
  const root = new URL('../../models/efficientnet-lite0/', import.meta.url);
  const fromDisk = async (path: string) => new Response(await readFile(new URL(path, root)));
  return loadModel('model.json', { fetch: fromDisk });
}
