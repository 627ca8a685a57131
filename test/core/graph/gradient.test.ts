import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { AbortError } from '../../../src/core/errors.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import type { Objective, TensorMap } from '../../../src/core/graph/network.js';
import { seededRandom } from '../../../src/core/random.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from './rejection.js';
import { smallGraph } from './small-graph.js';

const close = { absolute: 1e-4, relative: 1e-3 };

function photo(): tf.Tensor {
  const random = seededRandom(7);
  const values = Float32Array.from({ length: 64 }, () => 2 * random() - 1);
  return tf.tensor4d(values, [2, 4, 4, 2]);
}

/** Sum of logit 1, plus half of the score. */
const objective: Objective = {
  reads: ['dense', 'score'],
  seed: ({ dense, score }) => ({
    dense: tf.tidy(() => tf.tile(tf.tensor2d([[0, 1, 0]]), [dense!.shape[0] ?? 1, 1])),
    score: tf.fill(score!.shape, 0.5),
  }),
};

/** The same, from the values themselves, in doubles. */
async function valueOf(network: GraphNetwork, feeds: TensorMap): Promise<number> {
  const result = await network.execute(feeds, ['dense', 'score']);
  const dense = await result['dense']!.data();
  const score = await result['score']!.data();
  tf.dispose(result);
  const logits = Array.from(dense).filter((_, i) => i % 3 === 1);
  const sum = (values: Iterable<number>) => Array.from(values).reduce((all, x) => all + x, 0);
  return sum(logits) + 0.5 * sum(score);
}

const valuesOf = async (tensor: tf.Tensor | undefined): Promise<ArrayLike<number>> =>
  (await tensor?.data()) ?? [];

for (const backend of backends()) {
  describe(`a gradient through a graph on ${backend}`, () => {
    let network: GraphNetwork;
    let input: tf.Tensor;

    before(() => useBackend(backend));
    beforeEach(() => {
      network = new GraphNetwork(smallGraph());
      input = photo();
    });
    afterEach(() => {
      network.dispose();
      input.dispose();
    });

    it('is that of central differences, through fused steps and the skip', async () => {
      const { values, gradients } = await network.gradient(objective, { input }, ['input']);
      const got = await valuesOf(gradients['input']);
      const pixels = await input.data();
      const epsilon = 1e-3;
      for (const index of [0, 5, 13, 21, 31, 32, 47, 63]) {
        const at = async (value: number): Promise<number> => {
          const moved = Float32Array.from(pixels);
          moved[index] = value;
          const x = tf.tensor4d(moved, [2, 4, 4, 2]);
          const result = await valueOf(network, { input: x });
          x.dispose();
          return result;
        };
        const pixel = pixels[index] ?? NaN;
        const slope = ((await at(pixel + epsilon)) - (await at(pixel - epsilon))) / (2 * epsilon);
        // float32 sums of size 1 over 2ε: off by 1e-4 to 1e-3.
        expectClose(got[index] ?? NaN, slope, { absolute: 3e-3, relative: 1e-2 });
      }
      tf.dispose([values, gradients]);
    });

    it('is the same, fused or with every tensor differentiated', async () => {
      const fused = await network.gradient(objective, { input }, ['input']);
      const before = ['input', 'conv', 'bn', 'relu', 'depthwise', 'bn2', 'relu2', 'add', 'pool'];
      const all = await network.gradient(objective, { input }, before);
      expect(Object.keys(all.gradients)).to.eql(before);
      const one = await valuesOf(fused.gradients['input']);
      expectClose(await valuesOf(all.gradients['input']), one, close);
      tf.dispose([fused, all].flatMap(({ values, gradients }) => [values, gradients]));
    });

    it('with respect to a tensor in the middle is that of a run that starts there', async () => {
      const layers = ['relu', 'bn2', 'depthwise'];
      const middle = await network.execute({ input }, layers);
      const whole = await network.gradient(objective, { input }, layers);
      for (const layer of layers) {
        const feeds = Object.fromEntries(
          [layer, ...network.cut(layer)].map((name) => [name, middle[name]!]),
        );
        const part = await network.gradient(objective, feeds, [layer]);
        const expected = await valuesOf(part.gradients[layer]);
        expectClose(await valuesOf(whole.gradients[layer]), expected, close);
        tf.dispose([part.values, part.gradients]);
      }
      tf.dispose([middle, whole.values, whole.gradients]);
    });

    it('before a fused gate is that after it, where the gate is open', async () => {
      const got = await network.gradient(objective, { input }, ['bn', 'relu']);
      const run = await network.execute({ input }, ['bn']);
      const before = await valuesOf(run['bn']);
      const after = await valuesOf(got.gradients['relu']);
      const expected = Array.from(after, (d, i) => ((before[i] ?? 0) > 0 ? d : 0));
      expectClose(await valuesOf(got.gradients['bn']), expected, close);
      tf.dispose([run, got.values, got.gradients]);
    });

    it('follows the rule: guided is nowhere negative behind the first gate', async () => {
      const guided = await network.gradient(objective, { input }, ['bn'], { rule: 'guided' });
      const plain = await network.gradient(objective, { input }, ['bn']);
      const values = Array.from(await valuesOf(guided.gradients['bn']));
      expect(values.every((value) => value >= 0)).to.equal(true);
      expect(values.some((value) => value > 0)).to.equal(true);
      const negative = Array.from(await valuesOf(plain.gradients['bn'])).some((d) => d < 0);
      expect(negative, 'the true gradient is').to.equal(true);
      tf.dispose([guided, plain].flatMap(({ values: v, gradients }) => [v, gradients]));
    });

    it('is zero where the objective does not reach, and its own seed where it reads', async () => {
      const seed = ({ score }: TensorMap) => ({ score: tf.fill(score!.shape, 2) });
      const reads = ['score', 'dense'];
      const got = await network.gradient({ reads, seed }, { input }, ['dense', 'pool', 'score']);
      expectClose(await valuesOf(got.gradients['score']), [2, 2]);
      expectClose(await valuesOf(got.gradients['dense']), [0, 0, 0, 0, 0, 0]);
      expectClose(await valuesOf(got.gradients['pool']), [0, 0, 0, 0, 0, 0]);
      tf.dispose([got.values, got.gradients]);
    });

    it('leaves its values and gradients to the caller, and nothing else', async () => {
      const run = async () => {
        const got = await network.gradient(objective, { input }, ['input', 'relu']);
        tf.dispose([got.values, got.gradients]);
      };
      await run();
      await expectNoLeak(run);
    });

    it('frees everything when cancelled between any two steps, forward or back', async () => {
      const wrt = ['input', 'bn', 'relu', 'depthwise'];
      const run = (signal?: AbortSignal, checkpoint?: () => void) =>
        network.gradient(objective, { input }, wrt, { signal, checkpoint });
      let steps = 0;
      const whole = await run(undefined, () => void steps++);
      tf.dispose([whole.values, whole.gradients]);
      expect(steps, 'forward and back').to.be.at.least(16);
      await expectNoLeak(async () => {
        for (let stop = 1; stop <= steps; stop++) {
          const controller = new AbortController();
          let calls = 0;
          if (stop === 1) controller.abort();
          const stopped = run(controller.signal, () => {
            if (++calls === stop - 1) controller.abort();
          });
          expect(await rejection(stopped), `stopped at ${stop}`).to.be.instanceOf(AbortError);
        }
      });
    });

    it('frees everything when the objective throws', async () => {
      const broken: Objective = {
        reads: ['score'],
        seed() {
          throw new RangeError('no such class');
        },
      };
      const fine = await network.gradient(objective, { input }, ['input']);
      tf.dispose([fine.values, fine.gradients]);
      await expectNoLeak(async () => {
        const error = await rejection(network.gradient(broken, { input }, ['input']));
        expect(error.message).to.equal('no such class');
      });
    });
  });
}
