import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';

/** Milliseconds that the runs on one backend may take together; a slow one is not run twice. */
const TIME_LIMIT = 1_500;
const RUNS = 3;

export interface Speed {
  /** Milliseconds of the best run, reading back included. */
  readonly time: number;
  readonly values: Float32Array;
}

/**
 * Times the backend in use on a few layers as the networks here have them: dense, depthwise and
 * pointwise convolutions. The first run compiles and is not counted unless it is the only one.
 */
export async function speedOf(): Promise<Speed> {
  const tensors = {
    image: waves([1, 112, 112, 16], 0),
    dense: waves([3, 3, 16, 32], 1),
    depthwise: waves([3, 3, 32, 1], 2),
    pointwise: waves([1, 1, 32, 64], 3),
  };
  const begun = performance.now();
  let best: Speed | null = null;
  try {
    for (let run = 0; run <= RUNS && (!best || performance.now() - begun < TIME_LIMIT); run++) {
      const start = performance.now();
      const values = await stack(tensors);
      const time = performance.now() - start;
      if (run <= 1 || !best || time < best.time) best = { time, values };
    }
    return best ?? { time: Infinity, values: new Float32Array() };
  } finally {
    tf.dispose(tensors);
  }
}

interface Tensors {
  readonly image: Tensor4D;
  readonly dense: Tensor4D;
  readonly depthwise: Tensor4D;
  readonly pointwise: Tensor4D;
}

async function stack({ image, dense, depthwise, pointwise }: Tensors): Promise<Float32Array> {
  const output = tf.tidy(() => {
    const first = tf.clipByValue(tf.conv2d(image, dense, 2, 'same'), 0, 6);
    const second = tf.clipByValue(tf.depthwiseConv2d(first, depthwise, 1, 'same'), 0, 6);
    return tf.mean(tf.conv2d(second, pointwise, 1, 'same'), [1, 2]);
  });
  try {
    return await output.data<'float32'>();
  } finally {
    output.dispose();
  }
}

/** Values between −½ and ½ that no layer cancels out, the same everywhere. */
function waves(shape: [number, number, number, number], phase: number): Tensor4D {
  const size = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i * 0.7 + phase) / 2);
  return tf.tensor4d(values, shape);
}
