import type { StoredGraph } from '../graph/definition.js';
import type { Look } from './files/look.js';
import type { ModelFile } from './files/model-file.js';
import type { ModelFiles, ReadOptions } from './files/model-files.js';
import type { Sentence } from '../sentence.js';

/** A way to write a model: how its files are told from others, and how they are read, or why not. */
export interface Format {
  /** What the file is, when it is of this format; else null. Nothing but its bytes tells. */
  recognise(look: Look): Recognised | null | Promise<Recognised | null>;
}

/** What a format makes of a file. */
export type Recognised =
  | RecognisedModel
  /** The weights of a Keras model alone. */
  | { readonly is: 'weights' }
  /** The same in a form that is not read: why, when they stand alone, and when the model is there. */
  | { readonly is: 'unread-weights'; readonly alone: Sentence; readonly withModel: Sentence }
  /** Why it is not read. */
  | { readonly is: 'refused'; readonly why: Sentence };

export interface RecognisedModel {
  readonly is: 'model';
  /** What people call its format: `Keras HDF5`. */
  readonly format: string;
  /** Its Keras layers, `{class_name, config}`; absent where it has none. */
  readonly layers?: () => Promise<unknown>;
  /** True where nothing but its layers is in it or named by it. */
  readonly layersAlone?: true;
  /** @throws what `readModel` does */
  read(parts: ModelParts, options: ReadOptions): Promise<StoredGraph>;
}

/** What there is of a model besides the file that was recognised. */
export interface ModelParts {
  /** The file that people know it by: of a model in an archive the archive. */
  readonly file: ModelFile;
  /** Where the files are that it names. */
  readonly files: ModelFiles;
  /** A file of weights to put in, instead of the model's own. */
  readonly weights?: ModelFile | undefined;
  /** Why weights that lie beside it are not read. */
  readonly unread?: Sentence | undefined;
}
