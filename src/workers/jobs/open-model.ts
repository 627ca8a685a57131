import { loadModel } from '../../core/formats/load-model.js';
import type { Network } from '../../core/graph/network.js';
import { imageSize } from '../../core/image/prepare-image.js';
import type { ModelSummary } from '../../core/model-summary.js';
import { summarise } from '../../core/summarise.js';
import { sayOffline } from '../../platform/browser/online.js';
import type { Control, Job } from './job.js';

export interface OpenModelRequest {
  /** Name for later requests; a model that has it already is freed. */
  readonly id: string;
  /** Absolute URL of the model.json. */
  readonly url: string;
  /** Takes files that the browser has kept, however old: another worker has just read them. */
  readonly cached?: boolean;
}

/** Loads a model and keeps it open. Where that fails the models that are open stay so. */
export const openModel: Job<OpenModelRequest, ModelSummary> = {
  lane: 'foreground',
  key: ({ id }) => `open-model ${id}`,
  async run(context, { id, url, cached }, control) {
    const network = await load(url, cached ? keptFetch : fetch, control);
    try {
      const summary = summarise(network);
      // Said now, where the model was chosen, and not when a photo is opened for it.
      imageSize(summary.input);
      context.addModel(id, { url, network });
      return summary;
    } catch (error) {
      network.dispose();
      throw error;
    }
  },
};

const keptFetch: typeof fetch = (url, init) => fetch(url, { ...init, cache: 'force-cache' });

async function load(
  url: string,
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  { signal, progress }: Control,
): Promise<Network> {
  try {
    return await loadModel(url, {
      signal,
      fetch,
      onProgress: (done, total) => progress({ done, total, unit: 'bytes' }),
    });
  } catch (error) {
    throw sayOffline(error);
  }
}
