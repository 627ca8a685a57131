import { answerKey } from './answer-key.js';
import { filterGroups, missingChannels } from './filter-answers.js';
import type { Awaited, Want } from './snapshot.js';
import type { SessionState } from './state.js';
import { subjectOfWant } from './subject.js';
import { isPossible, jobOrder } from './view-jobs.js';

/**
 * The first thing in the order of jobs that views wait for, whether it runs by now or is still to be
 * started; null: they have all that can be had.
 */
export function awaitedWant(state: SessionState): Want | null {
  const { model, image, wants } = state;
  const hasPhoto = model.open !== null && image.open?.model === model.open.id;
  for (const job of jobOrder) {
    if (!isPossible(job, model.open !== null, hasPhoto)) continue;
    const want = wants.find((one) => one.job === job && isAwaited(state, one));
    if (want) return want;
  }
  return null;
}

/** What a page waits for: a model, a photo, or what a view wants. */
export function awaited(state: SessionState): Awaited | null {
  const { model, image } = state;
  if (model.asked?.phase === 'loading') return { job: 'open-model', about: model.asked.source };
  if (image.asked?.phase === 'loading' && model.open) {
    return { job: 'open-image', about: image.asked.name };
  }
  const want = awaitedWant(state);
  return want && { job: want.job, ...subjectOfWant(state, want) };
}

/** Whether two states wait for the same. */
export function sameAwaited(a: SessionState, b: SessionState): boolean {
  const before = awaited(a);
  const after = awaited(b);
  return before?.job === after?.job && before?.about === after?.about;
}

function isAwaited({ answers, wants }: SessionState, want: Want): boolean {
  const key = answerKey(want);
  const slot = answers[want.job].get(key);
  if (slot?.phase === 'error' || slot?.phase === 'cancelled') return false;
  if (want.job !== 'filters') return slot?.phase !== 'ready';
  const group = filterGroups(wants).find((one) => one.key === key);
  return !!group && missingChannels(group, answers.filters.get(key)).length > 0;
}
