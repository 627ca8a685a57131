import { KeptModelError } from '../../core/errors.js';
import {
  forgetModel,
  hashOf,
  keepModel,
  keptModels as listModels,
  type KeptModel,
} from '../../platform/browser/kept-models.js';
import type { Control, Job } from './job.js';

/** Models to be kept or deleted; without either the list alone is asked for. */
export interface KeptModelsRequest {
  readonly keep?: {
    /** Id that it is open under. */
    readonly id: string;
    readonly name: string;
    readonly files: readonly File[];
  };
  /** Hash of one to be deleted. */
  readonly forget?: string;
}

export interface KeptModels {
  /** The newest first. */
  readonly models: readonly KeptModel[];
  /** The one that was to be kept, if it was. */
  readonly kept?: { readonly id: string; readonly hash: string };
  /** Why it was not, or why there is no list: no room, or the browser keeps nothing. */
  readonly refused?: string;
}

/**
 * Keeps and deletes models, and lists those that the browser keeps. A browser that keeps nothing is no
 * error: what is open stays open.
 */
export const keptModels: Job<KeptModelsRequest, KeptModels> = {
  lane: ({ keep }) => (keep ? 'background' : 'foreground'),
  key: (request) => `kept-models ${request.keep?.id ?? request.forget ?? ''}`,
  async run(_context, { keep, forget }, control) {
    try {
      if (forget !== undefined) await forgetModel(forget);
      const hash = keep && (await keepFiles(keep.name, keep.files, control));
      const models = await listModels();
      return { models, ...(keep && hash !== undefined ? { kept: { id: keep.id, hash } } : {}) };
    } catch (error) {
      if (!(error instanceof KeptModelError)) throw error;
      return { models: await listModels().catch(() => []), refused: error.message };
    }
  },
};

async function keepFiles(
  name: string,
  files: readonly File[],
  { checkpoint, progress }: Control,
): Promise<string> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const hash = await hashOf(files, (bytes) => {
    done += bytes;
    progress({ done, total, unit: 'bytes' });
    return checkpoint();
  });
  await keepModel({ hash, name, bytes: total, at: Date.now() }, files);
  return hash;
}
