import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { ConvlensError } from '../../../src/core/errors.js';
import { loadModel } from '../../../src/core/formats/load-model.js';
import { useBackend } from '../../support/backends.js';
import { answerOfGoodModel } from './good-model.js';
import { hostileModels } from './hostile-files.js';

/** Seconds of this process' own time, on whatever machine. */
const LONGEST = 10;
/** Bytes beside what the process had. */
const MOST_MEMORY = 1e9;

describe('a model that asks for more than any may have', () => {
  let known: readonly number[] = [];

  before(async () => {
    await useBackend('wasm');
    known = await answerOfGoodModel();
  });

  for (const { kind, files, said } of hostileModels) {
    it(`costs little, and the next model is read as ever: ${kind}`, async () => {
      const given = files();
      const memory = process.memoryUsage().rss;
      const tensors = tf.memory().numTensors;
      const start = process.cpuUsage();
      let message = '';
      try {
        (await loadModel(given)).dispose();
      } catch (error) {
        if (!(error instanceof ConvlensError)) throw new Error(kind, { cause: error });
        message = error.message;
      }
      const { user, system } = process.cpuUsage(start);
      if (said) expect(message).to.match(said);
      expect(message.length, message).to.be.below(600);
      expect((user + system) / 1e6, 'seconds').to.be.below(LONGEST);
      expect(process.memoryUsage().rss - memory, 'bytes').to.be.below(MOST_MEMORY);
      expect(tf.memory().numTensors).to.equal(tensors);
      expect(await answerOfGoodModel()).to.eql(known);
    }).timeout(60_000);
  }
});
