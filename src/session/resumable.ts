/**
 * Jobs that show what they have so far, and carry on from there when they were left or stopped: a scan
 * of many photos, an evaluation, a dream.
 */
import { answerKey } from './answer-key.js';
import { withAnswer, withoutAnswer } from './answers.js';
import type { JobCall } from './call.js';
import type { ViewJob, Want } from './snapshot.js';
import type { Answers, SessionState } from './state.js';
import { isViewJob, traitsOf, viewJobs, type ResumableJob } from './view-jobs.js';
import type { JobName, JobResult, Progress } from '../workers/jobs.types.js';

/** Whether a run of that job loses nothing by being left. */
export function isResumable(job: JobName): job is ResumableJob {
  return isViewJob(job) && 'grow' in viewJobs[job];
}

export function isResumableCall(call: JobCall): call is JobCall<ResumableJob> {
  return isResumable(call.job);
}

/** The answer to `call` with what it has found, which is told now and then only. */
export function partAdded<K extends ResumableJob>(
  answers: Answers,
  call: JobCall<K>,
  progress: Progress,
  part: JobResult<K> | undefined,
): Answers {
  const { job }: { job: K } = call;
  const key = answerKey(call);
  const before = answers[job].get(key)?.value;
  const value = part ? grown(job, before, part) : before;
  const slot = value ? ({ phase: 'streaming', value } as const) : ({ phase: 'loading' } as const);
  return withAnswer(answers, job, key, { ...slot, progress });
}

/** The answer to a job, put together from what there was before and what came after it. */
export function grown<K extends ViewJob>(
  job: K,
  before: JobResult<K> | undefined,
  later: JobResult<K>,
): JobResult<K> {
  return traitsOf(job).grow?.(before, later) ?? later;
}

/** A run that nobody wants at the moment keeps what it has. */
export function left(answers: Answers, job: ResumableJob, key: string): Answers {
  return answers[job].get(key)?.value ? answers : withoutAnswer(answers, job, key);
}

/** Whether `want` was begun, and neither runs nor was stopped. */
export function isUnfinished({ answers, runs }: SessionState, want: Want): boolean {
  const { job } = want;
  if (!isResumable(job)) return false;
  const key = answerKey(want);
  const phase = answers[job].get(key)?.phase;
  if (phase !== 'streaming' && phase !== 'loading') return false;
  return !runs.some(({ call }) => call.job === job && answerKey(call) === key);
}
