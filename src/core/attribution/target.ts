import type { ClassChoice } from '../prediction/class-choice.js';
import type { ValueMap } from '../value-map.js';

/** A channel of an inner layer. */
export interface Unit {
  readonly layer: string;
  readonly channel: number;
  /** One cell of its map, `[row, column]`; without it the mean over all cells. */
  readonly at?: readonly [row: number, column: number];
}

/**
 * What is to be explained, always one number: the logit of a class, the sum of several, one class
 * against another, the mean of a class over a part of a dense output, or a channel within.
 *
 * One number that tells two classes apart is the logit of class 1, and its opposite that of class 0. One
 * that stands for no class is explained as class 1 towards higher, as by default, and as class 0 towards
 * lower. Of any other output without classes (`OutputInfo.features`) the mean of its values is explained.
 * Of one with classes at several positions their sum is, or the position that is chosen.
 */
export interface Target {
  /**
   * Class by index or name (see `resolveClass`), or several whose logits are added; the strongest by
   * default.
   */
  readonly classIndex?: ClassChoice | readonly ClassChoice[] | undefined;
  /** Classes whose logits are subtracted. */
  readonly against?: ClassChoice | readonly ClassChoice[] | undefined;
  /** Output that has the classes, by name; the first by default. */
  readonly output?: string | undefined;
  /**
   * For an output with rows and columns: how much each of its cells counts, at its size; the
   * weighted mean is explained. All alike by default.
   */
  readonly mask?: ValueMap | undefined;
  /** Explains this instead of a class. */
  readonly unit?: Unit | undefined;
}

/** A target whose classes are told by their indices alone. */
export interface IndexedTarget extends Target {
  readonly classIndex?: number | readonly number[] | undefined;
  readonly against?: number | readonly number[] | undefined;
}

/** A class that takes part in what is explained. */
export interface NamedClass {
  readonly index: number;
  readonly name: string;
}

/** What was explained: classes, or a channel; where there are neither, the mean of the tensor. */
export interface ExplainedTarget {
  /** Tensor whose values were explained: logits, or a layer. */
  readonly tensor: string;
  /** Classes that were added. */
  readonly classes: readonly NamedClass[];
  /** Classes that were subtracted. */
  readonly against: readonly NamedClass[];
  /** The channel, when it was no class. */
  readonly unit: Unit | null;
}
