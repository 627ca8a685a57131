import { expect } from 'chai';
import { mapWants, offeredClasses } from '../../../src/components/compare/comparison.js';

describe('mapWants(choice)', () => {
  it('is every method for every class, row by row, at the layer that was chosen', () => {
    const choice = {
      methods: ['a', 'b'],
      classes: [7, 3],
      layer: 'conv',
      measure: 'none',
    } as const;
    const asked = mapWants(choice).map(({ request }) => [request.method, request.classIndex]);
    expect(asked).to.deep.equal([
      ['a', 7],
      ['a', 3],
      ['b', 7],
      ['b', 3],
    ]);
    expect(mapWants(choice)[0]!.request.layer).to.equal('conv');
    expect(mapWants({ ...choice, layer: undefined })[0]!.request).not.to.have.property('layer');
  });

  it('is every method for the mean of an output without classes', () => {
    const choice = {
      methods: ['a', 'b'],
      classes: [null],
      layer: 'conv',
      measure: 'none',
    } as const;
    expect(mapWants(choice).map(({ request }) => request)).to.deep.equal([
      { method: 'a', layer: 'conv' },
      { method: 'b', layer: 'conv' },
    ]);
  });
});

describe('offeredClasses(top, chosen)', () => {
  it('is the likeliest, and what is chosen beside them, each once', () => {
    const top = [4, 2].map((index) => ({ index, name: '', probability: 0, logit: 0 }));
    expect(offeredClasses(top, [2, 9])).to.deep.equal([4, 2, 9]);
  });
});
