import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { gateGradientOnWasm } from './wasm/gate-gradient.js';

/** Activation functions that only open or close, and so can be told from their output. */
export type Rectifier = 'relu' | 'relu6';

/** Where each rectifier saturates. */
export const CEILING: Readonly<Record<Rectifier, number>> = { relu: Infinity, relu6: 6 };

/** ReLU or ReLU6 itself. */
export function rectify(rectifier: Rectifier, x: Tensor): Tensor {
  return rectifier === 'relu' ? tf.relu(x) : tf.relu6(x);
}

/**
 * 1 where the rectifier is open, else 0, from its output. Comparison kernels are scalar loops on wasm;
 * clipping a product that is zero or huge is not.
 */
export function openMask(rectifier: Rectifier, output: Tensor): Tensor {
  // The factor last: where textures hold half floats, it makes an infinity, which times 0 is NaN.
  const inside = rectifier === 'relu' ? output : tf.mul(output, tf.sub(6, output));
  return tf.clipByValue(tf.mul(inside, 1e30), 0, 1);
}

/** 1 where `x > 0`, else 0. */
export const positiveMask = (x: Tensor): Tensor => openMask('relu', x);

/**
 * How the gradient passes a ReLU-like activation:
 * - `plain`: where open
 * - `guided`: where open and positive (Springenberg et al. 2015)
 * - `deconvnet`: where positive (Zeiler and Fergus 2014)
 * - `redirected`: as plain; but a batch entry whose whole gradient would be zero gets it everywhere
 *   (lucid's redirected ReLU), so that an ascent can leave a dead start
 */
export type GradientRule = 'plain' | 'guided' | 'deconvnet' | 'redirected';

/** Gradient through a rectifier, by rule. */
export function rectifierGradient(
  rectifier: Rectifier,
  dy: Tensor,
  output: Tensor,
  rule: GradientRule,
): Tensor {
  switch (rule) {
    case 'plain':
      return throughOpen(rectifier, dy, output);
    case 'guided':
      return (
        gateGradientOnWasm(dy, output, CEILING[rectifier], 0) ??
        throughOpen(rectifier, tf.relu(dy), output)
      );
    case 'deconvnet':
      return tf.relu(dy);
    case 'redirected': {
      const plain = throughOpen(rectifier, dy, output);
      const axes = plain.shape.slice(1).map((_, axis) => axis + 1);
      const strength = tf.sum(tf.abs(plain), axes, true);
      const closed = tf.sub(1, tf.clipByValue(tf.mul(strength, 1e30), 0, 1));
      return tf.add(plain, tf.mul(dy, closed));
    }
  }
}

/** `dy` where the rectifier is open, else 0. */
function throughOpen(rectifier: Rectifier, dy: Tensor, output: Tensor): Tensor {
  return (
    gateGradientOnWasm(dy, output, CEILING[rectifier], -Infinity) ??
    tf.mul(dy, openMask(rectifier, output))
  );
}
