import { expect } from 'chai';
import type { CoverResult, Disagreement } from '../../src/core/covering/cover.types.js';
import { betterLayer, doubtText } from '../../src/view/second-look-text.js';

const box = { top: 0, left: 0, height: 2, width: 2 };
const place = { box, share: 0.1, strength: 1, occlusion: -0.5 };
const trial: CoverResult = {
  ...{ fill: 'mean', classIndex: 0, elsewhere: [] },
  before: Float32Array.of(0.5),
  covered: Float32Array.of(0.625),
};
const doubt = (more: Partial<Disagreement>): Disagreement => ({
  ...{ classIndex: 0, places: [place, place], tried: [], trials: [], disagrees: false },
  ...more,
});
const said = (one: Disagreement) => doubtText(one, 'Occlusion', 'lynx');

describe('doubtText', () => {
  it('says a disagreement with the number of the trial', () => {
    const trials = [trial, trial];
    expect(said(doubt({ tried: [0, 1], trials, disagrees: true }))).to.eql({
      sign: '≠',
      text: 'Occlusion disagrees about the marked places: covering them raises lynx to 62.5\u00a0%. A hint, not a proof.',
    });
    expect(said(doubt({ tried: [1], trials, disagrees: true }))!.text).to.contain(
      'the marked place: covering it raises lynx',
    );
  });

  it('says neither that it disagrees nor that it agrees where covering does not bear a doubt out', () => {
    const { sign, text } = said(doubt({ tried: [0], trials: [trial, trial] }))!;
    expect(sign).to.equal('?');
    expect(text).to.contain('covering does not');
  });

  it('says that it agrees where it doubts nothing, and nothing of a map without places', () => {
    expect(said(doubt({}))).to.eql({
      sign: '=',
      text: 'Occlusion agrees about the bright places.',
    });
    expect(said(doubt({ places: [] }))).to.equal(null);
  });
});

describe('betterLayer', () => {
  it('needs a difference that is worth a word', () => {
    expect(betterLayer({ finer: 0.25, last: 0.0625 })).to.equal('finer');
    expect(betterLayer({ finer: -0.4, last: 0.7 })).to.equal('last');
    expect(betterLayer({ finer: 0.25, last: 0.28 })).to.equal(null);
  });
});
