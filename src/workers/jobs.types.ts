/**
 * The types of all jobs, derived from the index of jobs. Types only: what the page imports from
 * here brings no code along.
 */
import type { jobs } from './jobs/index.js';
import type { Job } from './jobs/job.js';

export type { BackendInfo } from './jobs/backend.js';
export type { Progress } from './jobs/job.js';
export type { DreamFilm } from './jobs/dream.js';
export type { KeptModels } from './jobs/kept-models.js';
export type { OpenImage } from './jobs/open-image.js';
export type { AskedChoices } from './jobs/open-model.js';
export type { Reading } from './jobs/readings.js';

type PartsOf<J> =
  J extends Job<infer Request, infer Result, infer Partial>
    ? { readonly request: Request; readonly result: Result; readonly partial: Partial }
    : never;

/** Request, result and streamed part of every job. */
export type Jobs = { readonly [K in keyof typeof jobs]: PartsOf<(typeof jobs)[K]> };

export type JobName = keyof Jobs;
export type JobRequest<K extends JobName> = Jobs[K]['request'];
export type JobResult<K extends JobName> = Jobs[K]['result'];
export type JobPartial<K extends JobName> = Jobs[K]['partial'];
