import { expect } from 'chai';
import { plan } from '../../../src/core/graph/plan.js';
import { smallGraph } from './small-graph.js';

const nodes = new Map(smallGraph().nodes.map((node) => [node.name, node]));
const planned = (
  fetches: readonly string[],
  {
    feeds = ['input'],
    withRespectTo = [],
    observed = [],
    averaged = [],
  }: Partial<Record<string, string[]>> = {},
) => plan(nodes, { feeds, fetches, withRespectTo, observed, averaged });
const outputs = (...args: Parameters<typeof planned>) =>
  planned(...args).steps.map(({ output }) => output);

describe('plan', () => {
  it('runs what the fetches depend on and nothing else', () => {
    expect(outputs(['bn2'])).to.eql(['relu', 'bn2']);
    expect(outputs(['bn2'], { feeds: ['relu'] })).to.eql(['bn2']);
    expect(outputs(['relu'], { feeds: ['relu'] })).to.eql([]);
  });

  it('fuses convolution, BatchNorm and gate where nobody looks in between', () => {
    expect(outputs(['add'])).to.eql(['relu', 'relu2', 'add']);
  });

  it('keeps apart what is fetched, observed or differentiated by', () => {
    expect(outputs(['add', 'conv'])).to.eql(['conv', 'bn', 'relu', 'relu2', 'add']);
    expect(outputs(['add'], { observed: ['bn'] })).to.eql(['bn', 'relu', 'relu2', 'add']);
    expect(outputs(['add'], { withRespectTo: ['bn2'] })).to.eql(['relu', 'bn2', 'relu2', 'add']);
  });

  it('keeps BatchNorm and gate in the step when only means are looked at', () => {
    const { steps } = planned(['add'], { averaged: ['conv', 'bn2', 'add'] });
    expect(steps.map(({ output, tail }) => [output, tail?.inner])).to.eql([
      ['relu', ['conv', 'bn']],
      ['relu2', ['depthwise', 'bn2']],
      ['add', undefined],
    ]);
    // What is fetched ends the step; what is not looked at is fused.
    const cut = planned(['add', 'bn'], { averaged: ['conv', 'relu2'] }).steps;
    expect(cut.map(({ output, tail }) => [output, tail?.inner])).to.eql([
      ['bn', ['conv']],
      ['relu', undefined],
      ['relu2', undefined],
      ['add', undefined],
    ]);
  });

  it('differentiates only what lies between the tensors asked for and the fetches', () => {
    const { steps } = planned(['add'], { withRespectTo: ['bn2'] });
    const through = steps.filter(({ differentiated }) => differentiated);
    expect(through.map(({ output }) => output)).to.eql(['relu2', 'add']);
    expect(steps.at(-1)?.wanted).to.eql([false, true]);
  });

  it('releases each tensor at its last use, but no feed and no fetch', () => {
    const { steps } = planned(['add', 'relu2']);
    expect(steps.map(({ releases }) => releases)).to.eql([[], [], ['relu']]);
  });
});
