import type { ExplainClientOptions } from './options.js';
import { WorkerHost } from './worker-host.js';

const hosts = new Map<string, WorkerHost>();

/**
 * The workers of this page that are loaded in that way, by number: the first, and its helpers. Whoever asks
 * in the same way gets the same. A script with layers of one's own is part of it: what it does in a
 * worker concerns only those who named it.
 */
export function workersOfPage(options: ExplainClientOptions): (index: number) => WorkerHost {
  const { workerUrl, workerType = 'module', layers } = options;
  const absolute = (url: string | URL | undefined) =>
    url === undefined ? null : new URL(url, document.baseURI).href;
  return (index) => {
    const key = JSON.stringify([index, absolute(workerUrl), workerType, absolute(layers)]);
    const known = hosts.get(key);
    if (known) return known;
    const made = new WorkerHost(options);
    hosts.set(key, made);
    return made;
  };
}
