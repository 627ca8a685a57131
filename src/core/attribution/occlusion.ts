import type { SettingsOf } from '../../facts/methods.js';
import { OptionError } from '../errors.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import type { Box, Size } from '../resample/raster.js';
import { baseline } from './baseline.js';
import { imageBatches } from './image-batches.js';
import { imageValues, settledFor } from './image-values.js';
import type { InputMethod } from './method.js';
import { say, str } from '../sentence.js';

/**
 * How much what is explained falls when a square of the image is covered, y(x) − y(covered): each
 * pixel has the mean of the squares that cover it (Zeiler and Fergus, "Visualizing and
 * Understanding Convolutional Networks", ECCV 2014). Squares are cut off at the right and lower
 * border, so that every pixel is covered.
 */
export const occlusion: InputMethod<SettingsOf<'occlusion'>> = async (
  question,
  { window, stride, fill },
) => {
  if (stride > window) throw new OptionError(say(str`stride is at most the window, ${window}`));
  const { network, image, run, progress } = question;
  const size = imageSize(imageInput(network));
  const boxes = boxesOver(size, window, stride);
  progress(0, boxes.length);
  const aim = await settledFor(network, image, question.aim, run);
  const [value = 0] = await imageValues(network, image, aim, run);
  const cover = baseline(fill, network, image);
  const covered = (index: number) => withPart(image, cover, boxes[index]!, size);
  const falls: number[] = [];
  for (const { images } of imageBatches({ ...question, aim }, boxes.length, covered)) {
    const values = await imageValues(network, images, aim, run);
    falls.push(...values.map((one) => value - one));
    progress(falls.length, boxes.length);
  }
  return { map: { ...size, values: meanOver(size, boxes, falls) }, aim, value };
};

/** Squares every `stride` pixels until the last ones reach the border, cut off there. */
function boxesOver({ height, width }: Size, window: number, stride: number): readonly Box[] {
  const columns = starts(width, window, stride);
  return starts(height, window, stride).flatMap((top) =>
    columns.map((left) => ({
      top,
      left,
      height: Math.min(window, height - top),
      width: Math.min(window, width - left),
    })),
  );
}

function starts(side: number, window: number, stride: number): readonly number[] {
  const count = 1 + Math.max(0, Math.ceil((side - window) / stride));
  return Array.from({ length: count }, (_, i) => i * stride);
}

function withPart(image: Float32Array, cover: Float32Array, box: Box, size: Size): Float32Array {
  const result = image.slice();
  const depth = image.length / (size.height * size.width);
  for (let row = box.top; row < box.top + box.height; row++) {
    const start = (row * size.width + box.left) * depth;
    result.set(cover.subarray(start, start + box.width * depth), start);
  }
  return result;
}

function meanOver(
  { height, width }: Size,
  boxes: readonly Box[],
  falls: readonly number[],
): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(height * width);
  const counts = new Uint32Array(height * width);
  for (const [index, box] of boxes.entries()) {
    for (let row = box.top; row < box.top + box.height; row++) {
      for (let column = box.left; column < box.left + box.width; column++) {
        sums[row * width + column]! += falls[index]!;
        counts[row * width + column]! += 1;
      }
    }
  }
  return Float32Array.from(sums, (sum, i) => sum / counts[i]!);
}
