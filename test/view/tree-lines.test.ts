import { expect } from 'chai';
import type { RowConnection } from '../../src/view/network/row-graph.js';
import { rowAt, treeLayout, treeLines, upTo } from '../../src/view/tree-lines.js';
import type { TreeRow } from '../../src/view/tree-lines.types.js';

const row = (mark: TreeRow['mark']): TreeRow => ({ height: 20, mark });
const chain = (count: number): RowConnection[] =>
  Array.from({ length: count - 1 }, (_, from) => ({ from, to: from + 1 }));
const at = { x: 10, step: 20 };

/** A block of two layers with a skip. Centres at 10, 30, 50, 70, 90, 110. */
const rows = [row('ring'), row('open'), row('layer'), row('layer'), row('join'), row('ring')];
const connections = [...chain(6), { from: 1, to: 4 }];

const drawn = (
  selected: number | null,
  given = rows,
  links: readonly RowConnection[] = connections,
) => {
  const layout = treeLayout(given, links, at);
  return treeLines(layout, upTo(layout, selected), selected);
};
const states = (selected: number): string[] => drawn(selected).marks.map(({ state }) => state);

describe('treeLines', () => {
  it('is in ink up to the selected row and grey beyond', () => {
    const { lines } = drawn(1, [row('ring'), row('ring'), row('ring')], chain(3));
    expect(lines).to.deep.equal({ ink: 'M10,10V30', grey: 'M10,30V50' });
  });

  it('leads the ink into the detour when a unit of it is selected, past a grey skip', () => {
    const { lines } = drawn(2);
    // From the fork (10, 30) to (30, 50), upright at both ends: control points half way, at 40.
    expect(lines.ink).to.equal('M10,10V30M10,30C10,40,30,40,30,50');
    // The skip beside (30, 50) and (30, 70), then both into the join at (10, 90).
    expect(lines.grey).to.equal(
      'M10,30V50M10,50V70M30,50V70M10,70V90M30,70C30,80,10,80,10,90M10,90V110',
    );
  });

  it('has skip and detour in ink from the join on', () => {
    expect(drawn(4).lines.grey).to.equal('M10,90V110');
    expect(drawn(5).lines.grey).to.equal('');
  });

  it('is all grey where nothing is selected', () => {
    expect(drawn(null).lines.ink).to.equal('');
  });

  it('marks rows as past, selected and ahead, on their lane', () => {
    const { marks } = drawn(2);
    expect(states(2)).to.deep.equal(['past', 'past', 'selected', 'ahead', 'ahead', 'ahead']);
    expect(marks.map(({ x }) => x)).to.deep.equal([10, 10, 30, 30, 10, 10]);
    expect(marks.map(({ y }) => y)).to.deep.equal([10, 30, 50, 70, 90, 110]);
  });

  it('does not count a branch as past from which nothing reaches the selected one', () => {
    // Row 1 goes to the join 3 past row 2, which is selected.
    const { marks } = drawn(2, rows.slice(0, 4), [
      { from: 0, to: 1 },
      { from: 0, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 3 },
    ]);
    expect(marks.map(({ state }) => state)).to.deep.equal(['past', 'ahead', 'selected', 'ahead']);
  });

  it('draws only what is asked for, with the lines that lead there', () => {
    const layout = treeLayout(rows, connections, at);
    const { lines, marks } = treeLines(layout, upTo(layout, 5), 5, 4, 6);
    expect(marks.map(({ row: place }) => place)).to.deep.equal([4, 5]);
    expect(lines.ink).to.equal('M10,70V90M30,70C30,80,10,80,10,90M10,90V110');
  });

  it('finds the row at a height, the nearest beyond the ends', () => {
    const layout = treeLayout(rows, connections, at);
    expect([-5, 0, 19, 20, 119, 500].map((y) => rowAt(layout, y))).to.deep.equal([
      0, 0, 0, 1, 5, 5,
    ]);
  });

  it('lets words begin right of every line, and squeezes many lines into the room there is', () => {
    expect(treeLayout(rows, connections, at).clear).to.deep.equal([30, 30, 50, 50, 30, 30]);
    const wide = treeLayout(rows, connections, { ...at, room: 12 });
    expect(wide.x(1)).to.equal(22);
  });

  it('has the selected row a wider ring', () => {
    const { marks } = drawn(2);
    expect(marks[2]!.outline).to.contain('a6.5,6.5');
    expect(marks[3]!.outline).to.contain('a3.6,3.6');
  });

  it('draws a plus in a join and an arc past a closed block with a skip', () => {
    const { marks } = drawn(null, [row('join'), row('skip')], []);
    expect(marks[0]!.strokes).to.equal('M7,10h6M10,7v6');
    expect(marks[1]!.strokes).to.equal('M10,17.5C-5,17.5 -5,42.5 10,42.5');
  });

  it('draws a closed stage as a capsule: a dot a block, an arc for each skip', () => {
    const stage: TreeRow = { height: 40, mark: 'stage', skips: [false, true, true] };
    const [mark] = drawn(null, [stage], []).marks;
    expect(mark!.dots.match(/M/g)).to.have.length(3);
    // Dots 5 apart about the centre: 15, 20, 25.
    expect(mark!.dots).to.match(/^M8.5,15a.*M8.5,20a.*M8.5,25a/);
    expect(mark!.strokes.match(/M/g)).to.have.length(2);
    // Straight sides of 12 between round ends of 5.5.
    expect(mark!.outline).to.equal('M4.5,14a5.5,5.5 0 0 1 11,0v12a5.5,5.5 0 0 1 -11,0Z');
  });

  it('draws a stage of many blocks no higher than one of five', () => {
    const stage: TreeRow = { height: 40, mark: 'stage', skips: Array<boolean>(36).fill(true) };
    const [mark] = drawn(null, [stage], []).marks;
    const [five] = drawn(null, [{ ...stage, skips: stage.skips!.slice(0, 5) }], []).marks;
    expect(mark!.outline).to.equal(five!.outline);
    // Two dots, a bar, two dots.
    expect(mark!.dots.match(/M/g)).to.have.length(5);
  });

  it('draws nothing for no rows', () => {
    expect(drawn(null, [], [])).to.deep.equal({ lines: { ink: '', grey: '' }, marks: [] });
  });
});
