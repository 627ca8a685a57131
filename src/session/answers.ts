import { answerKey } from './answer-key.js';
import { jobOrder } from './calls.js';
import type { Slot, ViewJob, Want } from './snapshot.js';
import type { Answers } from './state.js';
import type { JobResult } from '../workers/jobs.types.js';

/** How many answers are kept of each job beside those that are wanted now. */
export const keptAnswers: Readonly<Record<Exclude<ViewJob, 'filters'>, number>> = {
  predict: 4,
  heatmap: 48,
  overview: 2,
  activations: 12,
  kernel: 200,
  unit: 24,
  patch: 90,
  faithfulness: 200,
  sanity: 48,
  scan: 6,
  evaluate: 4,
  dream: 2,
  readings: 2,
};

/** Puts an answer in its place, as the one used last. */
export function withAnswer<K extends ViewJob>(
  answers: Answers,
  job: K,
  key: string,
  slot: Slot<JobResult<K>>,
): Answers {
  const map = new Map<string, Slot<JobResult<K>>>(answers[job]);
  map.delete(key);
  map.set(key, Object.freeze(slot));
  return { ...answers, [job]: map };
}

/** Takes an answer away, so that it is computed again when it is wanted. */
export function withoutAnswer<K extends ViewJob>(answers: Answers, job: K, key: string): Answers {
  const map = new Map<string, Slot<JobResult<K>>>(answers[job]);
  map.delete(key);
  return { ...answers, [job]: map };
}

/** Changes the phase of a call's answer and keeps what it has. */
export function patchAnswer<K extends ViewJob>(
  answers: Answers,
  job: K,
  key: string,
  patch: Pick<Slot<never>, 'phase' | 'progress' | 'error'>,
): Answers {
  const value = answers[job].get(key)?.value;
  return withAnswer(answers, job, key, { ...(value === undefined ? {} : { value }), ...patch });
}

/** Marks the answers that are wanted as used last, and lets the oldest of the others go. */
export function keepRecent(answers: Answers, wants: readonly Want[]): Answers {
  const wanted = new Set(wants.map(answerKey));
  const kept: Answers = {
    predict: recent(answers.predict, wanted, keptAnswers.predict),
    heatmap: recent(answers.heatmap, wanted, keptAnswers.heatmap),
    overview: recent(answers.overview, wanted, keptAnswers.overview),
    activations: recent(answers.activations, wanted, keptAnswers.activations),
    kernel: recent(answers.kernel, wanted, keptAnswers.kernel),
    unit: recent(answers.unit, wanted, keptAnswers.unit),
    patch: recent(answers.patch, wanted, keptAnswers.patch),
    faithfulness: recent(answers.faithfulness, wanted, keptAnswers.faithfulness),
    sanity: recent(answers.sanity, wanted, keptAnswers.sanity),
    scan: recent(answers.scan, wanted, keptAnswers.scan),
    evaluate: recent(answers.evaluate, wanted, keptAnswers.evaluate),
    dream: recent(answers.dream, wanted, keptAnswers.dream),
    readings: recent(answers.readings, wanted, keptAnswers.readings),
    filters: recent(answers.filters, wanted, Infinity),
  };
  return jobOrder.every((job) => kept[job] === answers[job]) ? answers : kept;
}

function recent<T>(
  map: ReadonlyMap<string, T>,
  wanted: ReadonlySet<string>,
  keep: number,
): ReadonlyMap<string, T> {
  const others = [...map].filter(([key]) => !wanted.has(key));
  const used = [...map].filter(([key]) => wanted.has(key));
  const kept = [...others.slice(Math.max(0, others.length - keep)), ...used];
  const keys = [...map.keys()];
  const same = kept.length === keys.length && kept.every(([key], i) => key === keys[i]);
  return same ? map : new Map(kept);
}
