import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { ConvlensError } from '../../../src/core/errors.js';
import { loadModel } from '../../../src/core/formats/load-model.js';
import { seededRandom, seedFor } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { fuzzCases } from './fuzz-cases.js';
import { answerOfGoodModel } from './good-model.js';

/** As many on every machine, however quick it is: the same run tests the same. */
const FILES = 2000;
/** For a file of up to 60 kB, on a machine that does other things as well. */
const LONGEST = 5000;
/** Of memory beside what the process had. */
const MOST_MEMORY = 600e6;
/** Files between two looks at whether a model that is in order is still read as before. */
const BETWEEN = 25;

/** Another run: `FUZZ_SEED=5 npm run test:node -- test/core/formats/fuzz.node.test.ts`. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

describe('whatever is wrong with a file of a model', () => {
  before(() => useBackend('wasm'));

  it('it opens or ends in a named error: soon, in little memory, without a tensor left, and the next one is as ever', async () => {
    const next = fuzzCases();
    const known = await answerOfGoodModel();
    const before = process.memoryUsage().rss;
    let opened = 0;
    for (let index = 0; index < FILES; index++) {
      const files = next(seededRandom(seedFor(SEED, index)));
      const what = `FUZZ_SEED=${SEED}, file ${index}: ${files.map(({ name }) => name).join(', ')}`;
      const tensors = tf.memory().numTensors;
      const began = performance.now();
      try {
        (await loadModel(files)).dispose();
        opened++;
      } catch (error) {
        if (!(error instanceof ConvlensError)) throw new Error(what, { cause: error });
        expect(error.message.length, `${what}: ${error.message}`).to.be.below(600);
      }
      expect(performance.now() - began, `milliseconds of ${what}`).to.be.below(LONGEST);
      expect(tf.memory().numTensors, `tensors of ${what}`).to.equal(tensors);
      expect(process.memoryUsage().rss - before, `memory of ${what}`).to.be.below(MOST_MEMORY);
      if (index % BETWEEN > 0) continue;
      expect(await answerOfGoodModel(), `a good model behind ${what}`).to.eql(known);
    }
    // Some are only scratched; most are not to be read any more.
    expect(opened).to.be.within(0.1 * FILES, 0.8 * FILES);
  }).timeout(180_000);
});
