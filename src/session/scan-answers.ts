/**
 * A scan of many photos shows what it has found so far, and carries on from there when it was left
 * or stopped.
 */
import { answerKey } from './answer-key.js';
import { withAnswer, withoutAnswer } from './answers.js';
import type { Want } from './snapshot.js';
import type { Answers, SessionState } from './state.js';
import type { ScanResult } from '../core/unit/top-patches.types.js';
import type { Progress } from '../workers/jobs.types.js';

/** The answer with what was found, which is told now and then only. */
export function scanProgressed(
  answers: Answers,
  key: string,
  progress: Progress,
  found: ScanResult | undefined,
): Answers {
  const value = found ?? answers.scan.get(key)?.value;
  const slot = value ? ({ phase: 'streaming', value } as const) : ({ phase: 'loading' } as const);
  return withAnswer(answers, 'scan', key, { ...slot, progress });
}

/** A scan that nobody wants at the moment keeps what it has found. */
export function scanLeft(answers: Answers, key: string): Answers {
  return answers.scan.get(key)?.value ? answers : withoutAnswer(answers, 'scan', key);
}

/** Whether `want` is a scan that was begun, and neither runs nor was stopped. */
export function isUnfinished({ answers, runs }: SessionState, want: Want): boolean {
  if (want.job !== 'scan') return false;
  const key = answerKey(want);
  const phase = answers.scan.get(key)?.phase;
  if (phase !== 'streaming' && phase !== 'loading') return false;
  return !runs.some(({ call }) => call.job === 'scan' && answerKey(call) === key);
}
