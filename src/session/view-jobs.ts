import { isSlow, methodNames } from '../facts/methods.js';
import { DEFAULT_SEED } from '../facts/seed.js';
import type { ValueMap } from '../core/value-map.js';
import type { LayerSubject, ViewJob, Want } from './snapshot.js';
import type { DreamFilm, JobName, JobRequest, JobResult } from '../workers/jobs.types.js';

/** Slow jobs start when nothing quick waits, and go on beside quick ones. */
export type JobPace = 'quick' | 'slow';

/** What a view asks of a job. */
export type WantRequest<K extends ViewJob> = Want<K>['request'];

/** The answer to another want, as far as there is one. */
export type KnownAnswer = <K extends ViewJob>(want: Want<K>) => JobResult<K> | undefined;

/** What is open, by the names that a person knows. */
export interface OpenedNames {
  readonly model: string;
  readonly photo: string;
  className(index: number): string;
}

/** What a session must know of a job that views ask for. */
export interface ViewJobTraits<K extends ViewJob> {
  /**
   * What it needs to be open; its answers go when another of these is opened. The request tells: it names a
   * photo, a model, or neither, where it is about the device.
   */
  readonly of: 'image' extends keyof JobRequest<K>
    ? 'photo'
    : 'model' extends keyof JobRequest<K>
      ? 'model'
      : 'device';
  readonly pace: JobPace | ((question: WantRequest<K>) => JobPace);
  /** How many answers are kept beside those that are wanted now. */
  readonly keeps: number;
  /** What tells one answer from another. */
  names(question: WantRequest<K>): object;
  /** What it works on: a class, a photo; a layer or a channel of it. */
  subject(question: WantRequest<K>, opened: OpenedNames): string | LayerSubject;
  /** What is known already, and spares the job work. */
  complete?(question: WantRequest<K>, known: KnownAnswer): Partial<JobRequest<K>>;
  /**
   * The answer so far with what came after it. A job that has this shows its answer as it grows, loses
   * nothing by being left or stopped, and carries on from there.
   */
  grow?(before: JobResult<K> | undefined, later: JobResult<K>): JobResult<K>;
}

/**
 * The jobs that views ask for, in the order in which they are run. Filters come last and grow beside
 * the others, because one layer of them takes longer than everything else together.
 */
export const viewJobs = {
  predict: {
    of: 'photo',
    pace: 'quick',
    keeps: 4,
    names: everything,
    subject: (_, { photo }) => photo,
  },
  heatmap: {
    of: 'photo',
    pace: (question) => (isSlow(question) ? 'slow' : 'quick'),
    // Of all methods for three classes.
    keeps: 3 * methodNames.length,
    names: everything,
    subject: ({ classIndex = [] }, { className }) => [classIndex].flat().map(className).join(' + '),
  },
  overview: {
    of: 'photo',
    pace: 'quick',
    keeps: 2,
    names: everything,
    subject: (_, { model }) => model,
  },
  activations: {
    of: 'photo',
    pace: 'quick',
    keeps: 12,
    names: everything,
    subject: ({ layer }) => ({ layer }),
  },
  kernel: {
    of: 'model',
    pace: 'quick',
    keeps: 200,
    names: everything,
    subject: ({ layer, channel }) => ({ layer, channel }),
  },
  unit: {
    of: 'photo',
    pace: 'quick',
    keeps: 24,
    names: everything,
    subject: ({ layer, channel }) => ({ layer, channel }),
  },
  patch: {
    of: 'model',
    pace: 'quick',
    keeps: 90,
    names: (question) => without(question, 'file'),
    subject: ({ layer }) => ({ layer }),
  },
  cover: {
    of: 'photo',
    pace: ({ elsewhere }) => (elsewhere > 0 ? 'slow' : 'quick'),
    keeps: 60,
    names: (question) => without(question, 'from'),
    subject: (_, { photo }) => photo,
    complete(request, known) {
      const from =
        known<'cover'>({ job: 'cover', request }) ??
        known<'cover'>({ job: 'cover', request: { ...request, elsewhere: 0 } });
      return from ? { from } : {};
    },
    grow: (_, later) => later,
  },
  faithfulness: {
    of: 'photo',
    pace: 'slow',
    keeps: 200,
    names: (question) => without(question, 'map'),
    subject: ({ classIndex }, { className }) => className(classIndex),
    complete(question, known) {
      const map = mapOf(question, known);
      return map ? { map } : {};
    },
  },
  disagreement: {
    of: 'photo',
    pace: 'slow',
    keeps: 3 * methodNames.length,
    names: (question) => without(question, 'map', 'occlusion'),
    subject: ({ classIndex }, { className }) => className(classIndex),
    complete(question, known) {
      const { classIndex } = question;
      const map = mapOf(question, known);
      const occlusion = mapOf({ method: 'occlusion', classIndex }, known);
      return { ...(map && { map }), ...(occlusion && { occlusion }) };
    },
  },
  sanity: {
    of: 'photo',
    pace: 'slow',
    keeps: 3 * methodNames.length,
    names: everything,
    subject: ({ method }) => method,
  },
  scan: {
    of: 'model',
    pace: 'slow',
    keeps: 6,
    names: (question) => without(question, 'files', 'from'),
    subject: ({ layer }) => ({ layer }),
    complete(request, known) {
      const from = known<'scan'>({ job: 'scan', request });
      return from ? { from } : {};
    },
    grow: (_, later) => later,
  },
  evaluate: {
    of: 'model',
    pace: 'slow',
    keeps: 4,
    names: (question) => without(question, 'files', 'from'),
    subject: (_, { model }) => model,
    complete(request, known) {
      const from = known<'evaluate'>({ job: 'evaluate', request });
      return from ? { from } : {};
    },
    grow: (_, later) => later,
  },
  dream: {
    of: 'photo',
    pace: 'slow',
    keeps: 2,
    names: (question) => without(question, 'from'),
    subject: ({ of }, { className }) => ('layer' in of ? of : className(of.classIndex)),
    complete(request, known) {
      const from = known<'dream'>({ job: 'dream', request })?.point;
      return from ? { from } : {};
    },
    grow: joinFilms,
  },
  readings: {
    of: 'photo',
    pace: 'quick',
    keeps: 2,
    names: everything,
    subject: (_, { photo }) => photo,
  },
  filters: {
    of: 'model',
    pace: 'slow',
    // Counted by pictures instead: keepPictures.
    keeps: Infinity,
    names: (question) => ({
      ...without(question, 'channels'),
      seed: question.seed ?? DEFAULT_SEED,
    }),
    subject: ({ layer }) => ({ layer }),
  },
  'time-application': {
    of: 'device',
    pace: 'slow',
    keeps: 100,
    names: everything,
    subject: ({ name }) => name,
  },
} as const satisfies { readonly [K in ViewJob]: ViewJobTraits<K> };

/** The jobs that views ask for, in the order in which they are run. */
export const jobOrder = Object.keys(viewJobs) as readonly ViewJob[];

/** Jobs that show their answer as it grows and carry on from it. */
export type ResumableJob = {
  [K in ViewJob]: (typeof viewJobs)[K] extends { readonly grow: unknown } ? K : never;
}[ViewJob];

export function isViewJob(job: JobName): job is ViewJob {
  return job in viewJobs;
}

/** Whether the answers to that job belong to one photo. */
export function isAboutPhoto(job: ViewJob): boolean {
  return viewJobs[job].of === 'photo';
}

/** Whether all that a job needs is open. */
export function isPossible(job: ViewJob, hasModel: boolean, hasPhoto: boolean): boolean {
  const { of } = traitsOf(job);
  return of === 'device' || (hasModel && (of === 'model' || hasPhoto));
}

export function traitsOf<K extends ViewJob>(job: K): ViewJobTraits<K> {
  const traits: { readonly [P in ViewJob]: ViewJobTraits<P> } = viewJobs;
  return traits[job];
}

/** The heatmap of that question at the size of the input, where it is known. */
function mapOf(
  { method, classIndex, layer, settings, placement }: WantRequest<'heatmap'>,
  known: KnownAnswer,
): ValueMap | undefined {
  const request = {
    method,
    classIndex,
    ...(layer && { layer }),
    ...(settings && { settings }),
    ...(placement && { placement }),
  };
  return known<'heatmap'>({ job: 'heatmap', request })?.inputMap;
}

function everything(question: object): object {
  return question;
}

function without(question: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(question).filter(([name]) => !names.includes(name)));
}

/** What a film that was carried on comes to: frames that are there already stay the same. */
function joinFilms(before: DreamFilm | undefined, later: DreamFilm): DreamFilm {
  const frames = before?.frames ?? [];
  const reached = frames.at(-1)?.step ?? -1;
  return { ...later, frames: [...frames, ...later.frames.filter(({ step }) => step > reached)] };
}
