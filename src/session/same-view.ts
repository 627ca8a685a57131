import { sameAwaited } from './awaited.js';
import type { SessionState } from './state.js';

/** Whether nothing that a page shows differs between two states. */
export function sameView(a: SessionState, b: SessionState): boolean {
  return (
    a.model === b.model &&
    a.image === b.image &&
    a.selection === b.selection &&
    a.notice === b.notice &&
    a.answers === b.answers &&
    a.runs === b.runs &&
    a.paused === b.paused &&
    a.backend.info === b.backend.info &&
    a.kept.value === b.kept.value &&
    a.timings === b.timings &&
    sameAwaited(a, b)
  );
}
