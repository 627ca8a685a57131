import { expect } from 'chai';
import type { Comparison } from '../../../src/components/compare/comparison.types.js';
import { verdict } from '../../../src/components/compare/verdict.js';
import type { HeatmapResult } from '../../../src/core/attribution/heatmap.types.js';
import { stretched } from '../../../src/core/placement/placement.js';

function heatmap(values: readonly number[]): HeatmapResult {
  const map = { height: 2, width: 2, values: Float32Array.from(values) };
  return {
    ...{ method: 'grad-cam', settings: {}, layers: [], layerReason: null, value: 1, signed: false },
    target: { tensor: 'score', classes: [{ index: 1, name: 'dog' }], against: [], unit: null },
    ...{ map, positive: map, inputMap: map, placement: stretched(map, map) },
    ...{ empty: null, perChannel: null, facts: {} },
  };
}

/** The scores by method and class; of every method the maps of the classes. */
function compared(
  scores: readonly (readonly number[])[],
  maps: readonly (readonly (readonly number[])[])[] = scores.map(() => [
    [1, 0, 0, 0],
    [0, 0, 0, 1],
  ]),
): Comparison {
  return {
    methods: ['grad-cam', 'occlusion', 'guided-backprop'].slice(0, scores.length),
    columns: ['cat', 'dog'].map((title, classIndex) => ({
      ...{ title, classIndex, detail: '', photo: null },
    })),
    cells: scores.map((row, r) =>
      row.map((score, c) => ({
        phase: 'ready',
        map: heatmap(maps[r]![c]!),
        measured: { score, shares: [], values: [] },
      })),
    ),
  };
}

const one = 'This is one photo: on another, or by another measure, it may be otherwise.';

describe('verdict(comparison, measure)', () => {
  it('names the method that is clearly ahead for every class', () => {
    const two = compared([
      [0.2, 0.3],
      [0.5, 0.4],
    ]);
    expect(verdict(two, 'insertion')).to.equal(
      `By insertion, Occlusion finds the pixels that matter most on this photo. ${one}`,
    );
    expect(verdict(two, 'deletion')).to.equal(
      `By deletion, Grad-CAM finds the pixels that matter most on this photo. ${one}`,
    );
  });

  it('says where none is, and tells classes apart', () => {
    const near = [
      [0.2, 0.3],
      [0.24, 0.28],
    ];
    expect(verdict(compared(near), 'insertion')).to.equal(
      `By insertion, none is clearly ahead on this photo. ${one}`,
    );
    const onlyCats = [
      [0.2, 0.3],
      [0.26, 0.28],
    ];
    expect(verdict(compared(onlyCats), 'insertion')).to.equal(
      `By insertion, the pixels that matter most are found by Occlusion for cat. For dog none is clearly ahead. ${one}`,
    );
  });

  it('says of a method that its maps do not change with the class, where those of the others do', () => {
    const scores = [
      [0.2, 0.2],
      [0.2, 0.2],
      [0.2, 0.2],
    ];
    const other = [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ];
    const same = [
      [1, 2, 3, 4],
      [1, 2, 3, 4.5],
    ];
    expect(verdict(compared(scores, [other, other, same]), 'insertion')).to.equal(
      `By insertion, none is clearly ahead on this photo. Guided backpropagation marks nearly the same places whatever the class. ${one}`,
    );
    // Where all do, it is the classes that are alike.
    expect(verdict(compared(scores, [same, same, same]), 'insertion')).not.to.contain('whatever');
  });

  it('says nothing before all is measured, where nothing is, and of one method', () => {
    const whole = compared([
      [0.2, 0.3],
      [0.5, 0.4],
    ]);
    const [first, [cell] = []] = whole.cells;
    const { phase, map } = cell!;
    const waiting = { ...whole, cells: [first!, [cell!, { phase, map: map! }]] };
    expect(verdict(waiting, 'insertion')).to.equal('');
    expect(verdict(whole, 'none')).to.equal('');
    expect(verdict(compared([[0.2, 0.3]]), 'insertion')).to.equal('');
  });

  it('does not wait for a map of nothing', () => {
    const whole = compared([
      [0.2, 0.3],
      [0.5, 0.4],
      [0.1, 0.1],
    ]);
    const nothing = whole.cells[2]!.map(({ phase, map }) => ({
      phase,
      map: { ...map!, empty: 'flat' as const },
    }));
    const cells = [whole.cells[0]!, whole.cells[1]!, nothing];
    expect(verdict({ ...whole, cells }, 'insertion')).to.contain('Occlusion finds');
  });

  it('says nothing of several photos', () => {
    const photo = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
    const whole = compared([
      [0.2, 0.3],
      [0.5, 0.4],
    ]);
    const columns = [whole.columns[0]!, { ...whole.columns[1]!, photo }];
    expect(verdict({ ...whole, columns }, 'insertion')).to.equal('');
  });
});
