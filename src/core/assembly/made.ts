import type { ReceptiveField } from '../graph/layer-info.js';
import type { Shape } from '../kinds/kind.js';

/*
 * `tf.shape(x)[1:3]`, `s[1] * s[2]`: what a model computes from shapes is known when it is read, and goes
 * to the functions that read it like a constant. The size of the batch is −1, as a reshape has it.
 */

/** A number, or a list of them. */
export type KnownValue = number | readonly number[];

/** A tensor of the graph, as those who read it need to know it. */
export interface Made {
  readonly tensor: string;
  /** The layer that it comes from, where its values were only put in another order or shape for this. */
  readonly source?: string;
  readonly shape: Shape;
  readonly field: ReceptiveField | undefined;
  /** True for an image whose channels come first in the model: here they are last. */
  readonly channelsFirst?: boolean;
  /** The image whose values these are, where a model takes them without its shape. */
  readonly image?: Made;
  /** Set where it is no tensor, but numbers that are known from shapes. */
  readonly known?: KnownValue;
}
