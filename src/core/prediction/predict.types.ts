import type { OutputNote } from '../graph/output-note.js';
import type { Picture } from '../image/picture.js';

/** One class with its share. */
export interface Prediction {
  readonly index: number;
  /** Short name, unique among the classes. */
  readonly name: string;
  /** 0…1, after softmax or sigmoid. */
  readonly probability: number;
  /** Before softmax or sigmoid. */
  readonly logit: number;
}

/** A picture that comes out of a network. */
export interface OutputPicture extends Picture {
  /** The value that is drawn black. */
  readonly black: number;
  /** The value that is drawn white, or as the full colour. */
  readonly white: number;
}

export interface PredictResult {
  /** Strongest first; none where the output stands for no classes. */
  readonly top: readonly Prediction[];
  /** All classes, by index. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** All classes, by index, 0…1. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  /** The strongest class at each position, where several have classes of their own. */
  readonly positions?: readonly Prediction[];
  /** The number that comes out where it is a single one and stands for no class; its unit is not known. */
  readonly value?: number;
  /** The picture that comes out, where it is one. */
  readonly picture?: OutputPicture;
  /** Why there are no classes. */
  readonly reason?: OutputNote;
}
