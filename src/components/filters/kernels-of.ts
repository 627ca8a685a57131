import type { KernelResult } from '../../core/unit/kernel.types.js';
import type { Failure, Snapshot, Want } from '../../session/snapshot.js';

/** The kernels that are there of those wanted, by channel, and how it stands with the rest. */
export function kernelsOf(
  snapshot: Snapshot,
  asked: readonly Want[],
): {
  readonly byChannel: ReadonlyMap<number, KernelResult>;
  readonly standing: { readonly phase: 'ready' | 'loading' | 'error'; readonly error?: Failure };
} {
  const byChannel = new Map<number, KernelResult>();
  let standing: { phase: 'ready' | 'loading' | 'error'; error?: Failure } = { phase: 'ready' };
  for (const want of asked) {
    if (want.job !== 'kernel') continue;
    const { phase, value, error } = snapshot.slot(want);
    if (value) byChannel.set(want.request.channel, value);
    else if (phase !== 'error') standing = { phase: 'loading' };
    if (error) standing = { phase: 'error', error };
  }
  return { byChannel, standing };
}
