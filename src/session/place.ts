import type { Asked, OpenState } from './state.js';

/** What is on its way, else what is open; what failed only where there is nothing else. */
export function current<A extends Asked, O>({ asked, open }: OpenState<A, O>): A | O | null {
  return asked?.phase === 'loading' ? asked : (open ?? asked);
}
