import type { SessionFailure } from '../../session/snapshot.js';
import { adviceFor } from '../shared/advice.js';
import { failureLine, isMissing } from '../shared/failure-words.js';
import { SessionErrorEvent, type SessionErrorDetail } from './error-event.js';

/** Failures that the console has heard of, by what they are made of: sessions may share what failed. */
const heard = new WeakSet<object>();

/** Tells each failure of a session once: the page by an event, the console by a line. */
export class FailureReport {
  readonly #session: EventTarget;
  /** Messages of those that stand since they were told. */
  #standing: ReadonlySet<string> = new Set();

  constructor(session: EventTarget) {
    this.#session = session;
  }

  /** Tells those that are new since the last time. */
  tell(failures: readonly SessionFailure[]): void {
    const before = this.#standing;
    this.#standing = new Set(failures.map(({ error }) => error.message));
    for (const failure of failures) {
      // What a model has not is no failure.
      if (before.has(failure.error.message) || adviceFor(failure.error).unfit) continue;
      this.#session.dispatchEvent(new SessionErrorEvent(detailOf(failure)));
      logOnce(failure);
    }
  }
}

function detailOf(failure: SessionFailure): SessionErrorDetail {
  const { error, goesOn } = failure;
  return Object.freeze({ what: whatFailed(failure), error, message: failureLine(failure), goesOn });
}

/** Whichever job first needed a worker that does not start, or had one that ended. */
function whatFailed({ at, error }: SessionFailure): SessionErrorDetail['what'] {
  return error.name === 'WorkerLostError' ? 'worker' : at;
}

/** The console is English, as are the messages of errors. */
function logOnce(failure: SessionFailure): void {
  const { error } = failure;
  if (error.facts) {
    if (heard.has(error.facts)) return;
    heard.add(error.facts);
  }
  const hint = isMissing(failure)
    ? ' (models-base names the folder that the models are served from)'
    : '';
  // Whoever builds a page looks there first.
  // eslint-disable-next-line no-console
  console.error(`convlens: ${whatFailed(failure)}: ${error.message}${hint}`, error);
}
