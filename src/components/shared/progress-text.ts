import { msg, str } from '@lit/localize';
import { bytesOf, count } from '../../view/numbers.js';
import type { Series } from '../../session/snapshot.js';
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
  const one = progress.total === 1;
  switch (progress.unit) {
    case 'steps':
      return one ? msg(str`${done} of 1 step`) : msg(str`${done} of ${total} steps`);
    case 'layers':
      return one ? msg(str`${done} of 1 layer`) : msg(str`${done} of ${total} layers`);
    case 'channels':
      return one ? msg(str`${done} of 1 channel`) : msg(str`${done} of ${total} channels`);
    case 'photos':
      return one ? msg(str`${done} of 1 photo`) : msg(str`${done} of ${total} photos`);
  }
}

/** How many pictures of a grid are finished: `18 of 25 pictures`. */
export function picturesText({ done, total }: Series): string {
  return total === 1
    ? msg(str`${count(done)} of 1 picture`)
    : msg(str`${count(done)} of ${count(total)} pictures`);
}

/** Steps a second so far, over all pictures that grow; empty before it can be told. */
export function stepSpeed({ done }: Progress, elapsed: number): string {
  if (done <= 0 || elapsed < firstGuess) return '';
  return msg(str`${count(Math.max(1, Math.round((1000 * done) / elapsed)))} steps/s`);
}
