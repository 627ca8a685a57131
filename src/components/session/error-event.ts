import type { Failure, FailedPlace } from '../../session/snapshot.js';

/** What a session tells of a failure. */
export interface SessionErrorDetail {
  /** What failed: the `worker`, wherever it was needed, else where it struck. */
  readonly what: FailedPlace | 'worker';
  /** Name of the error, its message in English, and the facts that it is made of, where it has any. */
  readonly error: Failure;
  /** What happened and what to do, in the language of the page, as the elements say it. */
  readonly message: string;
  /** True where what was there before stays, or another way is taken; else there is nothing to show. */
  readonly goesOn: boolean;
}

/** Something failed; said once, whichever elements show it. */
export class SessionErrorEvent extends Event {
  static readonly type = 'cl-error';
  constructor(readonly detail: SessionErrorDetail) {
    super(SessionErrorEvent.type, { bubbles: true, composed: true });
  }
}
