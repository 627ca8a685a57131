import { expect } from 'chai';
import { treeLines, type TreeRow } from '../../src/view/tree-lines.js';

const row = (mark: TreeRow['mark'], lane: TreeRow['lane'] = 'line'): TreeRow => ({
  height: 20,
  mark,
  lane,
});
/** Centres at 10, 30, 50, 70, 90, 110. */
const rows = [
  row('ring'),
  row('open'),
  row('layer', 'detour'),
  row('layer', 'detour'),
  row('join'),
  row('ring'),
];
const at = { x: 10, detourX: 30 };

describe('treeLines', () => {
  it('is in ink up to the selected row and grey beyond', () => {
    const { line, height } = treeLines([row('ring'), row('ring'), row('ring')], 1, at);
    expect(line).to.deep.equal({ ink: 'M10,10V30', grey: 'M10,30V50' });
    expect(height).to.equal(60);
  });

  it('leads the ink into the detour when a unit of it is selected', () => {
    const { line, detours } = treeLines(rows, 2, at);
    expect(line).to.deep.equal({ ink: 'M10,10V30', grey: 'M10,30V110' });
    // From the fork (10, 30) to (30, 50), upright at both ends: control points half way, at 40.
    expect(detours.ink).to.equal('M10,30C10,40,30,40,30,50');
    // On to (30, 70) and back to the join (10, 90).
    expect(detours.grey).to.equal('M30,50L30,70M30,70C30,80,10,80,10,90');
  });

  it('has the whole detour in ink once the selection is past the join', () => {
    const { line, detours } = treeLines(rows, 5, at);
    expect(line).to.deep.equal({ ink: 'M10,10V110', grey: '' });
    expect(detours.grey).to.equal('');
    expect(detours.ink).to.match(/^M10,30C.*10,90$/);
  });

  it('counts the detour as passed at the join itself', () => {
    expect(treeLines(rows, 4, at).detours.grey).to.equal('');
  });

  it('keeps the detour grey before the fork is left', () => {
    expect(treeLines(rows, 1, at).detours.ink).to.equal('');
    expect(treeLines(rows, null, at).line.ink).to.equal('');
  });

  it('passes by a shortcut unit, which lies on the straight line', () => {
    const withShortcut = [...rows.slice(0, 4), row('layer'), ...rows.slice(4)];
    const { detours, marks } = treeLines(withShortcut, 6, at);
    expect(detours.ink).to.equal('M10,30C10,40,30,40,30,50M30,50L30,70M30,70C30,90,10,90,10,110');
    expect(marks[4]).to.include({ x: 10, y: 90 });
  });

  it('leaves the detour grey when a unit of the shortcut is selected', () => {
    const withShortcut = [...rows.slice(0, 4), row('layer'), ...rows.slice(4)];
    const { line, detours, marks } = treeLines(withShortcut, 4, at);
    expect(line.ink).to.equal('M10,10V90');
    expect(detours.ink).to.equal('');
    expect(marks.slice(1, 5).map(({ state }) => state)).to.deep.equal([
      'past',
      'ahead',
      'ahead',
      'selected',
    ]);
  });

  it('marks rows as past, selected and ahead, on their lane', () => {
    const { marks } = treeLines(rows, 2, at);
    expect(marks.map(({ state }) => state)).to.deep.equal([
      'past',
      'past',
      'selected',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(marks.map(({ x }) => x)).to.deep.equal([10, 10, 30, 30, 10, 10]);
    expect(marks.map(({ y }) => y)).to.deep.equal([10, 30, 50, 70, 90, 110]);
  });

  it('has the selected row a wider ring', () => {
    const { marks } = treeLines(rows, 2, at);
    expect(marks[2]!.outline).to.contain('a6.5,6.5');
    expect(marks[3]!.outline).to.contain('a3.6,3.6');
  });

  it('draws a plus in a join and an arc past a closed block with a skip', () => {
    const { marks } = treeLines([row('join'), row('skip')], null, at);
    expect(marks[0]!.strokes).to.equal('M7,10h6M10,7v6');
    expect(marks[1]!.strokes).to.equal('M10,17.5C-5,17.5 -5,42.5 10,42.5');
  });

  it('draws a closed stage as a capsule: a dot a block, an arc for each skip', () => {
    const stage: TreeRow = { height: 40, mark: 'stage', skips: [false, true, true] };
    const [mark] = treeLines([stage], null, at).marks;
    expect(mark!.dots.match(/M/g)).to.have.length(3);
    // Dots 5 apart about the centre: 15, 20, 25.
    expect(mark!.dots).to.match(/^M8.5,15a.*M8.5,20a.*M8.5,25a/);
    expect(mark!.strokes.match(/M/g)).to.have.length(2);
    // Straight sides of 12 between round ends of 5.5.
    expect(mark!.outline).to.equal('M4.5,14a5.5,5.5 0 0 1 11,0v12a5.5,5.5 0 0 1 -11,0Z');
  });

  it('draws nothing for no rows', () => {
    expect(treeLines([], null)).to.deep.equal({
      height: 0,
      line: { ink: '', grey: '' },
      detours: { ink: '', grey: '' },
      marks: [],
    });
  });
});
