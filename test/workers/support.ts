import { expect } from 'chai';
import { type ExplainClient } from '../../src/workers/explain-client.js';
import type { JobName, JobRequest } from '../../src/workers/jobs.types.js';
import { forgetPictures } from '../support/forget-pictures.js';

export const modelUrl = '/models/efficientnet-lite0/model.json';
export const photoUrl = '/photos/chelsea.png';

/** A photo as a person gives it, and a file that is none. */
const photoFile = await (await fetch(photoUrl)).blob();
const noPhoto = new Blob(['not a picture']);
const folder = { folder: 'f', layer: 'block2_add' };

/** A picture in a class folder. */
const labelled = (blob: Blob, i = 0) => new File([blob], `photos/lynx/${i}.png`);

/** As many pictures in a class folder. */
export const manyLabelled = (): readonly File[] => manyFiles.map(labelled);

/** More photos than can be looked through while a test waits. */
export const manyFiles: readonly Blob[] = Array.from({ length: 1000 }, () => photoFile);

/** A call of each job that computes, on the model and photo opened as `m` and `i`. */
export const computing: {
  [K in Exclude<JobName, 'open-model' | 'open-image' | 'kept-models' | 'backend'>]: JobRequest<K>;
} = {
  predict: { model: 'm', image: 'i', top: 5 },
  heatmap: { model: 'm', image: 'i', method: 'grad-cam' },
  overview: { model: 'm', image: 'i' },
  activations: { model: 'm', image: 'i', layer: 'block2_add' },
  kernel: { model: 'm', layer: 'block3_depthwise_conv', channel: 0 },
  faithfulness: {
    ...{ model: 'm', image: 'i', measure: 'deletion' as const },
    ...{ method: 'grad-cam', classIndex: 285 },
  },
  cover: {
    ...{ model: 'm', image: 'i', classIndex: 285, fill: 'mean' as const, elsewhere: 20 },
    covers: [{ top: 70, left: 39, height: 53, width: 68 }],
  },
  disagreement: { model: 'm', image: 'i', method: 'grad-cam', classIndex: 285 },
  readings: { model: 'm', image: 'i' },
  sanity: { model: 'm', image: 'i', method: 'grad-cam' },
  unit: { model: 'm', image: 'i', layer: 'block2_add', channel: 3 },
  patch: { model: 'm', ...folder, file: photoFile, picture: 0, row: 5, column: 7 },
  scan: { model: 'm', ...folder, files: [photoFile, noPhoto, photoFile] },
  evaluate: { model: 'm', folder: 'f', files: [labelled(photoFile), labelled(noPhoto)] },
  dream: { model: 'm', image: 'i', of: { layer: 'block2_add' }, octaves: 2, steps: 3, size: 64 },
  filters: { model: 'm', layer: 'block2_add', channels: [0, 1], steps: 12, size: 64, seed: 1 },
  'time-application': { name: 'MobileNet' },
};

export async function openBoth(client: ExplainClient): Promise<void> {
  await forgetPictures();
  await client.run('open-model', { id: 'm', source: modelUrl });
  await client.run('open-image', { id: 'i', model: 'm', source: photoUrl, name: 'Chelsea' });
}

/**
 * Expects that `promise` rejects with an error of that name long before the job behind it could be
 * done: within `limit` milliseconds, which leaves room for a busy machine.
 */
export async function expectRejection(
  promise: Promise<unknown>,
  name: string,
  limit = 5_000,
): Promise<Error> {
  const begun = performance.now();
  const outcome = await promise.then(
    () => 'it resolved',
    (error: unknown) => error,
  );
  const took = performance.now() - begun;
  expect(outcome).to.be.instanceOf(Error);
  expect((outcome as Error).name).to.equal(name);
  expect(took, 'milliseconds until it rejected').to.be.lessThan(limit);
  return outcome as Error;
}

export const delay = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The real workers that are started, so that a test can end one behind the client's back. */
export class WorkerSpy {
  readonly started: Worker[] = [];
  readonly #original = globalThis.Worker;

  constructor() {
    const { started } = this;
    globalThis.Worker = class extends this.#original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        started.push(this);
      }
    };
  }

  endNewest(): void {
    this.started.at(-1)?.terminate();
  }

  restore(): void {
    globalThis.Worker = this.#original;
  }
}

/** Counts the message channels that are made while it listens. */
export class ChannelSpy {
  made = 0;
  readonly #original = globalThis.MessageChannel;

  constructor() {
    const count = () => (this.made += 1);
    globalThis.MessageChannel = class extends this.#original {
      constructor() {
        super();
        count();
      }
    };
  }

  restore(): void {
    globalThis.MessageChannel = this.#original;
  }
}

/** URL of a script that runs `fault` in the worker and then loads the worker as it is built. */
export function workerWith(fault: string): string {
  const worker = JSON.stringify(new URL('/dist/workers/explain.worker.js', location.href).href);
  const source = `${fault};\nawait import(${worker});`;
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}
