/** The layer that an output's values come from. */
export interface ValueSource {
  readonly layer: string;
  /** The function that it is, `softmax`, or else the class of the layer. */
  readonly what: string;
}

/**
 * What the values of an output are that are not plainly the shares of classes. `output` is its name.
 *
 * - `passed-on`: shares of classes from the layer `from`, changed by those in `through` behind it, in
 *   order; they are told as they are before that
 * - `cut-short`: no classes; the model goes on behind it with layers that cannot be read
 * - `number`: one number with no sigmoid behind it, or out of the activation `of`: a quantity
 * - `scaled-number`: one number, scaled by the layer `by` behind its sigmoid
 * - `softmax-of-one`: always 1, so the number before it is told
 * - `picture`: a picture of `shape`, `[height, width, channels]`
 * - `steps`: `values` numbers at each of `positions`, with no softmax or sigmoid
 * - `features`: values of `shape` of which nothing makes classes; null where it is not known `from` what
 */
export type OutputNote = { readonly output: string } & (
  | {
      readonly kind: 'passed-on';
      readonly from: ValueSource;
      readonly through: readonly string[];
    }
  | { readonly kind: 'cut-short' }
  | { readonly kind: 'number'; readonly of: string | null }
  | { readonly kind: 'scaled-number'; readonly by: string }
  | { readonly kind: 'softmax-of-one' }
  | { readonly kind: 'picture'; readonly shape: readonly [number, number, number] }
  | { readonly kind: 'steps'; readonly positions: number; readonly values: number }
  | {
      readonly kind: 'features';
      readonly shape: readonly number[];
      readonly from: ValueSource | null;
    }
);
