import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { first, type Op } from './op.js';

/**
 * Stretches each channel of each image from its least and greatest value to `low` … `high`: with
 * u = (x − min) / (max − min) and s = (high − low) / (max − min), y = low + (high − low) · u. What is the
 * same everywhere stays as it is.
 *
 * The ends move with the pixels that they come from: dmin = Σ dy · s · (u − 1), dmax = −Σ dy · s · u.
 */
export function autoContrast([low, high]: readonly [number, number]): Op {
  const range = high - low;
  const stretched = (x: Tensor) => {
    const [least, most] = [tf.min(x, [1, 2], true), tf.max(x, [1, 2], true)];
    const span = tf.sub(most, least);
    // As a number: WebGPU spreads no booleans over a tensor.
    const flat = tf.cast(tf.equal(span, 0), 'float32');
    const width = tf.add(span, flat);
    const share = tf.div(tf.sub(x, least), width);
    return { least, most, flat, width, share };
  };
  return {
    type: 'autoContrast',
    needs: { inputs: true, output: false },
    forward(inputs) {
      const x = first(inputs);
      const { flat, share } = stretched(x);
      return either(flat, x, tf.add(low, tf.mul(share, range)));
    },
    backward({ dy, inputs }) {
      const x = first(inputs);
      const { least, most, flat, width, share } = stretched(x);
      const direct = tf.mul(dy, tf.div(range, width));
      const atLeast = tf.sum(tf.mul(direct, tf.sub(share, 1)), [1, 2], true);
      const atMost = tf.neg(tf.sum(tf.mul(direct, share), [1, 2], true));
      const moved = tf.add(among(x, least, atLeast), among(x, most, atMost));
      return [either(flat, dy, tf.add(direct, moved))];
    },
  };
}

/** The first where `mask` is 1, the second where it is 0. */
function either(mask: Tensor, first: Tensor, second: Tensor): Tensor {
  return tf.add(tf.mul(mask, first), tf.mul(tf.sub(1, mask), second));
}

/** A gradient shared by the pixels that have a value. */
function among(x: Tensor, value: Tensor, gradient: Tensor): Tensor {
  // By arithmetic: WebGPU compares tensors of different shapes wrongly.
  const here = tf.sub(1, tf.sign(tf.abs(tf.sub(x, value))));
  return tf.mul(here, tf.div(gradient, tf.sum(here, [1, 2], true)));
}
