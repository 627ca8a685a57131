import { expect } from 'chai';
import { answerKey } from '../../src/session/answer-key.js';
import { DEFAULT_SEED } from '../../src/facts/seed.js';

describe('answerKey', () => {
  it('is the same whatever the order in which the request was written', () => {
    const one = answerKey({ job: 'heatmap', request: { method: 'grad-cam', classIndex: 2 } });
    const two = answerKey({ job: 'heatmap', request: { classIndex: 2, method: 'grad-cam' } });
    expect(one).to.equal(two);
  });

  it('takes a setting that is undefined for one that is not there', () => {
    // As a caller without types may ask.
    const unset: object = { layer: undefined };
    const one = answerKey({ job: 'heatmap', request: { method: 'grad-cam', ...unset } });
    expect(one).to.equal(answerKey({ job: 'heatmap', request: { method: 'grad-cam' } }));
  });

  it('tells jobs, classes and layers apart', () => {
    const keys = [
      answerKey({ job: 'heatmap', request: { method: 'grad-cam', classIndex: 1 } }),
      answerKey({ job: 'heatmap', request: { method: 'grad-cam', classIndex: 2 } }),
      answerKey({ job: 'activations', request: { layer: 'a' } }),
      answerKey({ job: 'activations', request: { layer: 'b' } }),
      answerKey({ job: 'kernel', request: { layer: 'a', channel: 1 } }),
    ];
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('leaves the channels of filters out and names the seed', () => {
    const one = answerKey({ job: 'filters', request: { layer: 'a', channels: [1, 2] } });
    const two = answerKey({
      job: 'filters',
      request: { layer: 'a', channels: [9], seed: DEFAULT_SEED },
    });
    expect(one).to.equal(two);
    const seeded = answerKey({ job: 'filters', request: { layer: 'a', channels: [1], seed: 5 } });
    expect(seeded).not.to.equal(one);
  });
});
