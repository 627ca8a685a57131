import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { channelObjective } from '../../src/core/feature-visualization/unit-objectives.js';
import type { Network } from '../../src/core/graph/network.js';
import { imageInput } from '../../src/core/graph/input-feed.js';
import type { Run } from '../figure.js';
import { ratioFigure } from '../support/ratio.js';
import { ascentStep, forwardTo, noise } from '../support/runs.js';
import { registerTapeGradients } from '../support/tape-gradients.js';
import { openVgg16, vggTarget, vggTop } from '../support/vgg16.js';
import { compare } from '../timing.js';

const CHANNELS = [0, 1, 2, 3];

export const run: Run = async (report) => {
  const network = await openVgg16();
  await registerTapeGradients();
  const feed = noise(CHANNELS.length, 128);
  const step = ascentStep(network, feed, vggTarget, CHANNELS);
  const forward = forwardTo(network, feed, vggTarget);
  const ours = await compare(step, forward, { pairs: 5, warmUp: 1 });
  report(ratioFigure(`ascent step ÷ forward, ${vggTop}`, ours, { most: 2.5 }));
  const tape = () => {
    tf.dispose(tapeGradient(network, feed));
    return Promise.resolve();
  };
  report({
    label: 'largest difference from tf.grad, of its largest value',
    value: await difference(network, feed),
    unit: '',
    target: { most: 1e-3 },
  });
  const against = await compare(tape, step, { pairs: 3, warmUp: 0 });
  report(ratioFigure('tf.grad over unfused tf.conv2d ÷ our ascent step', against, { least: 4 }));
};

/** The same objective by tfjs's own gradient tape, over operators that it can differentiate. */
function tapeGradient(network: Network, feed: Tensor4D): Tensor {
  const convolutions = network.nodes.filter(({ kind, partOf }) => kind === 'Conv2D' && !partOf);
  return tf.grad((input: Tensor) => {
    let x = input as Tensor4D;
    convolutions.forEach(({ name }, index) => {
      const { kernel, bias } = network.weights(name);
      const linear = tf.add<Tensor4D>(
        tf.conv2d(x, kernel as Tensor4D, 1, 'same'),
        bias as Tensor1D,
      );
      x = name === vggTop ? linear : tf.relu(linear);
      const block = name.slice(0, 'block1'.length);
      const next = convolutions[index + 1]?.name;
      if (next && !next.startsWith(block)) x = tf.maxPool(x, 2, 2, 'valid');
    });
    const means = tf.mean(x, [1, 2]);
    return tf.sum(tf.mul(means, tf.oneHot(CHANNELS, means.shape[1] ?? 0)));
  })(feed);
}

/** How far the two gradients lie apart. */
async function difference(network: Network, feed: Tensor4D): Promise<number> {
  const { name } = imageInput(network);
  const objective = channelObjective(vggTarget, CHANNELS);
  const { values, gradients } = await network.gradient(objective, { [name]: feed }, [name]);
  const theirs = tapeGradient(network, feed);
  const own = await gradients[name]!.data();
  const other = await theirs.data();
  tf.dispose([values, gradients, theirs]);
  const largest = (of: ArrayLike<number>) =>
    Array.from(of).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  return largest(own.map((value, i) => value - (other[i] ?? NaN))) / largest(other);
}
