import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { batchWithin } from '../graph/batch.js';
import type { Question } from './method.js';

/** More at once gains nothing, and a run is told how far it is less often. */
const MOST = 8;

/** Some of many images. */
export interface ImageBatch {
  /** Index of the first. */
  readonly first: number;
  /** `[batch, height, width, channels]`, one after the other. */
  readonly images: Float32Array<ArrayBuffer>;
}

/**
 * Many changed copies of an image, as many at a time as the budget allows; each is made when its
 * turn comes.
 *
 * @param imageAt - values of the copy with that index, as long as the question's image
 */
export function* imageBatches(
  question: Pick<Question, 'network' | 'aim' | 'budget' | 'image'>,
  count: number,
  imageAt: (index: number) => Float32Array,
): Generator<ImageBatch> {
  const { image } = question;
  const most = imagesAtOnce(question);
  for (let first = 0; first < count; first += most) {
    const batch = Math.min(most, count - first);
    const images = new Float32Array(batch * image.length);
    for (let i = 0; i < batch; i++) images.set(imageAt(first + i), i * image.length);
    yield { first, images };
  }
}

/** How many images at a time the budget allows. */
export function imagesAtOnce(of: Pick<Question, 'network' | 'aim' | 'budget'>): number {
  const { network, aim, budget } = of;
  const { height, width } = imageSize(imageInput(network));
  return batchWithin(network, aim.tensor, Math.sqrt(height * width), budget, MOST);
}
