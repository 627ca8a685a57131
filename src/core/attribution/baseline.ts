import type { Preprocessing } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../input-feed.js';
import { seededRandom } from '../random.js';
import { blurred } from './blurred.js';

/**
 * An image without what is to be explained: `black`, the `mean` colour of the image, the image
 * under a strong `blur`, or uniform `noise`.
 */
export type Baseline = 'black' | 'mean' | 'blur' | 'noise';

export const baselineKinds: readonly Baseline[] = ['black', 'mean', 'blur', 'noise'];

/** Standard deviation of the blur as a share of the longer side: 20 of 224 pixels. */
const BLUR = 20 / 224;

/**
 * Preprocessed values of a baseline, `[height, width, channels]` of the input; never `image` itself.
 *
 * @param image - preprocessed
 * @param seed - of `noise`: whole number, the same gives the same pixels
 */
export function baseline(
  kind: Baseline,
  network: Network,
  image: Float32Array,
  seed = 7,
): Float32Array<ArrayBuffer> {
  const input = imageInput(network);
  switch (kind) {
    case 'black':
      return levels(image.length, input.preprocessing, () => 0);
    case 'mean':
      return meanColour(image, input.preprocessing.mean.length);
    case 'blur': {
      const size = imageSize(input);
      return blurred(image, size, BLUR * Math.max(size.height, size.width));
    }
    case 'noise': {
      const random = seededRandom(seed);
      return levels(image.length, input.preprocessing, () => 255 * random());
    }
  }
}

/** Levels 0…255 as the network reads them. */
function levels(
  count: number,
  { mean, std }: Preprocessing,
  level: () => number,
): Float32Array<ArrayBuffer> {
  const channels = mean.length;
  return Float32Array.from({ length: count }, (_, i) => {
    const c = i % channels;
    return (level() - mean[c]!) / std[c]!;
  });
}

function meanColour(image: Float32Array, channels: number): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(channels);
  for (let i = 0; i < image.length; i++) sums[i % channels]! += image[i]!;
  const pixels = image.length / channels;
  return Float32Array.from(image, (_, i) => sums[i % channels]! / pixels);
}
