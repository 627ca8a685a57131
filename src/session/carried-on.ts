/**
 * A scan of many photos, an evaluation and a dream show what they have so far, and carry on from there when they
 * were left or stopped.
 */
import { answerKey } from './answer-key.js';
import { withAnswer, withoutAnswer } from './answers.js';
import type { Call } from './calls.js';
import type { Want } from './snapshot.js';
import type { Answers, SessionState } from './state.js';
import type { EvaluationResult } from '../core/classification/classification.types.js';
import type { ScanResult } from '../core/unit/top-patches.types.js';
import type { DreamFilm, JobName, JobResult, Progress } from '../workers/jobs.types.js';

export type CarriedOnJob = 'scan' | 'evaluate' | 'dream';

/** What is told of one while it runs. */
export type Part = ScanResult | EvaluationResult | DreamFilm;

export function isPart(partial: object): partial is Part {
  return 'places' in partial || 'counts' in partial || 'frames' in partial;
}

/** Whether a run of that job loses nothing by being left. */
export function carriesOn(job: JobName): job is CarriedOnJob {
  return job === 'scan' || job === 'evaluate' || job === 'dream';
}

/** The answer to `call` with what it has found, which is told now and then only. */
export function partAdded(
  answers: Answers,
  call: Call<CarriedOnJob>,
  progress: Progress,
  part: Part | undefined,
): Answers {
  const key = answerKey(call);
  if (call.job === 'scan') {
    const found = part && 'places' in part ? part : answers.scan.get(key)?.value;
    return withPart(answers, 'scan', key, progress, found);
  }
  if (call.job === 'evaluate') {
    const counted = part && 'counts' in part ? part : answers.evaluate.get(key)?.value;
    return withPart(answers, 'evaluate', key, progress, counted);
  }
  const before = answers.dream.get(key)?.value;
  const film = part && 'frames' in part ? joinFilms(before, part) : before;
  return withPart(answers, 'dream', key, progress, film);
}

function withPart<K extends CarriedOnJob>(
  answers: Answers,
  job: K,
  key: string,
  progress: Progress,
  value: JobResult<K> | undefined,
): Answers {
  const slot = value ? ({ phase: 'streaming', value } as const) : ({ phase: 'loading' } as const);
  return withAnswer(answers, job, key, { ...slot, progress });
}

/** What a film that was carried on comes to: frames that are there already stay the same. */
export function joinFilms(before: DreamFilm | undefined, later: DreamFilm): DreamFilm {
  const known = before?.frames ?? [];
  const reached = known.at(-1)?.step ?? -1;
  return { ...later, frames: [...known, ...later.frames.filter(({ step }) => step > reached)] };
}

/** A run that nobody wants at the moment keeps what it has. */
export function left(answers: Answers, job: CarriedOnJob, key: string): Answers {
  return answers[job].get(key)?.value ? answers : withoutAnswer(answers, job, key);
}

/** Whether `want` was begun, and neither runs nor was stopped. */
export function isUnfinished({ answers, runs }: SessionState, want: Want): boolean {
  const { job } = want;
  if (!carriesOn(job)) return false;
  const key = answerKey(want);
  const phase = answers[job].get(key)?.phase;
  if (phase !== 'streaming' && phase !== 'loading') return false;
  return !runs.some(({ call }) => call.job === job && answerKey(call) === key);
}
