import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { backends, useBackend } from '../support/backends.js';
import { expectClose } from '../support/close.js';
import { expectNoLeak } from '../support/leaks.js';
import { inNode } from '../support/realm.js';

describe('the backends of this realm', () => {
  it('include wasm and cpu, and in the browser WebGL and WebGPU', () => {
    const expected = inNode ? ['wasm', 'cpu'] : ['wasm', 'cpu', 'webgl', 'webgpu'];
    expect(backends()).to.include.members(expected);
  });

  for (const name of backends()) {
    it(`convolve on ${name}`, async () => {
      await useBackend(name);
      await expectNoLeak(async () => {
        const image = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
        const filter = tf.tensor4d([1, 0, 0, -1], [2, 2, 1, 1]);
        const result = tf.conv2d(image, filter, 1, 'valid');
        // Each cell minus its lower right neighbour: 1 − 5, 2 − 6, 4 − 8, 5 − 9.
        expectClose(await result.data(), [-4, -4, -4, -4]);
        tf.dispose([image, filter, result]);
      });
    });
  }
});
