import type { FiltersResult } from '../../core/feature-visualization/filters.types.js';
import { ExplainClient, type ExplainClientOptions, type RunJobOptions } from '../explain-client.js';
import type { JobRequest } from '../jobs.types.js';

/** A model as a helper opens it again. */
export interface ModelToOpen {
  readonly id: string;
  readonly url: string;
}

/** A further worker that grows filters, and opens the model that they belong to when it must. */
export class Helper {
  readonly client: ExplainClient;
  #open: ModelToOpen | null = null;

  constructor(options: ExplainClientOptions) {
    this.client = new ExplainClient(options);
  }

  /** @throws what the worker throws, when the model cannot be opened too */
  async grow(
    model: ModelToOpen,
    request: JobRequest<'filters'>,
    options: RunJobOptions<'filters'>,
  ): Promise<FiltersResult> {
    if (this.#open?.id !== model.id || this.#open.url !== model.url) {
      this.#open = null;
      const { signal } = options;
      await this.client.run('open-model', { ...model, cached: true }, { signal });
      this.#open = model;
    }
    return this.client.run('filters', request, options);
  }
}
