import type { ErrorData } from '../error-facts.js';
import type { OutputNote } from './output-note.js';

/**
 * Something to know of how a model was read: what was changed or left out, and what its inputs and
 * outputs are where they are not the usual ones, three channels of colour and a softmax. Names are as
 * the file has them, of any length and with any characters.
 *
 * - `unread-layer`: a layer that cannot be read, with the error that says why, and how many `before` it can
 * - `more-unread-layers`: how many more there are
 * - `channels-first`: its images have their channels first, and were turned
 * - `grey-input`, `four-channels`, `more-channels`: what an input of 1, 4 or another number of channels than 3
 *   is given of a photo
 * - `map`, `positions`: classes at each cell, or at each position
 * - `two-classes`, `independent-shares`: what shares mean behind a sigmoid, of one class and of several
 * - `bare-number`, `no-softmax`: what they mean behind no such function
 * - `may-be-picture`: the classes could be a picture's channels
 * - `unused-names`: the file of class names that the page gives, and why it cannot be used
 * - `names-beside`, `unfit-names`: the file beside the model whose names of classes are used, or are too
 *   many or too few
 */
export type Remark =
  | OutputNote
  | {
      readonly kind: 'unread-layer';
      readonly error: ErrorData;
      readonly before: number;
    }
  | { readonly kind: 'more-unread-layers'; readonly count: number }
  | { readonly kind: 'channels-first' }
  | { readonly kind: 'grey-input' | 'four-channels'; readonly input: string }
  | {
      readonly kind: 'more-channels';
      readonly input: string;
      readonly channels: number;
      readonly given: 'grey' | 'RGB';
    }
  | {
      readonly kind: 'map';
      readonly output: string;
      readonly rows: number;
      readonly columns: number;
    }
  | {
      readonly kind: 'positions';
      readonly output: string;
      readonly positions: number;
      readonly classes: number;
      /** The one that is explained; all together where there is none. */
      readonly position?: number | undefined;
    }
  | {
      readonly kind: 'two-classes' | 'bare-number' | 'no-softmax' | 'may-be-picture';
      readonly output: string;
    }
  | { readonly kind: 'independent-shares'; readonly output: string; readonly classes: number }
  | { readonly kind: 'names-beside'; readonly file: string }
  | { readonly kind: 'unused-names'; readonly file: string; readonly error: ErrorData }
  | {
      readonly kind: 'unfit-names';
      readonly file: string;
      readonly names: number;
      readonly classes: number;
    };
