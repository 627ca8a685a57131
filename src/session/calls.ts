import { answerKey } from './answer-key.js';
import type { ViewJob, Want } from './snapshot.js';
import type { Answers } from './state.js';
import type { ModelOutline } from '../core/formats/load-model.js';
import type { JobName, JobRequest, JobResult, Progress } from '../workers/jobs.types.js';

/** A job with its request, as the worker client takes it. */
export type Call<K extends JobName = JobName> = {
  [P in K]: { readonly job: P; readonly request: JobRequest<P> };
}[K];

/** A job with its result. */
export type Completed<K extends JobName = JobName> = {
  [P in K]: { readonly job: P; readonly result: JobResult<P> };
}[K];

/** A call under way. */
export interface Run {
  readonly id: number;
  readonly call: Call;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly progress: Progress | null;
  /** Of a model that is being opened, once that is known. */
  readonly outline?: ModelOutline;
}

/**
 * Jobs of views in the order in which they are run. Filters come last and grow beside the others,
 * because one layer of them takes longer than everything else together.
 */
export const jobOrder = [
  'predict',
  'heatmap',
  'overview',
  'activations',
  'kernel',
  'unit',
  'patch',
  'faithfulness',
  'sanity',
  'scan',
  'evaluate',
  'dream',
  'readings',
  'filters',
] as const satisfies readonly ViewJob[];

/** The jobs whose answers belong to one photo. */
const imageJobs = [
  'predict',
  'heatmap',
  'overview',
  'activations',
  'unit',
  'faithfulness',
  'sanity',
  'dream',
  'readings',
] as const;

export type ImageJob = (typeof imageJobs)[number];

/** Whether the answer to that job depends on the photo. */
export function isImageJob(job: JobName): job is ImageJob {
  return imageJobs.some((name) => name === job);
}

/** A call that answers a view's want. */
export function isViewCall(call: Call): call is Call<ViewJob> {
  return jobOrder.some((job) => job === call.job);
}

/** The call that answers `want` for the model and the photo of these ids. */
export function callFor(want: Want, model: string, image: string, answers: Answers): Call<ViewJob> {
  switch (want.job) {
    case 'predict':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'heatmap':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'overview':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'activations':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'readings':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'sanity':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'unit':
      return { job: want.job, request: { ...want.request, model, image } };
    case 'faithfulness': {
      const { method, classIndex, layer, settings } = want.request;
      const question = {
        method,
        classIndex,
        ...(layer && { layer }),
        ...(settings && { settings }),
      };
      const known = answers.heatmap.get(answerKey({ job: 'heatmap', request: question }));
      const map = known?.value && { map: known.value.inputMap };
      return { job: want.job, request: { ...want.request, ...map, model, image } };
    }
    case 'kernel':
      return { job: want.job, request: { ...want.request, model } };
    case 'patch':
      return { job: want.job, request: { ...want.request, model } };
    case 'scan': {
      const from = answers.scan.get(answerKey(want))?.value;
      return { job: want.job, request: { ...want.request, ...(from && { from }), model } };
    }
    case 'evaluate': {
      const from = answers.evaluate.get(answerKey(want))?.value;
      return { job: want.job, request: { ...want.request, ...(from && { from }), model } };
    }
    case 'dream': {
      const from = answers.dream.get(answerKey(want))?.value?.point;
      return { job: want.job, request: { ...want.request, ...(from && { from }), model, image } };
    }
    case 'filters':
      return { job: want.job, request: { ...want.request, model } };
  }
}
