import { expect } from 'chai';
import { networkMap } from '../../src/view/network-map.js';

const rows = [[16, 16, 3], [4, 4, 8], [1, 1, 2], [4, 4, 8], [10]].map((shape) => ({ shape }));
const tops = [0, 10, 20, 30, 40, 50];

describe('networkMap', () => {
  it('is as wide as the maps have places, by their logarithm, and two pixels for a vector', () => {
    const { grey } = networkMap(rows, tops, -1, 18, 100);
    // 256 places: 18 wide. 16, half as many digits: half way from 2 to 18. One: 2.
    const ends = 'M18,0L18,20L14,20L14,80L10,80L10,100';
    expect(grey.startsWith(ends)).to.equal(true);
  });

  it('does not narrow where a gate has one place: the network goes on beside it', () => {
    const gate = networkMap(rows, tops, -1, 18, 100);
    const none = networkMap(
      rows.map((row, i) => (i === 2 ? rows[1]! : row)),
      tops,
      -1,
      18,
      100,
    );
    expect(gate).to.deep.equal(none);
  });

  it('is in ink down to the selected row, whose middle it marks', () => {
    const { ink, grey, selected } = networkMap(rows, tops, 1, 18, 100);
    expect(ink).to.match(/^M18,0L18,20L14,20L14,40/);
    expect(grey).to.match(/^M14,40/);
    expect(selected).to.equal(30);
  });

  it('has corners only where the size changes, however many rows there are', () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({
      shape: i < 400 ? [16, 16, 3] : [4, 4, 8],
    }));
    const edges = Array.from({ length: 1001 }, (_, i) => i);
    // Down one side and up the other: four corners each.
    const { grey } = networkMap(many, edges, -1, 18, 1000);
    expect(grey).to.equal('M18,0L18,400L14,400L14,1000L4,1000L4,400L0,400L0,0Z');
  });

  it('draws nothing for no rows', () => {
    expect(networkMap([], [0], -1, 18, 100)).to.deep.equal({ ink: '', grey: '', selected: null });
  });
});
