import type { baselines } from '../../facts/methods.js';
import { DEFAULT_SEED } from '../../facts/seed.js';
import type { Preprocessing } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { preprocess } from '../image/preprocess.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { seededRandom } from '../random.js';
import { blurred } from './blurred.js';

/**
 * An image without what is to be explained: `black`, the `mean` colour of the image, the image
 * under a strong `blur`, uniform `noise`, or `zero` in every value that the network reads, which is
 * the colour that its preprocessing takes away; or one colour of every pixel, `#rrggbb`.
 */
export type Baseline = (typeof baselines)[number] | (string & {});

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
  seed = DEFAULT_SEED,
): Float32Array<ArrayBuffer> {
  const input = imageInput(network);
  const { preprocessing } = input;
  switch (kind) {
    case 'zero':
      return new Float32Array(image.length);
    case 'mean':
      return meanColour(image, preprocessing.mean.length);
    case 'blur': {
      const size = imageSize(input);
      return blurred(image, size, BLUR * Math.max(size.height, size.width));
    }
    case 'noise':
      return noiseLevels(image.length, preprocessing, seededRandom(seed));
    case 'black':
      return plain('#000000', image.length, preprocessing);
    default:
      return plain(kind, image.length, preprocessing);
  }
}

/** One colour as the network reads it. */
function plain(colour: string, count: number, how: Preprocessing): Float32Array<ArrayBuffer> {
  const data = Uint8Array.from([1, 3, 5], (at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const pixel = preprocess({ height: 1, width: 1, channels: 3, data }, how);
  return Float32Array.from({ length: count }, (_, i) => pixel[i % pixel.length]!);
}

/** Levels 0…255 by chance as the network reads them. */
function noiseLevels(
  count: number,
  { mean, std }: Preprocessing,
  random: () => number,
): Float32Array<ArrayBuffer> {
  const channels = mean.length;
  return Float32Array.from({ length: count }, (_, i) => {
    const c = i % channels;
    return (255 * random() - mean[c]!) / std[c]!;
  });
}

function meanColour(image: Float32Array, channels: number): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(channels);
  for (let i = 0; i < image.length; i++) sums[i % channels]! += image[i]!;
  const pixels = image.length / channels;
  return Float32Array.from(image, (_, i) => sums[i % channels]! / pixels);
}
