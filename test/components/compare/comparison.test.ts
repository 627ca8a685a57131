import { expect } from 'chai';
import type { Slot } from '../../../src/session/snapshot.js';
import {
  comparisonWants,
  mapWants,
  offeredClasses,
} from '../../../src/components/compare/comparison.js';

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

describe('comparisonWants(choice, snapshot)', () => {
  const choice = {
    methods: ['grad-cam', 'occlusion'],
    classes: [7],
    layer: undefined,
    measure: 'deletion',
  } as const;
  type Standing = Readonly<Record<string, Slot<never>>>;
  const nameOf = ({ job, request }: { readonly job: string; readonly request: object }) =>
    'method' in request ? `${job} ${String(request.method)}` : job;
  const wanted = (slots: Standing) =>
    comparisonWants(choice, {
      slot: (want) => slots[nameOf(want)] ?? { phase: 'loading' },
    }).map(nameOf);
  const map: Slot<never> = { phase: 'ready', value: { empty: null } as never };

  it('leaves slow maps until the quick ones are there and measured', () => {
    expect(wanted({})).to.deep.equal(['heatmap grad-cam']);
    expect(wanted({ 'heatmap grad-cam': map })).to.deep.equal([
      'heatmap grad-cam',
      'faithfulness grad-cam',
    ]);
    const measured: Standing = { 'heatmap grad-cam': map, 'faithfulness grad-cam': map };
    expect(wanted(measured)).to.deep.equal([
      'heatmap grad-cam',
      'heatmap occlusion',
      'faithfulness grad-cam',
    ]);
  });

  it('does not wait for what failed, and lets go of nothing that has begun or is there', () => {
    expect(wanted({ 'heatmap grad-cam': { phase: 'error' } })).to.include('heatmap occlusion');
    const begun: Slot<never> = {
      phase: 'loading',
      progress: { unit: 'steps', done: 1, total: 9 },
    };
    expect(wanted({ 'heatmap occlusion': begun })).to.include('heatmap occlusion');
    expect(wanted({ 'heatmap occlusion': map })).to.include('heatmap occlusion');
  });
});

describe('offeredClasses(top, chosen)', () => {
  it('is the likeliest, and what is chosen beside them, each once', () => {
    const top = [4, 2].map((index) => ({ index, name: '', probability: 0, logit: 0 }));
    expect(offeredClasses(top, [2, 9])).to.deep.equal([4, 2, 9]);
  });
});
