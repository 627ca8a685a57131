import { expect } from 'chai';
import { curveChart } from '../../src/view/curve-chart.js';

const area = { left: 10, right: 110, top: 0, bottom: 100 };

describe('curveChart(curves, area)', () => {
  const falling = { shares: [0, 0.5, 1], values: [0.8, 0.2, 0] };

  it('draws from the left edge to the right, zero at the bottom, up to a round number', () => {
    const { paths, yTicks } = curveChart([falling], area);
    expect(paths).to.deep.equal(['M10,0L60,75L110,100']);
    expect(yTicks.map(({ value }) => value)).to.deep.equal([0, 0.2, 0.4, 0.6, 0.8]);
    expect(yTicks.map(({ at }) => Math.round(at))).to.deep.equal([100, 75, 50, 25, 0]);
  });

  it('reaches below zero where a curve does', () => {
    const below = { shares: [0, 1], values: [-0.2, 0.2] };
    expect(curveChart([below], area).paths).to.deep.equal(['M10,100L110,0']);
  });

  it('marks each curve at other places of it', () => {
    const { marks } = curveChart([falling, falling], area);
    const places = marks.flat().map(({ x }) => Math.round(10 * x) / 10);
    expect(places).to.have.length(6);
    expect(new Set(places).size).to.equal(6);
    // The curve is cut in thirds, and the first of two is marked a quarter into each.
    expect(marks[0]!.map(({ x }) => Math.round(x))).to.deep.equal([18, 52, 85]);
  });

  it('has no path through a single point, and no mark without one', () => {
    expect(curveChart([{ shares: [0], values: [1] }], area).paths).to.deep.equal(['']);
    expect(curveChart([{ shares: [], values: [] }], area).marks).to.deep.equal([[]]);
  });
});
