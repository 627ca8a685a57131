import { expect } from 'chai';
import { largestChanges } from '../../src/view/before-after.js';

describe('largest changes', () => {
  it('have what was large, and what has become so', () => {
    const rows = largestChanges([0.6, 0.3, 0.05, 0.05], [0.2, 0.1, 0, 0.7], 3);
    expect(rows).to.eql([
      { index: 3, before: 0.05, after: 0.7 },
      { index: 0, before: 0.6, after: 0.2 },
      { index: 1, before: 0.3, after: 0.1 },
    ]);
  });
});
