import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { useBackend } from '../../support/backends.js';
import { residualImage, residualNetwork } from './residual-network.js';

describe('several layers', () => {
  before(() => useBackend('wasm'));

  it('keep the facts of each apart by its name', async () => {
    const network = residualNetwork();
    const of = (layer: string | readonly string[]) =>
      heatmap(network, residualImage, { method: 'eigen-cam', layer });
    const [stem, inner, both] = [await of('stem'), await of('inner'), await of(['stem', 'inner'])];
    expect(both.facts).to.eql({
      'classIndependent (stem)': 1,
      'share (stem)': stem.facts['share'],
      'classIndependent (inner)': 1,
      'share (inner)': inner.facts['share'],
    });
    expect(both.layers).to.eql(['stem', 'inner']);
    expect(both.target).to.eql(stem.target);
    network.dispose();
  });
});
