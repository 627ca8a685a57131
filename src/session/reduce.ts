import type { Action } from './actions.js';
import { answerKey } from './answer-key.js';
import { awaitedWant } from './awaited.js';
import { keepRecent, patchAnswer, withoutAnswer } from './answers.js';
import { keepPictures, settleFilters, stopGrowing } from './filter-answers.js';
import { askAgain, askImage, askModel, askReading, giveLabels } from './opening.js';
import { isResumable } from './resumable.js';
import { runDone, runDropped, runEnded, runProgressed, runStarted } from './runs.js';
import { select } from './selection.js';
import { shownRun } from './shown-run.js';
import type { Run } from './call.js';
import type { Want } from './snapshot.js';
import type { BackendState, SessionState } from './state.js';
import { jobOrder } from './view-jobs.js';

/** The state after `action`. What is said about a run that is over changes nothing. */
export function reduce(state: SessionState, action: Action): SessionState {
  const settled = isSettled(state, action);
  const next = settleFilters({ ...apply(state, action), settled });
  // Only filters can be held, so a pause ends with them.
  const held = next.runs.some(({ call }) => call.job === 'filters');
  return next.paused && !held ? { ...next, paused: false } : next;
}

function apply(state: SessionState, action: Action): SessionState {
  switch (action.type) {
    case 'model-asked':
      return { ...askModel(state, action), notice: null };
    case 'reading-asked':
      return askReading({ ...state, notice: null }, action.choices);
    case 'labels-given':
      return giveLabels(state, action.labels);
    case 'kept-asked':
      return { ...state, kept: { ...state.kept, asked: [...state.kept.asked, action.kept] } };
    case 'image-asked':
      return askImage(state, action);
    case 'selected':
      return select(state, action.selection);
    case 'locked':
      return { ...state, locked: action.locked };
    case 'wanted':
      return withWants(state, action.wants);
    case 'started':
      return runStarted(state, action.run, action.call, action.at);
    case 'progressed':
      return withRun(state, action.run, (run) => runProgressed(state, run, action.progress));
    case 'done':
      return withRun(state, action.run, (run) =>
        afterwards(runDone(state, run, action.completed, action.at), run),
      );
    case 'failed':
      return withRun(state, action.run, (run) => runEnded(state, run, action.failure));
    case 'dropped':
      return withRun(state, action.run, (run) => runDropped(state, run));
    case 'cancelled': {
      const run = shownRun(state);
      // Between two runs nothing runs, and yet there is something to stop.
      return run ? runEnded(state, run, null) : withoutNext(state);
    }
    case 'paused':
      return { ...state, paused: action.paused };
    case 'retried':
      return retry(state, action.wants);
    case 'backend-asked': {
      const asked = { prefer: action.prefer, whenIdle: false };
      return { ...state, notice: null, backend: { ...state.backend, asked } };
    }
    case 'backend-known':
      return { ...state, backend: { ...state.backend, info: action.info } };
    case 'backend-changed': {
      const { info, reason } = action;
      if (reason === null) return { ...state, backend: { info, asked: stillAsked(state) } };
      const notice = { name: 'BackendChange', reason, backend: info.name } as const;
      return { ...state, notice, backend: { ...state.backend, info } };
    }
  }
}

/** Where somebody has chosen a backend, none is looked for unasked; how much memory it holds still is. */
function stillAsked({ backend: { asked } }: SessionState): BackendState['asked'] {
  return asked?.whenIdle ? { ...asked, prefer: null } : asked;
}

function isSettled({ settled }: SessionState, { type }: Action): boolean {
  if (type === 'wanted') return true;
  return settled && ['started', 'progressed', 'dropped', 'paused'].includes(type);
}

function withRun(
  state: SessionState,
  id: number,
  change: (run: Run) => SessionState,
): SessionState {
  const run = state.runs.find((one) => one.id === id);
  return run ? change(run) : state;
}

function withWants(state: SessionState, wants: readonly Want[]): SessionState {
  const answers = keepPictures(keepRecent(state.answers, wants), wants);
  return { ...state, wants, answers };
}

/** Stops what was about to begin. */
function withoutNext(state: SessionState): SessionState {
  const answers = stopGrowing(state.answers);
  const next = awaitedWant({ ...state, answers });
  if (!next) return { ...state, answers };
  const stopped = { phase: 'cancelled' } as const;
  return { ...state, answers: patchAnswer(answers, next.job, answerKey(next), stopped) };
}

/** After work the memory in use is another: it is asked for when nothing else is to do. */
function afterwards(state: SessionState, run: Run): SessionState {
  if (run.call.job === 'backend' || run.call.job === 'kept-models') return state;
  const asked = state.backend.asked ?? { prefer: null, whenIdle: true };
  const answers = keepPictures(state.answers, state.wants);
  return { ...state, answers, backend: { ...state.backend, asked } };
}

/**
 * First what failed or was stopped among the wants of whoever asks; when there is nothing, the
 * model or the photo that did not open.
 */
function retry(state: SessionState, wants: readonly Want[] | null): SessionState {
  const keys = wants && new Set(wants.map(answerKey));
  let { answers } = state;
  for (const job of jobOrder) {
    for (const [key, { phase }] of state.answers[job]) {
      if (phase !== 'error' && phase !== 'cancelled') continue;
      if (keys && !keys.has(key)) continue;
      // What is done stays: pictures, photos looked at, steps of a dream. The rest is left to do.
      answers =
        job === 'filters' || isResumable(job)
          ? patchAnswer(answers, job, key, { phase: 'loading' })
          : withoutAnswer(answers, job, key);
    }
  }
  if (answers !== state.answers && keys) return { ...state, answers };
  return { ...state, answers, model: askAgain(state.model), image: askAgain(state.image) };
}
