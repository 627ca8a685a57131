import type { Size } from '../resample/raster.js';

/** Deviations to each side after which the Gaussian counts as nothing. */
const REACH = 3;

/**
 * The image under a Gaussian blur, rows first, then columns. Near the border only pixels of the
 * image count, so that a flat image stays as it is.
 *
 * @param image - `[height, width, channels]`
 * @param deviation - in pixels, above 0
 */
export function blurred(
  image: Float32Array,
  { height, width }: Size,
  deviation: number,
): Float32Array<ArrayBuffer> {
  const channels = image.length / (height * width);
  const kernel = halfKernel(deviation);
  const across = blurAxis(image, kernel, width, channels);
  return blurAxis(across, kernel, height, width * channels);
}

/** Weights of the centre and of the cells on one side of it. */
function halfKernel(deviation: number): Float64Array {
  const length = Math.ceil(REACH * deviation) + 1;
  return Float64Array.from({ length }, (_, i) => Math.exp(-(i ** 2) / (2 * deviation ** 2)));
}

/** Blurs along one axis of `count` cells, `step` numbers apart. */
function blurAxis(
  values: Float32Array,
  kernel: Float64Array,
  count: number,
  step: number,
): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor(i / step) % count;
    const first = Math.max(0, at - kernel.length + 1);
    const last = Math.min(count - 1, at + kernel.length - 1);
    let sum = 0;
    let weights = 0;
    for (let cell = first; cell <= last; cell++) {
      const weight = kernel[Math.abs(cell - at)]!;
      sum += weight * values[i + (cell - at) * step]!;
      weights += weight;
    }
    result[i] = sum / weights;
  }
  return result;
}
