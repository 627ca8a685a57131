import type { ModelOutline } from '../core/formats/load-model.js';
import type { JobName, JobRequest, JobResult, Progress } from '../workers/jobs.types.js';
import type { ViewJob } from './snapshot.js';
import { isViewJob } from './view-jobs.js';

/** A job with its request, as the worker client takes it. */
export type JobCall<K extends JobName = JobName> = {
  [P in K]: { readonly job: P; readonly request: JobRequest<P> };
}[K];

/** A job with its result. */
export type Completed<K extends JobName = JobName> = {
  [P in K]: { readonly job: P; readonly result: JobResult<P> };
}[K];

/** A call under way. */
export interface Run {
  readonly id: number;
  readonly call: JobCall;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly progress: Progress | null;
  /** Of a model that is being opened, once that is known. */
  readonly outline?: ModelOutline;
}

/** A call that answers a view's want. */
export function isViewCall<C extends { readonly job: JobName }>(
  call: C,
): call is Extract<C, { readonly job: ViewJob }> {
  return isViewJob(call.job);
}
