import type { ClassAnswer } from '../prediction/class-answers.js';

/** What one channel does to the classes, on one image. */
export interface ClassEffects {
  /**
   * By class, in units of the logit: Σ over positions of gradient × activation, which is how fast the
   * logit rises with the channel's strength.
   */
  readonly push: Float32Array<ArrayBuffer>;
  /** The answer as it is. */
  readonly before: ClassAnswer;
  /** With the channel 0 everywhere. */
  readonly zero: ClassAnswer;
  /** With the channel at its mean over the positions everywhere: how much it fires is left, not where. */
  readonly mean: ClassAnswer;
}
