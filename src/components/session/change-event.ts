import type { Snapshot } from '../../session/snapshot.js';

/** What the session shows has changed; at most one a frame. A page keeps its URL by it. */
export class SessionChangeEvent extends Event {
  static readonly type = 'cl-change';
  constructor(readonly snapshot: Snapshot) {
    super(SessionChangeEvent.type, { bubbles: true, composed: true });
  }
}
