import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';

/** How pictures are represented while they grow: a variable, and the way from it to pixels. */
export interface Param {
  /** What is optimised; replaced by the optimiser, which owns it. */
  readonly start: Tensor;
  /** Pixels 0…1, `[n, size, size, channels]`. Belongs to the caller. */
  image(variable: Tensor): Tensor4D;
  /** Gradient with respect to the variable, from that of the pixels and the pixels themselves. */
  backward(gradient: Tensor4D, image: Tensor4D): Tensor;
  dispose(): void;
}

export interface ParamOptions {
  /** A source of the start for each picture, so that it does not depend on those beside it. */
  readonly sources: readonly (() => number)[];
  /** Side in pixels; even. */
  readonly size: number;
  /** Colours of a picture. */
  readonly channels: number;
  /** Standard deviation of the noise at the start. */
  readonly deviation: number;
  /** Pixels 0…1 to start from instead of grey, `[n, size, size, channels]`; stays the caller's. */
  readonly image?: Tensor4D | undefined;
}
