import type { Preprocessing } from '../../core/graph/layer-info.js';
import type { Picture } from '../../core/image/picture.js';
import { preprocess } from '../../core/image/preprocess.js';

/** What a network reads of a picture of its size. */
export function inputValues(
  { height, width, pixels }: Picture,
  preprocessing: Preprocessing,
): Float32Array {
  const data = new Float32Array(height * width * 3);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let c = 0; c < 3; c++) data[3 * pixel + c] = pixels[4 * pixel + c]!;
  }
  return preprocess({ height, width, channels: 3, data }, preprocessing);
}
