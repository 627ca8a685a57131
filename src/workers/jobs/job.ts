import type { Kinds } from '../../core/kinds/index.js';
import type { PreparedImage } from '../../core/image/prepare-image.js';
import type { Choices } from '../../core/graph/choices.js';
import type { Network } from '../../core/graph/network.js';
import type { Picture } from '../../core/image/picture.js';
import type { BackendName } from '../../platform/browser/backend-name.js';
import type { Lane, Steering } from '../lanes.js';
import type { OpenModel } from '../open/open-model.js';
import type { OpenPhoto } from '../open/open-photo.js';
import type { Origin } from '../open/shelf.js';

/** How far a job is. */
export interface Progress<Partial = never> {
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'steps' | 'layers' | 'channels' | 'photos';
  /** What is finished so far, for jobs that stream. */
  readonly partial?: Partial;
}

/** What jobs find in the worker, and leave there. */
export interface JobContext {
  /** Resolves when the page's own layers are known; rejects with a LayersModuleError. */
  readonly layers: Promise<Kinds>;
  /** @throws ConvlensError, or what went wrong when it was opened */
  model(id: string): Network;
  /** The image as that model reads it. */
  image(id: string, model: string): PreparedImage;
  /** All of the image, as it was given. */
  photo(id: string): Picture;
  /**
   * The model from that source, if it is open already: under that id, or for somebody else. Who has it open
   * under another id asks for it anew.
   */
  modelFrom(id: string, source: string | null): Promise<OpenModel | null>;
  /** The photo from that source, if it is open for somebody else. */
  photoFrom(source: string | null): Promise<OpenPhoto | null>;
  /** Keeps a model open, read as it was chosen; one of that id is let go. */
  addModel(id: string, model: OpenModel, choices: Choices, origin: Origin<OpenModel>): void;
  addImage(id: string, photo: OpenPhoto, origin: Origin<OpenPhoto>): void;
  readonly backend: BackendSwitch;
}

/** The backend in use, and the way to another. Only to be switched while no other job runs. */
export interface BackendSwitch {
  readonly name: BackendName;
  /** Those known to work here. */
  readonly available: readonly BackendName[];
  /** Switches to the backend of that name; `auto`: to the fastest. */
  prefer(name: string): Promise<void>;
}

export interface Control<Partial = never> extends Steering {
  /** Tells the caller; a streamed part is copied, because the result will have it too. */
  progress(progress: Progress<Partial>): void;
}

/** One kind of job: what it is asked, what it answers, what it streams, and how it runs. */
export interface Job<Request, Result, Partial = never> {
  /** Where it runs, which may depend on what is asked. */
  readonly lane: Lane | ((request: Request) => Lane);
  /** Requests of the same key replace each other while they wait; by default all of the job. */
  readonly key?: (request: Request) => string;
  run(context: JobContext, request: Request, control: Control<Partial>): Promise<Result>;
}

/** A request to a model. */
export interface OnModel {
  /** Id that the model was opened under. */
  readonly model: string;
}

/** A request about an image. */
export interface OnImage extends OnModel {
  /** Id that the image was opened under. */
  readonly image: string;
}
