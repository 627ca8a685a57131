import type { Run } from './call.js';
import type { SessionState } from './state.js';

/** The run that the status line shows and Cancel stops: filters only when nothing else runs. */
export function shownRun({ runs }: SessionState): Run | null {
  return runs.find(({ call }) => call.job !== 'filters') ?? runs[0] ?? null;
}
