import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { timeApplication } from '../../../src/core/applications/time-application.js';
import { AbortError, OptionError } from '../../../src/core/errors.js';
import { startBackend } from '../../../src/platform/node/start-backend.js';
import { rejection } from '../graph/rejection.js';

const small = { inputShape: [32, 32, 3], alpha: 0.25, classes: 4 } as const;

describe('timeApplication', () => {
  before(() => startBackend('wasm'));

  it('times predictions and heatmaps, counts what tensors take, and holds nothing afterwards', async () => {
    const before = memory().numTensors;
    const seen: (readonly [number, number])[] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    const timing = await timeApplication('MobileNet', { ...small, runs: 3, onProgress });
    const [least, most] = timing.spreadMs;
    expect(least).to.be.above(0);
    expect(timing.forwardMs).to.be.within(least, most);
    expect(timing.gradCamMs).to.be.above(0);
    // 219,572 weights of four bytes: MobileNet at a quarter of its width, for four classes.
    expect(timing.bytes).to.be.above(4 * 219_572);
    expect(timing).to.include({ backend: 'wasm', runs: 3 });
    // Three and three, and one of each that does not count.
    expect(seen).to.deep.equal(Array.from({ length: 8 }, (_, i) => [i + 1, 8]));
    expect(memory().numTensors).to.equal(before);
  });

  it('stops when it is told to, and holds nothing then either', async () => {
    const before = memory().numTensors;
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    const timing = timeApplication('MobileNet', { ...small, signal: abort.signal, onProgress });
    expect(await rejection(timing)).to.be.instanceOf(AbortError);
    expect(memory().numTensors).to.equal(before);
  });

  it('refuses a network that there is not, and no runs', async () => {
    expect(await rejection(timeApplication('MobileNet9'))).to.be.instanceOf(OptionError);
    expect(await rejection(timeApplication('MobileNet', { runs: 0 }))).to.be.instanceOf(
      OptionError,
    );
  });
});
