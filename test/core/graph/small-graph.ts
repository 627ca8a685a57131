import type { GraphDefinition, GraphNode, WeightData } from '../../../src/core/graph/definition.js';
import type { LayerInfo } from '../../../src/core/graph/layer-info.js';
import { rectifier, ACTIVATIONS } from '../../../src/core/ops/activation.js';
import { batchNormalization } from '../../../src/core/ops/batch-normalization.js';
import { conv2d } from '../../../src/core/ops/conv2d.js';
import { depthwiseConv2d } from '../../../src/core/ops/depthwise-conv2d.js';
import { matMul } from '../../../src/core/ops/mat-mul.js';
import { add } from '../../../src/core/ops/merge.js';
import type { Op } from '../../../src/core/ops/op.js';
import { globalAveragePool } from '../../../src/core/ops/global-pool.js';
import { reshape } from '../../../src/core/ops/shape.js';
import { seededRandom } from '../../../src/core/random.js';

export const node = (
  name: string,
  op: Op,
  inputs: readonly string[],
  outputShape: readonly number[],
  weights: readonly string[] = [],
): GraphNode => ({ name, op, inputs, weights, info: info(name, op, inputs, outputShape) });

const info = (
  name: string,
  op: Op,
  inbound: readonly string[],
  outputShape: readonly number[],
): LayerInfo => ({
  name,
  kind: op.type,
  role: 'other',
  outputShape,
  parameters: 0,
  inbound,
  spatial: outputShape.length === 3,
  channels: outputShape[outputShape.length - 1] ?? 1,
  ...(name.includes('/') ? { partOf: name.slice(0, name.indexOf('/')) } : {}),
});

const same = { strides: [1, 1], dilations: [1, 1], padding: 'same' } as const;
const normalization = batchNormalization({ epsilon: 1e-3, scale: true, center: true });
const statistics = (layer: string): string[] =>
  ['gamma', 'beta', 'mean', 'variance'].map((weight) => `${layer}/${weight}`);

function random(seed: number, shape: readonly number[], low = -1, high = 1): WeightData {
  const next = seededRandom(seed);
  const size = shape.reduce((product, n) => product * n, 1);
  return { shape, values: Float32Array.from({ length: size }, () => low + (high - low) * next()) };
}

const normalizationWeights = (layer: string, seed: number): [string, WeightData][] =>
  statistics(layer).map((key, i) => [key, random(seed + i, [3], 0.2, 1.5)]);

/**
 * A residual block and two heads:
 *
 *     input ─ conv ─ bn ─ relu ─┬─ depthwise ─ bn2 ─ relu2 ─ add ─┬─ pool ─ dense ─ softmax
 *                               └──────────────────────────────┘  └─ flat ─ score
 */
export function smallGraph(): GraphDefinition {
  return {
    name: 'small',
    inputs: [
      {
        name: 'input',
        shape: [4, 4, 2],
        preprocessing: { mean: [0, 0], std: [1, 1], channels: 'grey' },
      },
    ],
    outputs: [
      { name: 'softmax', shape: [3], logits: 'dense', activation: 'softmax' },
      { name: 'score', shape: [1], logits: 'score', activation: 'linear' },
    ],
    nodes: [
      node('conv', conv2d(same), ['input'], [4, 4, 3], ['conv/kernel', 'conv/bias']),
      node('bn', normalization, ['conv'], [4, 4, 3], statistics('bn')),
      node('relu', rectifier('relu'), ['bn'], [4, 4, 3]),
      node('depthwise', depthwiseConv2d(same), ['relu'], [4, 4, 3], ['depthwise/kernel']),
      node('bn2', normalization, ['depthwise'], [4, 4, 3], statistics('bn2')),
      node('relu2', rectifier('relu6'), ['bn2'], [4, 4, 3]),
      node('add', add(), ['relu', 'relu2'], [4, 4, 3]),
      node('pool', globalAveragePool(), ['add'], [3]),
      node('dense', matMul(), ['pool'], [3], ['dense/kernel', 'dense/bias']),
      node('softmax', ACTIVATIONS['softmax']!(), ['dense'], [3]),
      node('flat', reshape([-1]), ['add'], [48]),
      node('score', matMul(), ['flat'], [1], ['score/kernel']),
    ],
    weights: new Map([
      ['conv/kernel', random(1, [3, 3, 2, 3])],
      ['conv/bias', random(2, [3])],
      ...normalizationWeights('bn', 10),
      ['depthwise/kernel', random(3, [3, 3, 3, 1])],
      ...normalizationWeights('bn2', 20),
      ['dense/kernel', random(4, [3, 3])],
      ['dense/bias', random(5, [3])],
      ['score/kernel', random(6, [48, 1])],
    ]),
    metadata: {},
    remarks: [],
  };
}
