import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { diversityObjective } from '../../../src/core/feature-visualization/diversity-objective.js';
import { layerObjective } from '../../../src/core/feature-visualization/layer-objective.js';
import {
  pulledBy,
  sumOf,
  times,
  type BatchObjective,
} from '../../../src/core/feature-visualization/objective.js';
import {
  channelObjective,
  directionObjective,
  neuronObjective,
  regionObjective,
} from '../../../src/core/feature-visualization/unit-objectives.js';
import { gaussians, seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';

const T = 'maps';

/** Two pictures, a map of 2 × 2, two channels; values 0…15 in order. */
const counted = () => tf.reshape(tf.range(0, 16), [2, 2, 2, 2]);

const valuesOf = (objective: BatchObjective, of: tf.Tensor) => objective.value({ [T]: of }).data();

const all: Record<string, BatchObjective> = {
  channel: channelObjective(T, [1, 0]),
  neuron: neuronObjective(T, [1, 0], [0, 0.9]),
  region: regionObjective(T, [1, 0], { top: 0, bottom: 1, left: 0, right: 0.5 }),
  direction: directionObjective(T, [
    [3, 4],
    [-1, 0],
  ]),
  layer: layerObjective(T),
  diversity: diversityObjective(T, [5, 5]),
  'a joint of two channels': sumOf([channelObjective(T, [0, 0]), channelObjective(T, [1, 1])]),
  'a minimised channel': times(-1, channelObjective(T, [0, 1])),
};

describe('objectives', () => {
  before(() => useBackend('cpu'));

  it('mean a channel, one cell, a part, or a direction, for each picture its own', async () => {
    const of = counted();
    expectClose(await valuesOf(all['channel']!, of), [4, 11]);
    // Row 0 of 2, column floor(0.9 · 2) = 1.
    expectClose(await valuesOf(all['neuron']!, of), [3, 10]);
    // The left column: cells 0 and 2 of each picture.
    expectClose(await valuesOf(all['region']!, of), [(1 + 5) / 2, (8 + 12) / 2]);
    expectClose(await valuesOf(all['direction']!, of), [(3 * 3 + 4 * 4) / 5, -11]);
    expectClose(await valuesOf(all['layer']!, of), [140 / 8, 1100 / 8]);
    expectClose(await valuesOf(all['a joint of two channels']!, of), [7, 23]);
    expectClose(await valuesOf(all['a minimised channel']!, of), [-3, -12]);
  });

  it('read a logit where the tensor has no positions', async () => {
    const logits = tf.tensor2d([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expectClose(await valuesOf(channelObjective(T, [2, 0]), logits), [3, 4]);
  });

  it('tell how alike pictures of one group are, and nothing of other groups', async () => {
    const [a, b] = [
      [1, 0, 2, 0],
      [0, 3, 0, 1],
    ];
    const of = tf.tensor4d([...a, ...b, ...a], [3, 1, 2, 2]);
    // Grams: a has only its channel 0, b only channel 1: cosine 0; a with a: 1.
    expectClose(await valuesOf(diversityObjective(T, [1, 1, 2]), of), [0, 0, 0]);
    expectClose(await valuesOf(diversityObjective(T, [1, 2, 1]), of), [-1, 0, -1]);
    expectClose(await valuesOf(diversityObjective(T, [1, 1, 1]), of), [-0.5, 0, -0.5]);
  });

  for (const [name, objective] of Object.entries(all)) {
    it(`${name}: its seed is the gradient of its values, by central differences`, async () => {
      const shape: [number, number, number, number] = [2, 2, 2, 2];
      const base = gaussians(seededRandom(2), 16, 1);
      const seeds = objective.seed({ [T]: tf.tensor4d(base, shape) });
      const seed = await seeds[T]!.data();
      const step = 1e-2;
      for (let index = 0; index < 16; index++) {
        const moved = async (sign: number) => {
          const values = base.slice();
          values[index]! += sign * step;
          const [first, second] = await valuesOf(objective, tf.tensor4d(values, shape));
          return first! + second!;
        };
        const slope = ((await moved(1)) - (await moved(-1))) / (2 * step);
        expectClose(seed[index]!, slope, { absolute: 1e-3, relative: 1e-2 });
      }
    });
  }

  it('are pulled by another by a share of their own value, which stays', async () => {
    const of = counted();
    const pulled = pulledBy(all['channel']!, 0.5, channelObjective(T, [0, 0]));
    expectClose(await valuesOf(pulled, of), [4, 11]);
    // Of 4 cells each: picture 0 pulls its channel 0 by half of 4, picture 1 by half of 11.
    const [first, second] = [
      [0.5, 0.25],
      [0.25 + 0.5 * (11 / 4), 0],
    ];
    const cells = [first, first, first, first, second, second, second, second].flat();
    expectClose(await pulled.seed({ [T]: of })[T]!.data(), cells);
  });

  it('describe themselves', () => {
    expect(sumOf([all['layer']!, times(-1, all['channel']!)]).description).to.equal(
      'mean square of maps + − mean of each channel of maps',
    );
  });

  it('leave no tensor behind', () => {
    const of = counted();
    const pulled = pulledBy(all['channel']!, 0.5, all['diversity']!);
    for (const objective of [...Object.values(all), pulled]) {
      const before = tf.memory().numTensors;
      const value = objective.value({ [T]: of });
      const seeds = objective.seed({ [T]: of });
      tf.dispose([value, seeds]);
      expect(tf.memory().numTensors, objective.description).to.equal(before);
    }
    of.dispose();
  });
});
