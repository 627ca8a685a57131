import { DEFAULT_BUDGET, WEIGHT_COPIES } from '../facts/memory.js';
import type { FiltersResult } from '../core/feature-visualization/filters.types.js';
import { WorkerHost } from './client/worker-host.js';
import {
  ExplainClient,
  type BackendChange,
  type ExplainClientOptions,
  type RunJobOptions,
} from './explain-client.js';
import type { JobName, JobRequest, JobResult } from './jobs.types.js';
import { Helper, type ModelToOpen } from './pool/helper.js';
import { mergedFilters, sharesOf, summedProgress } from './pool/shares.js';

export interface WorkerPoolOptions extends ExplainClientOptions {
  /** Most workers, the first one included; as many as there are cores by default. */
  readonly workers?: number;
  /** Bytes that all copies of a model's weights together may take. */
  readonly budget?: number;
  /** Milliseconds without work after which the helpers go. */
  readonly idle?: number;
}

export const defaultWorkerPoolOptions = { budget: DEFAULT_BUDGET, idle: 30_000 };

interface KnownModel extends ModelToOpen {
  readonly parameters: number;
}

/**
 * A client whose filters spread over several workers. The first worker does every job; helpers take
 * a share of the channels while the backend is wasm, which has one thread a worker. A helper opens
 * the model again from its files or the browser's cache, and goes when it has had nothing to do for a while.
 * Pools of the same hosts share their workers.
 */
export class WorkerPool {
  /** As {@link ExplainClient.onbackend}. */
  onbackend: ((change: BackendChange) => void) | null = null;

  readonly #options: WorkerPoolOptions & typeof defaultWorkerPoolOptions;
  readonly #hosts: (index: number) => WorkerHost;
  readonly #first: ExplainClient;
  readonly #helpers: Helper[] = [];
  readonly #models = new Map<string, KnownModel>();
  #onWasm = true;
  #paused = false;
  #running = 0;
  #farewell: ReturnType<typeof setTimeout> | undefined;

  /** @param hosts - keep the workers: the first, and the helpers; by default the pool's own */
  constructor(
    options: WorkerPoolOptions = {},
    hosts: (index: number) => WorkerHost = () => new WorkerHost(options),
  ) {
    this.#options = { ...defaultWorkerPoolOptions, ...options };
    this.#hosts = hosts;
    this.#first = new ExplainClient(options, hosts(0));
    this.#first.onbackend = (change) => {
      this.#onWasm = change.info.name === 'wasm';
      this.onbackend?.(change);
    };
  }

  /** As {@link ExplainClient.run}. */
  async run<K extends JobName>(
    job: K,
    request: JobRequest<K>,
    options: RunJobOptions<K> = {},
  ): Promise<JobResult<K>> {
    // The name decides the types; the compiler cannot follow it through a branch.
    if (job === 'filters') {
      const asked = request as JobRequest<'filters'>;
      const result = await this.#filters(asked, options as RunJobOptions<'filters'>);
      return result;
    }
    const result = await this.#first.run(job, request, options);
    if (job === 'open-model') {
      const { id, source } = request as JobRequest<'open-model'>;
      const { parameters, choices = {} } = result as JobResult<'open-model'>;
      this.#models.set(id, { id, source, choices, parameters });
    }
    if (job === 'backend') this.#onWasm = (result as JobResult<'backend'>).name === 'wasm';
    return result;
  }

  /** As {@link ExplainClient.pause}. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.#first.pause(paused);
    for (const { client } of this.#helpers) client.pause(paused);
  }

  /** As {@link ExplainClient.terminate}, helpers included. */
  terminate(): void {
    this.#dismiss();
    this.#first.terminate();
  }

  async #filters(
    request: JobRequest<'filters'>,
    options: RunJobOptions<'filters'>,
  ): Promise<FiltersResult> {
    const model = this.#models.get(request.model);
    const split = (channels: readonly number[]) =>
      sharesOf(channels, model ? this.#size(model) : 1, request.variants);
    if (!model || split(request.channels).length === 1) {
      return this.#first.run('filters', request, options);
    }
    // Helpers start for what must be grown, not for what the browser has kept.
    const kept = await this.#first.run('filters', { ...request, onlyKept: true }, options);
    const found = new Set(kept.pictures.map(({ channel }) => channel));
    const missing = request.channels.filter((channel) => !found.has(channel));
    const shares = split(missing);
    if (missing.length === 0) return kept;
    const reports = summedProgress(shares, options.onProgress);
    clearTimeout(this.#farewell);
    this.#running += 1;
    try {
      const parts = shares.map((channels, index) => {
        const own = { signal: options.signal, onProgress: reports[index] };
        return this.#grow(index, model, { ...request, channels }, own);
      });
      return mergedFilters(request.channels, [kept, ...(await Promise.all(parts))]);
    } finally {
      this.#running -= 1;
      if (this.#running === 0) {
        this.#farewell = setTimeout(() => this.#dismiss(), this.#options.idle);
      }
    }
  }

  async #grow(
    index: number,
    model: ModelToOpen,
    request: JobRequest<'filters'>,
    options: RunJobOptions<'filters'>,
  ): Promise<FiltersResult> {
    if (index === 0) return this.#first.run('filters', request, options);
    try {
      return await this.#helper(index - 1).grow(model, request, options);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      // A helper that fails costs time, never pictures: its share goes to the first worker.
      return this.#first.run('filters', request, options);
    }
  }

  /** Workers that may share a run: as many as there are cores, as long as the copies fit. */
  #size({ parameters }: KnownModel): number {
    if (!this.#onWasm) return 1;
    const cores = this.#options.workers ?? navigator.hardwareConcurrency;
    return Math.min(cores, Math.floor(this.#options.budget / (4 * WEIGHT_COPIES * parameters)));
  }

  #helper(index: number): Helper {
    const known = this.#helpers[index];
    if (known) return known;
    const made = new Helper(this.#hosts(index + 1));
    made.client.pause(this.#paused);
    this.#helpers[index] = made;
    return made;
  }

  #dismiss(): void {
    clearTimeout(this.#farewell);
    for (const { client } of this.#helpers.splice(0)) client.terminate();
  }
}
