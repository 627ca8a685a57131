import { answerKey } from './answer-key.js';
import type { Slot, ViewJob, Want } from './snapshot.js';
import { noAnswers, type Answers } from './state.js';
import { isAboutPhoto, jobOrder, traitsOf } from './view-jobs.js';
import type { JobResult } from '../workers/jobs.types.js';

/** The answer to `want`, as far as there is one. */
export function answerTo<K extends ViewJob>(
  answers: Answers,
  want: Want<K>,
): JobResult<K> | undefined {
  const { job }: { job: K } = want;
  return answers[job].get(answerKey(want))?.value;
}

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
  return jobOrder.reduce((kept, job) => withRecent(kept, job, wanted), answers);
}

function withRecent<K extends ViewJob>(
  answers: Answers,
  job: K,
  wanted: ReadonlySet<string>,
): Answers {
  const kept = recent(answers[job], wanted, traitsOf(job).keeps);
  return kept === answers[job] ? answers : { ...answers, [job]: kept };
}

/** The answers that stay when another photo is opened. */
export function withoutPhoto(answers: Answers): Answers {
  return jobOrder.reduce(
    (kept, job) => (isAboutPhoto(job) ? { ...kept, [job]: noAnswers[job] } : kept),
    answers,
  );
}

/** The answers that stay when another model is opened: those about the device. */
export function withoutModel(answers: Answers): Answers {
  return jobOrder.reduce(
    (kept, job) => (traitsOf(job).of === 'device' ? { ...kept, [job]: answers[job] } : kept),
    noAnswers,
  );
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
