import { expect } from 'chai';
import { lanesOf, type RowLanes } from '../../../src/view/network/lanes.js';

const lanes = (count: number, pairs: readonly (readonly [number, number])[]): RowLanes =>
  lanesOf(
    count,
    [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([from, to]) => ({ from, to })),
  );

/** Follows every line from the row down; gives all rows at which one ends. */
function reached({ gaps, lane }: RowLanes, from: number): number[] {
  let at = new Set([lane[from]!]);
  const ends = new Set<number>();
  // Strands that start at the row itself carry its values; later ones those of the lane.
  for (let row = from; row < gaps.length && at.size > 0; row++) {
    const next = new Set<number>();
    for (const strand of gaps[row]!) {
      if (!at.has(strand.from)) continue;
      if (strand.targets.includes(row + 1) && strand.to === lane[row + 1]) ends.add(row + 1);
      if (strand.targets.some((target) => target > row + 1)) next.add(strand.to);
    }
    at = next;
  }
  return [...ends];
}

/** No line runs through the ring of a row that neither gives to it nor takes from it. */
function expectClear({ gaps, lane }: RowLanes): void {
  for (let row = 1; row < lane.length; row++) {
    const passing = gaps[row - 1]!.filter(({ targets }) => !targets.includes(row));
    expect(passing.map(({ to }) => to)).not.to.include(lane[row]);
  }
}

describe('lanesOf', () => {
  it('has a chain in one lane', () => {
    const { lane, gaps } = lanes(3, [
      [0, 1],
      [1, 2],
    ]);
    expect(lane).to.deep.equal([0, 0, 0]);
    expect(gaps).to.deep.equal([
      [{ from: 0, to: 0, targets: [1] }],
      [{ from: 0, to: 0, targets: [2] }],
      [],
    ]);
  });

  it('has the layers of a block beside its skip, and the join on the straight line again', () => {
    const { lane } = lanes(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 3],
      [3, 4],
    ]);
    expect(lane).to.deep.equal([0, 1, 1, 0, 0]);
  });

  it('has the layers of a shortcut on the straight line', () => {
    const { lane } = lanes(6, [
      [0, 1],
      [1, 2],
      [2, 4],
      [0, 3],
      [3, 4],
      [4, 5],
    ]);
    expect(lane).to.deep.equal([0, 1, 1, 0, 0, 0]);
  });

  it('needs three lanes for any number of branches', () => {
    const pairs: [number, number][] = [];
    const branches = 20;
    for (let branch = 1; branch <= branches; branch++) pairs.push([0, branch], [branch, 21]);
    const made = lanes(22, pairs);
    expect(Math.max(...made.widest)).to.equal(2);
    expect(made.lane[21]).to.equal(0);
    expectClear(made);
  });

  it('draws each connection of cells that read the two cells before them', () => {
    // Each cell is two units that read the cells before, and their join (NASNet).
    const pairs: [number, number][] = [];
    for (let cell = 1; cell <= 4; cell++) {
      const join = 3 * cell;
      const before = join - 3;
      const earlier = Math.max(0, join - 6);
      pairs.push([before, join - 2], [earlier, join - 1], [join - 2, join], [join - 1, join]);
    }
    const made = lanes(13, pairs);
    expectClear(made);
    for (const [from, to] of pairs) expect(reached(made, from)).to.include(to);
  });

  it('gives a second input a lane of its own', () => {
    const { lane } = lanes(4, [
      [0, 2],
      [1, 2],
      [2, 3],
    ]);
    expect(lane).to.deep.equal([0, 1, 0, 0]);
  });

  it('is empty for no rows', () => {
    expect(lanesOf(0, [])).to.deep.equal({ lane: [], gaps: [], widest: [] });
  });
});
