import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Size } from '../resample/raster.js';
import type { Param, ParamOptions } from './param.types.js';
import { GREY } from './transform.js';

/** Where pictures begin, at their own size. */
export type SizedOptions = Omit<ParamOptions, 'size'> & Size;

/**
 * A parametrisation of squares of an even side for pictures of any size: they are the upper left part
 * of a square, and what lies beyond changes nothing.
 */
export function croppedParam(
  make: (options: ParamOptions) => Param,
  { height, width, image, ...options }: SizedOptions,
): Param {
  const size = 2 * Math.ceil(Math.max(height, width) / 2);
  if (height === size && width === size) return make({ ...options, image, size });
  const padded = (part: Tensor4D, value: number): Tensor4D =>
    tf.pad(
      part,
      [
        [0, 0],
        [0, size - height],
        [0, size - width],
        [0, 0],
      ],
      value,
    );
  const start = image && tf.tidy(() => padded(image, GREY));
  const square = make({ ...options, image: start, size });
  start?.dispose();
  return {
    start: square.start,
    image: (variable) =>
      tf.tidy((): Tensor4D => {
        const whole = square.image(variable);
        return tf.slice(whole, [0, 0, 0, 0], [-1, height, width, -1]);
      }),
    backward: (gradient, pixels) =>
      tf.tidy(() => square.backward(padded(gradient, 0), padded(pixels, GREY))),
    dispose: () => square.dispose(),
  };
}
