import { importLayers } from '../core/kinds/import-layers.js';
import type { Kinds } from '../core/kinds/index.js';
import { OPEN_PIXELS, OPEN_WEIGHTS } from '../facts/memory.js';
import type { BackendSwitch } from './jobs/job.js';
import { Caller } from './open/caller.js';
import type { OpenModel } from './open/open-model.js';
import type { OpenPhoto } from './open/open-photo.js';
import { Shelf } from './open/shelf.js';

/** What is open in this worker, whoever has opened it. */
export class WorkerContext {
  readonly backend: BackendSwitch;
  readonly models = new Shelf<OpenModel>({
    budget: OPEN_WEIGHTS,
    bytesOf: ({ bytes }) => bytes,
    release: (model) => model.dispose(),
  });
  readonly photos = new Shelf<OpenPhoto>({
    budget: OPEN_PIXELS,
    bytesOf: ({ picture }) => picture.pixels.byteLength,
    release: () => undefined,
  });
  readonly #callers = new Map<string, Caller>();
  #layers: Promise<Kinds> = Promise.resolve({});

  constructor(backend: BackendSwitch) {
    this.backend = backend;
  }

  get layers(): Promise<Kinds> {
    return this.#layers;
  }

  importLayers(url: string): void {
    this.#layers = importLayers(url);
    // Told to whoever opens a model.
    this.#layers.catch(() => undefined);
  }

  /** What the caller of that name has open. */
  of(name: string): Caller {
    const known = this.#callers.get(name);
    if (known) return known;
    const made = new Caller(this);
    this.#callers.set(name, made);
    return made;
  }

  /** Closes what that caller has open, and no other has. */
  leave(name: string): void {
    this.#callers.get(name)?.leave();
    this.#callers.delete(name);
  }
}
