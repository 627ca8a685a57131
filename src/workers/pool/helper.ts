import type { FiltersResult } from '../../core/feature-visualization/filters.types.js';
import type { WorkerHost } from '../client/worker-host.js';
import { ExplainClient, type RunJobOptions } from '../explain-client.js';
import type { JobRequest } from '../jobs.types.js';

/** A model as a helper opens it again. */
export type ModelToOpen = Required<Pick<JobRequest<'open-model'>, 'id' | 'source' | 'choices'>>;

/** A further worker that grows filters, and opens the model that they belong to when it must. */
export class Helper {
  readonly client: ExplainClient;
  #open: ModelToOpen | null = null;

  constructor(host: WorkerHost) {
    this.client = new ExplainClient({}, host);
  }

  /** @throws what the worker throws, when the model cannot be opened too */
  async grow(
    model: ModelToOpen,
    request: JobRequest<'filters'>,
    options: RunJobOptions<'filters'>,
  ): Promise<FiltersResult> {
    // Whatever changed of a model, its source or what was chosen, made a new one of it.
    if (this.#open !== model) {
      this.#open = null;
      const { id, source, choices } = model;
      const { signal } = options;
      await this.client.run('open-model', { id, source, choices, cached: true }, { signal });
      this.#open = model;
    }
    return this.client.run('filters', request, options);
  }
}
