import type { WorkerSource } from '../client-worker.js';

export interface ExplainClientOptions extends WorkerSource {
  /**
   * A module that adds layers of your own to those that models may have, by its address, relative to the page; see
   * `importLayers` in core. Opening a model rejects with a `LayersModuleError` when it cannot be had.
   */
  readonly layers?: string | URL | undefined;
  /**
   * Milliseconds that a cancelled job may take to stop while other calls wait; then the worker is
   * replaced and the waiting calls go on in the new one.
   */
  readonly patience?: number;
  /**
   * Milliseconds after which a busy worker that answers nothing counts as lost, and one that has not
   * started is tried anew.
   */
  readonly silence?: number;
}

export const defaultExplainClientOptions = { patience: 5_000, silence: 30_000 };
