import { msg, str } from '@lit/localize';
import type { Progress } from '../../workers/jobs.types.js';

const megabyte = 1e6;

/** How much is done, in the unit of the job: `37 of 98 MB`. */
export function progressText({ done, total, unit }: Progress): string {
  switch (unit) {
    case 'bytes': {
      const [have, all] = [done, total].map((bytes) => (bytes / megabyte).toFixed(1));
      return msg(str`${have} of ${all} MB`);
    }
    case 'steps':
      return msg(str`${done} of ${total} steps`);
    case 'layers':
      return msg(str`${done} of ${total} layers`);
    case 'channels':
      return msg(str`${done} of ${total} channels`);
  }
}

/**
 * Time left at the speed so far, in words; empty before it can be told.
 * @param elapsed milliseconds since the start
 */
export function timeLeft({ done, total }: Progress, elapsed: number): string {
  if (done <= 0 || total <= done || elapsed < 500) return '';
  const seconds = Math.ceil((elapsed * (total - done)) / done / 1000);
  if (seconds < 90) return msg(str`${seconds} s left`);
  return msg(str`${Math.round(seconds / 60)} min left`);
}
