import type { WorkerLoss } from '../../core/error-facts.js';
import { WorkerLostError } from '../../core/errors.js';
import { say, str, type Sentence } from '../../core/sentence.js';
import { shortened } from '../../core/short-text.js';

/**
 * The error of calls whose worker stopped.
 *
 * @param tries - how often it was started in vain; 0 where it had started
 */
export function workerLost(loss: WorkerLoss, tries = 0): WorkerLostError {
  const how = lossSentence(loss);
  const sentence =
    tries === 0
      ? say(str`the worker stopped: ${how}; the next call starts anew`)
      : say(
          str`the worker stopped: it did not start in ${tries} tries, ${how}; the next call starts anew`,
        );
  return new WorkerLostError({ kind: 'worker-lost', loss, tries, sentence });
}

/** How a worker stopped, as it follows a colon. */
function lossSentence(loss: WorkerLoss): string | Sentence {
  switch (loss.kind) {
    case 'ended':
      return say('it was ended');
    case 'garbled':
      return say('a message could not be read');
    case 'silent':
      return say('it does not answer');
    case 'not-loaded':
      return loss.url === undefined
        ? say('it could not be loaded')
        : say(str`${shortened(loss.url)} could not be loaded`);
    case 'refused':
      return say(str`the policy of this page refuses it (${loss.directive})`);
    case 'failed':
      return loss.detail;
    case 'late':
      return say(str`it has said nothing for ${loss.seconds} s`);
  }
}
