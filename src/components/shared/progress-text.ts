import { msg, str } from '@lit/localize';
import { bytesOf, count, timeLeft as timeText } from '../../view/numbers.js';
import type { Progress } from '../../workers/jobs.types.js';

/** Before this many milliseconds the speed says nothing. */
const firstGuess = 500;

/** How much is done, in the unit of the job: `37 of 98 MB`. */
export function progressText(progress: Progress): string {
  if (progress.unit === 'bytes') {
    const { done, total } = bytesOf(progress.done, progress.total);
    return msg(str`${done} of ${total}`);
  }
  const done = count(progress.done);
  const total = count(progress.total);
  switch (progress.unit) {
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
  if (done <= 0 || total <= done || elapsed < firstGuess) return '';
  return msg(str`${timeText((elapsed * (total - done)) / done)} left`);
}
