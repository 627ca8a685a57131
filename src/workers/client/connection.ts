import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { WorkerLoss } from '../../core/error-facts.js';
import { READY, type WorkerApi, type WorkerNotice } from '../protocol.js';

export interface ConnectionOptions {
  /** Absolute address of the module with the page's own layers. */
  readonly layers: string | null;
  /**
   * Milliseconds after which a worker that has not said that it listens, or a busy one that has not
   * answered a ping, counts as lost.
   */
  readonly silence: number;
  readonly onNotice: (notice: WorkerNotice) => void;
  /** Called once, when the worker has stopped of itself; never after `close`. */
  readonly onLost: (loss: WorkerLoss) => void;
}

const PINGS_PER_SILENCE = 10;

/**
 * One worker for as long as it lives, and the watch over it. A worker that fails says so by an
 * `error` event; one that is ended from outside says nothing, and is noticed by the Web Lock that
 * it held, or (where there are no locks) by a ping without answer. One that ends, hangs or is held up
 * before it has the lock is noticed because it does not say that it listens.
 */
export class Connection {
  /** Resolves with the worker's API once it listens; never when the worker is lost before. */
  readonly remote: Promise<Remote<WorkerApi>>;
  readonly #worker: Worker;
  readonly #options: ConnectionOptions;
  readonly #closed = new AbortController();
  readonly #channel = new MessageChannel();
  readonly #start: ReturnType<typeof setTimeout>;
  #proxy: Remote<WorkerApi> | null = null;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #busy = false;
  #started = false;

  constructor(worker: Worker, options: ConnectionOptions) {
    this.#worker = worker;
    this.#options = options;
    const { signal } = this.#closed;
    let refusedBy: string | null = null;
    const refused = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (/^(worker|child)-src/.test(effectiveDirective)) refusedBy = effectiveDirective;
    };
    const failed = (event: ErrorEvent) => {
      const detail = event.message;
      if (detail) this.#lost({ kind: 'failed', detail });
      else if (refusedBy !== null) this.#lost({ kind: 'refused', directive: refusedBy });
      else this.#lost({ kind: 'not-loaded' });
    };
    document.addEventListener('securitypolicyviolation', refused, { signal });
    const garbled = () => this.#lost({ kind: 'garbled' });
    worker.addEventListener('error', failed, { signal });
    // Never the concern of the page's own error handler, not even what comes when the connection is closed.
    worker.addEventListener('error', handled);
    worker.addEventListener('messageerror', garbled, { signal });
    this.#channel.port1.onmessage = ({ data }: MessageEvent<WorkerNotice>) =>
      options.onNotice(data);
    const seconds = Math.ceil(options.silence / 1000);
    const late = () => this.#lost({ kind: 'late', seconds });
    this.#start = setTimeout(late, options.silence);
    this.remote = this.#greet();
  }

  /** Whether the worker has ever said that it listens. */
  get started(): boolean {
    return this.#started;
  }

  /** A busy worker is pinged; an idle one is left alone. */
  set busy(busy: boolean) {
    this.#busy = busy;
    if (!busy) this.#stopHeartbeat();
    else void this.remote.then((remote) => this.#startHeartbeat(remote));
  }

  /** Ends the worker. Calls that it still had never settle. */
  close(): void {
    this.#closed.abort();
    clearTimeout(this.#start);
    this.#stopHeartbeat();
    this.#worker.terminate();
    // Comlink would hold whoever still waits for an answer for ever, and with them the session. Later,
    // because a proxy that is let go throws: who has just got it may still call it.
    const proxy = this.#proxy;
    this.#proxy = null;
    if (proxy) setTimeout(() => proxy[releaseProxy]());
    this.#channel.port1.close();
  }

  async #greet(): Promise<Remote<WorkerApi>> {
    await new Promise<void>((resolve) => {
      const listen = ({ data }: MessageEvent<unknown>) => {
        if (data !== READY) return;
        this.#worker.removeEventListener('message', listen);
        clearTimeout(this.#start);
        this.#started = true;
        resolve();
      };
      this.#worker.addEventListener('message', listen, { signal: this.#closed.signal });
    });
    const remote = wrap<WorkerApi>(this.#worker);
    this.#proxy = remote;
    const lock = 'locks' in navigator ? `convlens-worker-${crypto.randomUUID()}` : null;
    const port = this.#channel.port2;
    void remote
      .connect(transfer(port, [port]), lock, this.#options.layers)
      .then(() => this.#watch(lock));
    // A thenable proxy must not be returned from an async function bare: comlink's is a safe one.
    return remote;
  }

  /** Waits for the lock that the worker holds: it is given to us when the worker is no more. */
  #watch(lock: string | null): void {
    if (lock === null) return;
    const ended = navigator.locks.request(lock, { signal: this.#closed.signal }, () =>
      this.#lost({ kind: 'ended' }),
    );
    // Rejects when the connection closes first, or where a sandboxed frame has no locks.
    ended.catch(() => undefined);
  }

  #startHeartbeat(remote: Remote<WorkerApi>): void {
    if (!this.#busy || this.#heartbeat !== undefined || this.#closed.signal.aborted) return;
    let unanswered = 0;
    this.#heartbeat = setInterval(() => {
      if (unanswered >= PINGS_PER_SILENCE) this.#lost({ kind: 'silent' });
      else if (unanswered++ === 0) void remote.ping().then(() => (unanswered = 0));
    }, this.#options.silence / PINGS_PER_SILENCE);
  }

  #stopHeartbeat(): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  #lost(loss: WorkerLoss): void {
    if (this.#closed.signal.aborted) return;
    this.close();
    this.#options.onLost(loss);
  }
}

function handled(event: ErrorEvent): void {
  event.preventDefault();
}
