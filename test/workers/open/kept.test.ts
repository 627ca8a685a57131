import { expect } from 'chai';
import { Kept } from '../../../src/workers/open/kept.js';

describe('Kept', () => {
  it('releases the oldest beyond its limit', () => {
    const released: string[] = [];
    const kept = new Kept<string>(2, (item) => released.push(item));
    kept.set('1', 'a');
    kept.set('2', 'b');
    kept.set('3', 'c');
    expect(released).to.deep.equal(['a']);
    expect(kept.get('1')).to.be.undefined;
    expect(kept.get('3')).to.equal('c');
  });

  it('releases what had the id before, and makes the new one the newest', () => {
    const released: string[] = [];
    const kept = new Kept<string>(2, (item) => released.push(item));
    kept.set('1', 'a');
    kept.set('2', 'b');
    kept.set('1', 'c');
    kept.set('3', 'd');
    expect(released).to.deep.equal(['a', 'b']);
  });
});
