import type { Network } from '../../../src/core/graph/network.js';
import { tinyNetwork } from '../tiny-network.js';

/** Reads 4 × 4 levels; its logit, or its number, is their sum. */
export function sumOfPixels(activation: 'sigmoid' | 'linear' = 'sigmoid'): Network {
  return tinyNetwork({
    input: [4, 4, 1],
    layers: [
      ['Conv2D', 'maps', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
      ['Flatten', 'flat', ['maps']],
      ['Dense', 'score', ['flat'], { units: 1, use_bias: false, activation }],
    ],
    weights: {
      'maps/kernel': [[1, 1, 1, 1], [1]],
      'score/kernel': [[16, 1], Array.from({ length: 16 }, () => 1)],
    },
  });
}

/** Ends in features, which stand for no class. */
export function features(): Network {
  return tinyNetwork({
    input: [4, 4, 1],
    layers: [
      ['Conv2D', 'maps', ['input'], { filters: 3, kernel_size: [1, 1], use_bias: false }],
      ['ReLU', 'relu', ['maps']],
      ['GlobalAveragePooling2D', 'pool', ['relu']],
    ],
    weights: {
      'maps/kernel': [
        [1, 1, 1, 3],
        [1, 2, 3],
      ],
    },
  });
}
