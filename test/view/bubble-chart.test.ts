import { expect } from 'chai';
import { bestOf, bubbleChart, type ChartedModel } from '../../src/view/bubble-chart.js';

const model = (name: string, cost: number, quality: number, parameters = 4): ChartedModel => ({
  ...{ name, cost, quality, parameters },
});

const area = { left: 0, right: 300, top: 0, bottom: 100 };

describe('bestOf', () => {
  it('are those that nothing beats at their cost or below, the cheapest first', () => {
    const models = [
      model('slow and best', 90, 86),
      model('quick', 10, 70),
      model('dearer and no better', 30, 70),
      model('as dear, worse', 20, 71),
      model('as dear', 20, 75),
      model('slower, worse', 50, 74),
    ];
    expect(bestOf(models)).to.deep.equal(['quick', 'as dear', 'slow and best']);
  });
});

describe('bubbleChart', () => {
  it('puts costs on a logarithmic axis with room of a quarter on both sides', () => {
    const { bubbles } = bubbleChart([model('a', 12.5, 71), model('b', 80, 79)], area);
    // From 10 to 100: log10(12.5) − 1 is 0.0969, log10(80) − 1 is 0.9031.
    expect(bubbles.find(({ name }) => name === 'a')!.x).to.be.closeTo(29.07, 0.01);
    expect(bubbles.find(({ name }) => name === 'b')!.x).to.be.closeTo(270.93, 0.01);
  });

  it('puts qualities between round numbers, upwards', () => {
    const { bubbles, yTicks } = bubbleChart([model('a', 12.5, 71), model('b', 80, 79)], area);
    // One below and one above: 70 to 80.
    expect(bubbles.find(({ name }) => name === 'a')!.y).to.be.closeTo(90, 1e-9);
    expect(bubbles.find(({ name }) => name === 'b')!.y).to.be.closeTo(10, 1e-9);
    expect(yTicks.map(({ value }) => value)).to.deep.equal([70, 72, 74, 76, 78, 80]);
  });

  it('has 1, 2 and 5 of each power of ten as ticks', () => {
    const { xTicks } = bubbleChart([model('a', 12.5, 71), model('b', 160, 79)], area);
    expect(xTicks.map(({ value }) => value)).to.deep.equal([10, 20, 50, 100, 200]);
    expect(xTicks[0]!.at).to.be.closeTo(0, 1e-9);
    expect(xTicks.at(-1)!.at).to.be.closeTo(300, 1e-9);
  });

  it('tells the number of parameters by the area, and draws the largest first', () => {
    const { bubbles } = bubbleChart([model('a', 10, 71, 4), model('b', 80, 79, 16)], area);
    expect(bubbles.map(({ name }) => name)).to.deep.equal(['b', 'a']);
    expect((bubbles[0]!.radius / bubbles[1]!.radius) ** 2).to.be.closeTo(4, 1e-9);
  });

  it('joins the best by a line, and has none where one is alone', () => {
    const best = bubbleChart([model('a', 12.5, 71), model('b', 80, 79)], area);
    expect(best.bestPath).to.equal('M29.1,90.0L270.9,10.0');
    expect(bubbleChart([model('a', 12.5, 71)], area).bestPath).to.equal('');
  });

  it('names what must be named, and of what lies on top of each other one only', () => {
    const crowd = Array.from({ length: 12 }, (_, i) => model(`network ${i}`, 30, 75));
    const { labels } = bubbleChart(crowd, area, ['network 7']);
    expect(labels[0]!.name).to.equal('network 7');
    expect(labels.length).to.be.below(crowd.length);
  });

  it('is empty of nothing', () => {
    const { bubbles, labels, best } = bubbleChart([], area);
    expect([bubbles, labels, best]).to.deep.equal([[], [], []]);
  });
});
