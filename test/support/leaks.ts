import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';

/** Expects that no tensor is left of what `work` made, whether it ends well or throws. */
export async function expectNoLeak(work: () => unknown): Promise<void> {
  const before = tf.memory().numTensors;
  try {
    await work();
  } finally {
    expect(tf.memory().numTensors - before, 'tensors left behind').to.equal(0);
  }
}
