import { expect } from 'chai';
import { neighbourLayer } from '../../../src/components/inspector/neighbour-layer.js';
import { model } from '../network/small-network.js';

describe('neighbourLayer(model, layer, step)', () => {
  it('steps through the rows in order, across blocks and stages', () => {
    expect(neighbourLayer(model, 'stem', 1)).to.equal('a_expand');
    expect(neighbourLayer(model, 'b_expand', -1)).to.equal('a_project');
    expect(neighbourLayer(model, 'c_project', 1)).to.equal('c_add');
  });

  it('ends at the last layer with rows and columns, and at the first', () => {
    expect(neighbourLayer(model, 'head', 1)).to.equal(null);
    expect(neighbourLayer(model, 'stem', -1)).to.equal(null);
  });

  it('starts at an end where no layer is chosen', () => {
    expect(neighbourLayer(model, null, 1)).to.equal('stem');
    expect(neighbourLayer(model, null, -1)).to.equal('head');
  });
});
