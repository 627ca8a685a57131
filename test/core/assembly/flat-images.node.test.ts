import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import { summaryText } from '../../../src/core/summary/summary-table.js';
import { useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';
import { functional, input, layer, point, pointWeights, read } from '../formats/model-files.js';

const rows = [0.5, -1, 2, 3, -0.25, 1];

/** What a model answers that takes the six values in this shape, and a network of an image of them. */
async function answers(shape: readonly number[]): Promise<readonly number[]> {
  const graph = await read(
    functional(
      [
        input('picture', [null, ...shape]),
        layer('Reshape', 'shaped', { target_shape: [2, 3, -1] }, 'picture'),
        layer('Conv2D', 'conv', point, 'shaped'),
      ],
      ['picture'],
      ['conv'],
    ),
    pointWeights('conv', 1),
  );
  const network = new GraphNetwork(graph);
  expect(network.inputs[0]!.shape).to.eql([2, 3, 1]);
  expect(network.layer('conv').outputShape).to.eql([2, 3, 2]);
  expect(network.layer('conv').receptiveField?.vertical.size).to.equal(1);
  expect(summaryText(network)).not.to.contain('picture/values');
  const picture = tf.tensor(rows, [1, 2, 3, 1]);
  const { conv } = await network.execute({ picture }, ['conv']);
  const found = Array.from(await conv!.data());
  tf.dispose([picture, conv]);
  network.dispose();
  return found;
}

describe('an input of grey values without channels', () => {
  before(() => useBackend('wasm'));

  // Kernel 0.01 and 0.02, bias 0.03 and 0.04.
  const wanted = rows.flatMap((x) => [0.01 * x + 0.03, 0.02 * x + 0.04]);
  const expectAnswers = async (shape: readonly number[]) => {
    const found = await answers(shape);
    found.forEach((value, i) => expect(value).to.be.closeTo(wanted[i]!, 1e-6));
  };

  it('is an image where it has rows and columns', () => expectNoLeak(() => expectAnswers([2, 3])));

  it('is an image where a Reshape makes one of it', () => expectNoLeak(() => expectAnswers([6])));

  it('stays what it is beside one that takes an image', async () => {
    const graph = await read(
      functional(
        [
          input(),
          input('more', [null, 4, 4]),
          layer('Conv2D', 'conv', point, 'image'),
          layer('Flatten', 'flat', {}, 'more'),
        ],
        ['image', 'more'],
        ['conv', 'flat'],
      ),
      pointWeights('conv'),
    );
    expect(graph.inputs.map(({ shape }) => shape)).to.eql([
      [4, 4, 3],
      [4, 4],
    ]);
  });
});
