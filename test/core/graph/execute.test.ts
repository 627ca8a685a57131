import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { AbortError } from '../../../src/core/errors.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import type { TensorMap } from '../../../src/core/graph/network.js';
import { seededRandom } from '../../../src/core/random.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { expectNoLeak } from '../../support/leaks.js';
import { rejection } from './rejection.js';
import { smallGraph } from './small-graph.js';

const close = { absolute: 1e-4, relative: 1e-4 };

function photo(height = 4, width = 4): tf.Tensor {
  const random = seededRandom(7);
  const values = Float32Array.from({ length: 2 * height * width * 2 }, () => 2 * random() - 1);
  return tf.tensor4d(values, [2, height, width, 2]);
}

const valuesOf = (tensors: TensorMap, name: string): Promise<ArrayLike<number>> =>
  tensors[name]?.data() ?? Promise.resolve([]);

/** Means over three channels, in doubles. */
const averages = (values: ArrayLike<number>): number[] =>
  Array.from({ length: values.length / 3 }, (_, i) =>
    [0, 1, 2].reduce((sum, c) => sum + (values[3 * i + c] ?? NaN) / 3, 0),
  );

/** Every tensor of the network, none of them fused into another. */
const names = smallGraph().nodes.map(({ name }) => name);

for (const backend of backends()) {
  describe(`a graph run on ${backend}`, () => {
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

    it('gives the same, whether its steps are fused or each can be seen', async () => {
      const fused = await network.execute({ input }, ['softmax', 'score']);
      const seen = await network.execute({ input }, names);
      for (const name of ['softmax', 'score']) {
        expectClose(await valuesOf(fused, name), await valuesOf(seen, name), close);
      }
      tf.dispose([fused, seen]);
    });

    it('computes each tensor as its definition says', async () => {
      const got = await network.execute({ input }, names);
      const weight = (layer: string, name: string) => network.weights(layer)[name]!;
      const byHand = tf.tidy(() => {
        const [gamma, beta, mean, variance] = ['gamma', 'beta', 'mean', 'variance'].map((name) =>
          weight('bn', name),
        ) as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
        const kernel = weight('conv', 'kernel') as tf.Tensor4D;
        const conv = tf.add(
          tf.conv2d(input as tf.Tensor4D, kernel, 1, 'same'),
          weight('conv', 'bias'),
        );
        const bn = tf.batchNorm(conv, mean, variance, beta, gamma, 1e-3);
        return { bn, relu: tf.relu(bn), add: tf.add(got['relu']!, got['relu2']!) };
      });
      for (const [name, tensor] of Object.entries(byHand)) {
        expectClose(await valuesOf(got, name), await tensor.data(), close);
      }
      tf.dispose([got, byHand]);
    });

    it('starts in the middle from the tensors of a cut, and gives what the whole run gives', async () => {
      const whole = await network.execute({ input }, ['relu', 'relu2', 'bn2', 'softmax', 'score']);
      expect(network.cut('bn2')).to.eql(['relu']);
      expect(network.cut('add')).to.eql([]);
      expect(network.cut('relu')).to.eql([]);
      const { relu, bn2 } = whole;
      const rest = await network.execute({ relu: relu!, bn2: bn2! }, ['softmax', 'score']);
      for (const name of ['softmax', 'score']) {
        expectClose(await valuesOf(rest, name), await valuesOf(whole, name), close);
      }
      expect(relu!.isDisposed, 'a feed belongs to the caller').to.equal(false);
      tf.dispose([whole, rest]);
    });

    it('gives a fed tensor back as a tensor of its own', async () => {
      const { input: copy } = await network.execute({ input }, ['input']);
      copy!.dispose();
      expect(input.isDisposed).to.equal(false);
      expectClose((await input.data()).length, 64);
    });

    it('shows observed tensors without keeping them', async () => {
      const look = async () => {
        const seen: [string, tf.Tensor, readonly number[]][] = [];
        const observe = {
          tensors: ['bn', 'add', 'dense'],
          visit: (name: string, tensor: tf.Tensor) => seen.push([name, tensor, tensor.shape]),
        };
        const result = await network.execute({ input }, ['score'], { observe });
        tf.dispose(result);
        expect(seen.map(([name, , shape]) => [name, shape])).to.eql([
          ['bn', [2, 4, 4, 3]],
          ['add', [2, 4, 4, 3]],
          ['dense', [2, 3]],
        ]);
        expect(seen.every(([, tensor]) => tensor.isDisposed)).to.equal(true);
      };
      // The first run also makes what the network keeps.
      await look();
      await expectNoLeak(look);
    });

    it('shows the mean over the channels of each layer, fused or not', async () => {
      const tensors = ['conv', 'bn', 'relu', 'depthwise', 'bn2', 'relu2', 'add', 'dense'];
      const values = await network.execute({ input }, tensors);
      for (const fetches of [['score'], ['score', 'conv'], ['score', 'bn2'], tensors]) {
        const means: TensorMap = {};
        const shown: tf.Tensor[] = [];
        const visit = (name: string, mean: tf.Tensor) => {
          shown.push(mean);
          means[name] = tf.clone(mean);
        };
        const observe = { tensors, shows: 'mean' as const, visit };
        const fetched = await network.execute({ input }, fetches, { observe });
        expect(Object.keys(means)).to.eql(tensors);
        expect(shown.every((mean) => mean.isDisposed)).to.equal(true);
        for (const name of tensors) {
          const { shape } = values[name]!;
          expect(means[name]!.shape).to.eql(shape.slice(0, -1));
          expectClose(await valuesOf(means, name), averages(await valuesOf(values, name)), close);
          if (fetched[name]) {
            expectClose(await valuesOf(fetched, name), await valuesOf(values, name), close);
          }
        }
        tf.dispose([means, fetched]);
      }
      tf.dispose(values);
    });

    it('shows only the means asked for', async () => {
      const seen: string[] = [];
      const visit = (name: string) => seen.push(name);
      const observe = { tensors: ['bn', 'relu2'], shows: 'mean' as const, visit };
      const look = () => network.execute({ input }, [], { observe }).then(tf.dispose);
      await look();
      expect(seen).to.eql(['bn', 'relu2']);
      await expectNoLeak(look);
    });

    it('frees everything but what was asked for', async () => {
      await network.execute({ input }, ['score', 'softmax']).then(tf.dispose);
      const before = tf.memory().numTensors;
      const result = await network.execute({ input }, ['score', 'softmax', 'score']);
      expect(tf.memory().numTensors - before).to.equal(2);
      tf.dispose(result);
    });

    it('frees everything when cancelled between any two steps', async () => {
      await network.execute({ input }, names).then(tf.dispose);
      await expectNoLeak(async () => {
        for (let stop = 1; stop <= 10; stop++) {
          const controller = new AbortController();
          let calls = 0;
          const checkpoint = () => {
            if (++calls === stop) controller.abort();
          };
          const run = network.execute({ input }, names, { signal: controller.signal, checkpoint });
          expect(await rejection(run)).to.be.instanceOf(AbortError);
          expect(calls).to.equal(stop);
        }
      });
    });

    it('frees everything when an observer throws, and passes its error on', async () => {
      // What the network keeps of the plans below is made first.
      await network.execute({ input }, ['score', 'bn2']).then(tf.dispose);
      await network.execute({ input }, ['score']).then(tf.dispose);
      const seeing = async (tensor: string, shows: 'values' | 'mean') => {
        const visit = () => {
          throw new Error('enough');
        };
        const observe = { tensors: [tensor], shows, visit };
        const error = await rejection(network.execute({ input }, ['score'], { observe }));
        expect(error.message).to.equal('enough');
      };
      await expectNoLeak(() => seeing('bn2', 'values'));
      await expectNoLeak(() => seeing('bn2', 'mean'));
      await expectNoLeak(() => seeing('add', 'mean'));
    });

    it('waits at a checkpoint before every step', async () => {
      let calls = 0;
      const checkpoint = async () => {
        await Promise.resolve();
        calls++;
      };
      const result = await network.execute({ input }, names, { checkpoint });
      expect(calls).to.equal(names.length);
      tf.dispose(result);
    });

    it('plans a run once for the same feeds and fetches', async () => {
      const definition = smallGraph();
      let looks = 0;
      const nodes = definition.nodes.map((node) =>
        Object.defineProperty({ ...node }, 'inputs', { get: () => (looks++, node.inputs) }),
      );
      const other = new GraphNetwork({ ...definition, nodes });
      await other.execute({ input }, ['score']).then(tf.dispose);
      const first = looks;
      expect(first).to.be.above(0);
      await other.execute({ input }, ['score']).then(tf.dispose);
      expect(looks).to.equal(first);
      await other.execute({ input }, ['dense']).then(tf.dispose);
      expect(looks).to.be.above(first);
      other.dispose();
    });

    it('leaves nothing of the network once it is disposed', async () => {
      await expectNoLeak(async () => {
        const other = new GraphNetwork(smallGraph());
        const result = await other.execute({ input }, ['softmax', 'score']);
        tf.dispose(result);
        other.dispose();
        other.dispose();
      });
    });
  });
}
