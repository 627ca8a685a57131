import type { Network } from '../../../src/core/graph/network.js';
import type { Size } from '../../../src/core/resample/raster.js';
import { tinyNetwork, type TinyLayer } from '../tiny-network.js';

/** Where a square begins. */
export interface Square {
  readonly x: number;
  readonly y: number;
}

/** A black image with a red square on it. */
export function imageWithSquare({ height, width }: Size, square: Square, side = 8): Float32Array {
  const image = new Float32Array(height * width * 3);
  for (let y = square.y; y < square.y + side; y++) {
    for (let x = square.x; x < square.x + side; x++) image[(y * width + x) * 3] = 1;
  }
  return image;
}

/**
 * A network that adds up how red an image is: layers that bring the image somewhere, `red`, which
 * keeps the red alone, more layers, and the mean of what is left as the first of two classes.
 */
export function redNetwork(
  { height, width }: Size,
  before: readonly TinyLayer[],
  after: readonly TinyLayer[] = [],
  more: Readonly<Record<string, readonly [readonly number[], readonly number[]]>> = {},
): Network {
  const last = after.at(-1)?.[1] ?? 'red';
  return tinyNetwork({
    input: [height, width, 3],
    layers: [
      ...before,
      ['Conv2D', 'red', [before.at(-1)?.[1] ?? 'input'], { filters: 1, kernel_size: 1 }],
      ...after,
      ['GlobalAveragePooling2D', 'mean', [last]],
      ['Dense', 'classes', ['mean'], { units: 2, use_bias: false }],
    ],
    weights: {
      'red/kernel': [
        [1, 1, 3, 1],
        [1, 0, 0],
      ],
      'red/bias': [[1], [0]],
      'classes/kernel': [
        [1, 2],
        [1, -1],
      ],
      ...more,
    },
  });
}

/** A depthwise mean over a window, so that its cells are as high as what they see is red. */
export function meanWindow(
  name: string,
  reads: string,
  window: number,
  config: Readonly<Record<string, unknown>> = {},
): TinyLayer {
  const shared = { kernel_size: [window, window], use_bias: false, filters: 1, ...config };
  return ['Conv2D', name, [reads], shared];
}

/** The weights of {@link meanWindow}. */
export const meanWeights = (window: number) =>
  [[window, window, 1, 1], Array.from({ length: window ** 2 }, () => 1 / window ** 2)] as const;
