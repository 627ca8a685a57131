import { expect } from 'chai';
import { TimeLeft, restOf } from '../../../src/components/shared/time-left.js';

const second = 1000;
const minute = 60 * second;

describe('the time left', () => {
  it('is what the rest takes at the speed so far, and unknown before that can be told', () => {
    const progress = { done: 5, total: 20, unit: 'steps' } as const;
    expect(restOf(progress, 1000)).to.equal(3000);
    expect(restOf(progress, 1000, 10)).to.equal(5000);
    expect(restOf(progress, 400)).to.equal(undefined);
    expect(restOf({ ...progress, done: 0 }, 1000)).to.equal(undefined);
  });

  it('is said in words that do not promise seconds', () => {
    const said = [3, 10, 11, 60, 100, 4.2 * 60, 17 * 60, 56 * 60, 3 * 3600].map((seconds) =>
      new TimeLeft().text('filters', seconds * second, 0),
    );
    expect(said).to.deep.equal([
      'a few seconds left',
      'a few seconds left',
      'about half a minute left',
      'about a minute left',
      'about 2 minutes left',
      'about 4 minutes left',
      'about 15 minutes left',
      'about an hour left',
      'about 3 hours left',
    ]);
    expect(new TimeLeft().text('filters', undefined, 0)).to.equal('');
  });

  it('goes down by the clock, and does not follow guesses that jump to and fro', () => {
    const left = new TimeLeft();
    const said: string[] = [];
    for (let at = 0; at <= 4 * minute; at += second) {
      // Twice and half of what it takes, in turn.
      const right = 4 * minute - at;
      const text = left.text('filters', at === 0 ? right : right * (at % 2000 ? 1.7 : 0.5), at);
      if (said.at(-1) !== text) said.push(text);
    }
    expect(said).to.deep.equal([
      'about 4 minutes left',
      'about 3 minutes left',
      'about 2 minutes left',
      'about a minute left',
      'about half a minute left',
      'a few seconds left',
    ]);
  });

  it('says that it takes longer where it clearly does', () => {
    const left = new TimeLeft();
    left.text('filters', minute, 0);
    let text = '';
    for (let at = second; at < 30 * second; at += second) {
      text = left.text('filters', 5 * minute, at);
    }
    expect(text).to.match(/^about [45] minutes left$/);
  });

  it('begins anew with something else, and stands still where nothing is done', () => {
    const left = new TimeLeft();
    left.text('filters', 4 * minute, 0);
    left.hold(10 * minute);
    expect(left.text('filters', undefined, 10 * minute + 1)).to.equal('about 4 minutes left');
    expect(left.text('dream', undefined, 10 * minute + 2)).to.equal('');
  });
});
