import { ConvlensError } from '../core/errors.js';
import type { Network } from '../core/graph/network.js';
import type { Photo, Picture } from '../core/image/picture.js';
import { prepareImage, type PreparedImage } from '../core/image/prepare-image.js';
import { imageInput } from '../core/graph/input-feed.js';
import { importLayers } from '../core/kinds/import-layers.js';
import type { Kinds } from '../core/kinds/index.js';
import type { BackendSwitch, JobContext, OpenModel } from './jobs/job.js';
import { Kept } from './kept.js';
import { loadSource, sameSource, type LoadSource } from './load-source.js';
import { KEPT_OPEN } from './protocol.js';

/** What is open in this worker. */
export class WorkerContext implements JobContext {
  readonly backend: BackendSwitch;
  readonly #models = new Kept<OpenModel>(KEPT_OPEN, ({ loaded }) => loaded.dispose());
  readonly #images = new Kept<OpenPhoto>(KEPT_OPEN);
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

  model(id: string): Network {
    const model = this.#models.get(id);
    if (!model) throw new ConvlensError(`no model is open as "${id}"; open it first`);
    return model.network;
  }

  image(id: string, model: string): PreparedImage {
    const network = this.model(model);
    return this.#image(id).preparedFor(network);
  }

  photo(id: string): Picture {
    return this.#image(id).picture;
  }

  #image(id: string): OpenPhoto {
    const image = this.#images.get(id);
    if (!image) throw new ConvlensError(`no image is open as "${id}"; open it first`);
    return image;
  }

  openedFrom(id: string, source: LoadSource): Network | null {
    const model = this.#models.get(id);
    return model && sameSource(model.source, source) ? model.loaded : null;
  }

  addModel(id: string, model: OpenModel): void {
    const same = this.#models.get(id)?.loaded === model.loaded;
    if (same) this.#models.replace(id, model);
    else this.#models.set(id, model);
  }

  /** Loads all models again; gives what puts them in the place of the old ones. */
  async renew(): Promise<() => void> {
    const renewed = await Promise.all(
      this.#models.entries().map(async ([id, { source, choices }]) => {
        const loaded = await loadSource(source, {});
        const network = loaded.withChoices(choices);
        return () => this.#models.set(id, { source, loaded, network, choices });
      }),
    );
    return () => renewed.forEach((put) => put());
  }

  addImage(id: string, photo: Photo): void {
    this.#images.set(id, new OpenPhoto(photo));
  }
}

/** A photo, and what each network reads of it. */
class OpenPhoto {
  readonly #photo: Photo;
  readonly #prepared = new WeakMap<Network, PreparedImage>();

  constructor(photo: Photo) {
    this.#photo = photo;
  }

  get picture(): Picture {
    return this.#photo.picture;
  }

  preparedFor(network: Network): PreparedImage {
    const known = this.#prepared.get(network);
    if (known) return known;
    const made = prepareImage(this.#photo.picture, imageInput(network));
    this.#prepared.set(network, made);
    return made;
  }
}
