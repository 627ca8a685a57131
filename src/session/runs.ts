import { errorData } from '../core/error-data.js';
import { ConvlensError } from '../core/errors.js';
import { say, str } from '../core/sentence.js';
import { answerKey } from './answer-key.js';
import { patchAnswer, withAnswer, withoutAnswer } from './answers.js';
import { grown, isResumable, isResumableCall, left, partAdded } from './resumable.js';
import { isViewCall, type JobCall, type Completed, type Run } from './call.js';
import { channelsWithout, mergePictures, startedResult, withoutGrowing } from './filter-answers.js';
import { imageOpened, keptKnown, modelOpened, notOpened } from './opening.js';
import type { Failure, ViewJob } from './snapshot.js';
import type { Answers, SessionState } from './state.js';
import type { FilterPicture, FiltersResult } from '../core/feature-visualization/filters.types.js';
import type { ResumableJob } from './view-jobs.js';
import type { JobName, JobPartial, JobResult, Progress } from '../workers/jobs.types.js';

/** A call has been given to the worker. */
export function runStarted(
  state: SessionState,
  id: number,
  call: JobCall,
  at: number,
): SessionState {
  const run: Run = { id, call, startedAt: at, progress: null };
  const next = { ...state, runs: [...state.runs, run] };
  if (call.job === 'backend') return { ...next, backend: { ...state.backend, asked: null } };
  if (call.job === 'kept-models') {
    return { ...next, kept: { ...state.kept, asked: state.kept.asked.slice(1) } };
  }
  if (!isViewCall(call)) return next;
  const { answers } = state;
  return {
    ...next,
    answers: patchAnswer(answers, call.job, answerKey(call), { phase: 'loading' }),
  };
}

/** A run is further; of filters there may be a frame to show, of a model how large it is. */
export function runProgressed(
  state: SessionState,
  run: Run,
  { partial, ...progress }: Progress<JobPartial<JobName>>,
): SessionState {
  const outline = partial && 'layers' in partial ? partial : run.outline;
  const runs = state.runs.map((one) =>
    one === run ? { ...run, progress, ...(outline ? { outline } : {}) } : one,
  );
  const next = { ...state, runs };
  const { call } = run;
  if (call.job === 'filters') {
    return partial && 'course' in partial ? withFrame(next, call, partial) : next;
  }
  if (isResumableCall(call)) {
    // A run streams parts of its own job's answer; a union cannot say that.
    const part = partial as JobResult<ResumableJob> | undefined;
    return { ...next, answers: partAdded(state.answers, call, progress, part) };
  }
  if (!isViewCall(call)) return next;
  const patch = { phase: 'loading', progress } as const;
  return { ...next, answers: patchAnswer(state.answers, call.job, answerKey(call), patch) };
}

/** A run has its result. */
export function runDone(
  state: SessionState,
  run: Run,
  completed: Completed,
  at: number,
): SessionState {
  const timings = { ...state.timings, [run.call.job]: at - run.startedAt };
  const next = { ...withoutRun(state, run), timings };
  switch (completed.job) {
    case 'backend':
      return { ...next, backend: { ...next.backend, info: completed.result } };
    case 'kept-models':
      return keptKnown(next, completed.result);
    case 'open-model':
      return modelOpened(next, completed.result);
    case 'open-image':
      return imageOpened(next, completed.result);
    case 'filters':
      return run.call.job === 'filters' ? batchDone(next, run.call, completed.result) : next;
    default:
      return { ...next, answers: answered(next.answers, run.call, completed) };
  }
}

/** A run has failed (with what) or was stopped by the person (null); what it had stays. */
export function runEnded(state: SessionState, run: Run, failure: Failure | null): SessionState {
  const next = withoutRun(state, run);
  const { call } = run;
  switch (call.job) {
    case 'backend':
    case 'kept-models':
      return failure ? { ...next, notice: failure } : next;
    case 'open-model':
      return { ...next, model: notOpened(next.model, failure) };
    case 'open-image':
      return { ...next, image: notOpened(next.image, failure) };
    default: {
      const patch = failure
        ? ({ phase: 'error', error: failure } as const)
        : ({ phase: 'cancelled' } as const);
      return { ...next, answers: patchAnswer(next.answers, call.job, answerKey(call), patch) };
    }
  }
}

/** Nobody wants it any more: as if it had never been asked. */
export function runDropped(state: SessionState, run: Run): SessionState {
  const next = withoutRun(state, run);
  const { call } = run;
  if (!isViewCall(call)) return next;
  const key = answerKey(call);
  const { answers } = next;
  if (call.job === 'filters') return { ...next, answers: withoutGrowing(answers, key) };
  if (isResumable(call.job)) return { ...next, answers: left(answers, call.job, key) };
  return { ...next, answers: withoutAnswer(answers, call.job, key) };
}

function withoutRun(state: SessionState, run: Run): SessionState {
  return { ...state, runs: state.runs.filter((one) => one !== run) };
}

function answered<K extends ViewJob>(
  answers: Answers,
  call: JobCall,
  { job, result }: { job: K; result: JobResult<K> },
): Answers {
  if (!isViewCall(call)) return answers;
  const key = answerKey(call);
  const value = grown(job, answers[job].get(key)?.value, result);
  return withAnswer(answers, job, key, { phase: 'ready', value });
}

function withFrame(
  state: SessionState,
  call: JobCall<'filters'>,
  picture: FilterPicture,
): SessionState {
  const key = answerKey(call);
  const slot = state.answers.filters.get(key);
  const before =
    slot?.value ?? (state.model.open && startedResult(call.request, state.model.open.value));
  if (!before) return state;
  const value = mergePictures(before, [picture]);
  return {
    ...state,
    answers: withAnswer(state.answers, 'filters', key, { phase: 'streaming', ...slot, value }),
  };
}

/** A batch that lacks a picture would be asked for again for ever, so that is a failure. */
function batchDone(
  state: SessionState,
  call: JobCall<'filters'>,
  result: FiltersResult,
): SessionState {
  const key = answerKey(call);
  const before = state.answers.filters.get(key)?.value;
  const value = before
    ? mergePictures({ ...result, pictures: before.pictures }, result.pictures)
    : result;
  const { channels, variants } = call.request;
  const lost = channelsWithout(channels, result.pictures, variants);
  const channelList = { list: lost.map(String) };
  const error = errorData(
    new ConvlensError(
      say(str`no picture came of channel ${channelList} of "${call.request.layer}"; try again`),
    ),
  );
  const slot =
    lost.length > 0
      ? ({ phase: 'error', value, error } as const)
      : ({ phase: 'ready', value } as const);
  return { ...state, answers: withAnswer(state.answers, 'filters', key, slot) };
}
