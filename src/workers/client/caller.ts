import type { WorkerLostError } from '../../core/errors.js';
import type { BackendChange } from '../protocol.js';
import { Opened } from './opened.js';

let callers = 0;

/** One of those whom a worker computes for. */
export class Caller {
  /** Its name in the worker. */
  readonly name = `caller-${++callers}`;
  readonly opened = new Opened();
  /** Whether what it has in the background is held. */
  paused = false;
  onlost: ((error: WorkerLostError) => void) | null = null;
  onbackend: ((change: BackendChange) => void) | null = null;
}
