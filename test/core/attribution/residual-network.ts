import type { Network } from '../../../src/core/graph/network.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { tinyNetwork } from '../tiny-network.js';

const [height, width] = [8, 12];

/** A photo that is not square, for {@link residualNetwork}. */
export const residualImage = gaussians(seededRandom(11), height * width * 3, 1);

interface Silent {
  readonly layer: 'stem' | 'inner';
  readonly channel: number;
}

/**
 * A residual block of half the resolution, 4 × 6 × 4, and two heads, one of three classes and one of
 * a single logit:
 *
 *     input ─ stem ─┬─ inner ─ join ─┬─ pool ─ classes (softmax)
 *                   └───────────┘    └─ flat ─ side (sigmoid)
 *
 * @param silent - a channel that is zero everywhere, its kernel and its bias being zero
 */
export function residualNetwork(silent?: Silent): Network {
  const convolution = { kernel_size: [3, 3], padding: 'same', activation: 'relu' };
  const random = (seed: number, shape: readonly number[]) => {
    const size = shape.reduce((product, n) => product * n, 1);
    return [shape, [...gaussians(seededRandom(seed), size, 0.5)]] as const;
  };
  const convolved = (seed: number, layer: Silent['layer'], shape: readonly number[]) => {
    const [, values] = random(seed, shape);
    const quiet = (i: number) => layer === silent?.layer && i % 4 === silent.channel;
    return [shape, values.map((value, i) => (quiet(i) ? 0 : value))] as const;
  };
  return tinyNetwork({
    input: [height, width, 3],
    layers: [
      ['Conv2D', 'stem', ['input'], { ...convolution, filters: 4, strides: [2, 2] }],
      ['Conv2D', 'inner', ['stem'], { ...convolution, filters: 4 }],
      ['Add', 'join', ['stem', 'inner']],
      ['GlobalAveragePooling2D', 'pool', ['join']],
      ['Dense', 'classes', ['pool'], { units: 3, activation: 'softmax' }],
      ['Flatten', 'flat', ['join']],
      ['Dense', 'side', ['flat'], { units: 1, activation: 'sigmoid' }],
    ],
    outputs: ['classes', 'side'],
    weights: {
      'stem/kernel': convolved(1, 'stem', [3, 3, 3, 4]),
      'stem/bias': convolved(2, 'stem', [4]),
      'inner/kernel': convolved(3, 'inner', [3, 3, 4, 4]),
      'inner/bias': convolved(4, 'inner', [4]),
      'classes/kernel': random(5, [4, 3]),
      'classes/bias': random(6, [3]),
      'side/kernel': random(7, [4 * 6 * 4, 1]),
      'side/bias': random(8, [1]),
    },
  });
}
