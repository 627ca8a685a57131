import { windowAxis, type Padding, type Pair, type WindowAxis } from './window.js';

/* What average and maximum pooling share. */

export interface PoolingAttributes {
  readonly window: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

/** Both axes of the pooling window over an input `[n, h, w, c]`. */
export function axesOf(
  shape: readonly number[],
  attributes: PoolingAttributes,
): [WindowAxis, WindowAxis] {
  const { window, strides, padding } = attributes;
  return [
    windowAxis(shape[1] ?? 1, window[0], strides[0], 1, padding),
    windowAxis(shape[2] ?? 1, window[1], strides[1], 1, padding),
  ];
}
