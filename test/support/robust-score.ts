import * as tf from '@tensorflow/tfjs-core';
import type { FilterPicture } from '../../src/core/feature-visualization/filters.types.js';
import type { Network } from '../../src/core/graph/network.js';
import { seededRandom } from '../../src/core/random.js';

const COPIES = 32;
const SHIFT = 16;
const ZOOM = 0.1;
const TURN = Math.PI / 18;

/** What is scored of a picture. */
export type Scored = Pick<FilterPicture, 'channel' | 'size' | 'pixels'>;

/** Mean of {@link robustScore} over pictures. */
export async function meanScore(
  network: Network,
  tensor: string,
  pictures: readonly Scored[],
): Promise<number> {
  let sum = 0;
  for (const picture of pictures) sum += await robustScore(network, tensor, picture);
  return sum / pictures.length;
}

/**
 * How much of its channel a picture really shows: mean of the channel over 32 fresh random shifts
 * (±16 px), zooms (±10 %) and turns (±10°) of the final 8-bit picture, grey outside. A picture of
 * noise that only fits one exact position loses most of its score here.
 */
export async function robustScore(
  network: Network,
  tensor: string,
  picture: Scored,
): Promise<number> {
  const random = seededRandom(2026);
  const { size, channel } = picture;
  const values = new Float32Array(COPIES * size * size * 3);
  for (let copy = 0; copy < COPIES; copy++) {
    values.set(transformed(picture, random), copy * size * size * 3);
  }
  const input = network.inputs[0]?.name ?? 'input';
  const x = tf.tensor4d(values, [COPIES, size, size, 3]);
  const out = await network.execute({ [input]: x }, [tensor]);
  const found = out[tensor];
  if (!found) throw new Error(`the network gave no ${tensor}`);
  const means = tf.tidy(() => tf.mean(found, [0, 1, 2]));
  const score = (await means.data())[channel] ?? NaN;
  tf.dispose([x, found, means]);
  return score;
}

/** One randomly moved copy of the picture, as EfficientNet-Lite0 reads it. */
function transformed({ size, pixels }: Scored, random: () => number): Float32Array {
  const spread = (most: number) => (2 * random() - 1) * most;
  const [down, right, zoom, turn] = [spread(SHIFT), spread(SHIFT), 1 + spread(ZOOM), spread(TURN)];
  const [cosine, sine] = [Math.cos(turn) / zoom, Math.sin(turn) / zoom];
  const middle = size / 2 - 0.5;
  const at = (x: number, y: number, c: number) =>
    x < 0 || y < 0 || x >= size || y >= size ? 127.5 : (pixels[4 * (y * size + x) + c] ?? 0);
  const out = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [u, v] = [x - middle - right, y - middle - down];
      const [sx, sy] = [cosine * u + sine * v + middle, cosine * v - sine * u + middle];
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)];
      const [fx, fy] = [sx - x0, sy - y0];
      for (let c = 0; c < 3; c++) {
        const top = at(x0, y0, c) * (1 - fx) + at(x0 + 1, y0, c) * fx;
        const bottom = at(x0, y0 + 1, c) * (1 - fx) + at(x0 + 1, y0 + 1, c) * fx;
        out[(y * size + x) * 3 + c] = (top * (1 - fy) + bottom * fy - 127) / 128;
      }
    }
  }
  return out;
}
