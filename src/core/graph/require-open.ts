import { DisposedError } from '../errors.js';
import type { Network } from './network.js';
import { say, str } from '../sentence.js';

/**
 * Checks that a network still has its weights.
 *
 * @throws DisposedError
 */
export function requireOpen(network: Pick<Network, 'name' | 'disposed'>): void {
  if (network.disposed) throw disposedError(network);
}

export function disposedError({ name }: Pick<Network, 'name'>): DisposedError {
  return new DisposedError(
    say(
      str`the network "${name}" was disposed of, or the one that it was made from: open it anew with loadModel, and dispose of it after the last question`,
    ),
  );
}
