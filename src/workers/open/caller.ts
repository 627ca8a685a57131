import { ConvlensError } from '../../core/errors.js';
import type { Choices } from '../../core/graph/choices.js';
import type { Network } from '../../core/graph/network.js';
import type { PreparedImage } from '../../core/image/prepare-image.js';
import type { Picture } from '../../core/image/picture.js';
import type { Kinds } from '../../core/kinds/index.js';
import { say, str } from '../../core/sentence.js';
import type { BackendSwitch, JobContext } from '../jobs/job.js';
import { KEPT_OPEN } from '../protocol.js';
import { Kept } from './kept.js';
import type { OpenModel } from './open-model.js';
import type { OpenPhoto } from './open-photo.js';
import type { Origin, Shared, Shelf } from './shelf.js';

/** What of the worker all callers share. */
export interface Common {
  readonly backend: BackendSwitch;
  readonly layers: Promise<Kinds>;
  readonly models: Shelf<OpenModel>;
  readonly photos: Shelf<OpenPhoto>;
}

interface HeldModel {
  readonly shared: Shared<OpenModel>;
  readonly choices: Choices;
}

/** One of those whom a worker computes for: what it has open, by ids of its own. */
export class Caller {
  readonly common: Common;
  readonly models: Kept<HeldModel>;
  readonly photos: Kept<Shared<OpenPhoto>>;
  #left = false;

  constructor(common: Common) {
    this.common = common;
    this.models = new Kept(KEPT_OPEN, ({ shared }) => common.models.letGo(shared));
    this.photos = new Kept(KEPT_OPEN, (shared) => common.photos.letGo(shared));
  }

  /**
   * Does a job with what its request names, which is there until the job is done.
   * @throws what opening it again threw, where it had been put away, and what the job throws
   */
  async withOpen<T>(request: object, work: (context: JobContext) => Promise<T>): Promise<T> {
    const context = new CallerJob(this);
    try {
      await context.bring(request);
      return await work(context);
    } finally {
      context.end();
      // What a job has opened for one who went away meanwhile.
      if (this.#left) this.leave();
    }
  }

  /** Closes all that it has open. */
  leave(): void {
    this.#left = true;
    this.photos.clear();
    this.models.clear();
  }
}

/** What one job of a caller finds open. */
class CallerJob implements JobContext {
  readonly #caller: Caller;
  /** To be called when the job is done. */
  readonly #ends: (() => void)[] = [];

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  get backend(): BackendSwitch {
    return this.#caller.common.backend;
  }

  get layers(): Promise<Kinds> {
    return this.#caller.common.layers;
  }

  /** Has what the request names there until the end. */
  async bring(request: object): Promise<void> {
    const { common, models, photos } = this.#caller;
    const model = 'model' in request ? models.get(String(request.model)) : undefined;
    const photo = 'image' in request ? photos.get(String(request.image)) : undefined;
    if (model) await this.#use(common.models, model.shared);
    if (photo) await this.#use(common.photos, photo);
  }

  end(): void {
    for (const end of this.#ends) end();
  }

  model(id: string): Network {
    const model = this.#caller.models.get(id);
    if (!model?.shared.value) throw notOpen('model', id);
    return model.shared.value.as(model.choices);
  }

  image(id: string, model: string): PreparedImage {
    const network = this.model(model);
    return this.#photo(id).preparedFor(network);
  }

  photo(id: string): Picture {
    return this.#photo(id).picture;
  }

  #photo(id: string): OpenPhoto {
    const photo = this.#caller.photos.get(id)?.value;
    if (!photo) throw notOpen('image', id);
    return photo;
  }

  async modelFrom(id: string, source: string | null): Promise<OpenModel | null> {
    const { common, models } = this.#caller;
    const same = models.get(id)?.shared;
    const own = same && source !== null && same.source === source ? same : null;
    const others = models.values().map(({ shared }) => shared);
    const found = own ?? common.models.find(source, others);
    return found && this.#use(common.models, found);
  }

  async photoFrom(source: string | null): Promise<OpenPhoto | null> {
    const { common, photos } = this.#caller;
    const found = common.photos.find(source, photos.values());
    return found && this.#use(common.photos, found);
  }

  addModel(id: string, model: OpenModel, choices: Choices, origin: Origin<OpenModel>): void {
    const { common, models } = this.#caller;
    models.set(id, { shared: common.models.add(model, origin), choices });
  }

  addImage(id: string, photo: OpenPhoto, origin: Origin<OpenPhoto>): void {
    const { common, photos } = this.#caller;
    photos.set(id, common.photos.add(photo, origin));
  }

  async #use<T>(shelf: Shelf<T>, shared: Shared<T>): Promise<T> {
    const value = await shelf.use(shared);
    this.#ends.push(() => shelf.done(shared));
    return value;
  }
}

function notOpen(what: 'model' | 'image', id: string): ConvlensError {
  return new ConvlensError(
    what === 'model'
      ? say(str`no model is open as "${id}"; open it first`)
      : say(str`no image is open as "${id}"; open it first`),
  );
}
