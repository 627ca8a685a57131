import { expect } from 'chai';
import { contourPaths } from '../../src/view/contours.js';

/** A ramp from 0 at the left to 10 at the right; its lines are upright. */
const ramp = {
  width: 96,
  height: 96,
  values: Float32Array.from({ length: 96 * 96 }, (_, i) => ((i % 96) / 95) * 10),
};

function points(path: string): [number, number][] {
  return Array.from(path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g), ([, x, y]) => [Number(x), Number(y)]);
}

describe('contourPaths', () => {
  it('draws the line of a ramp where the ramp has the value', () => {
    const [contour] = contourPaths(ramp, { min: 0, max: 10 }, { shares: [0.5] });
    expect(contour!.value).to.equal(5);
    // The value 5 lies at column 47.5, whose centre is 48 of 96.
    const inside = points(contour!.path).filter(([, y]) => y > 0.1 && y < 0.9);
    const left = inside.filter(([x]) => x < 0.9);
    expect(left).to.have.length.above(50);
    left.forEach(([x]) => expect(x).to.be.closeTo(0.5, 1e-3));
  });

  it('gives one line for each share, at 35 and 65 % when none is asked for', () => {
    const contours = contourPaths(ramp, { min: 0, max: 20 });
    expect(contours.map(({ share }) => share)).to.deep.equal([0.35, 0.65]);
    expect(contours.map(({ value }) => value)).to.deep.equal([7, 13]);
    expect(contours[0]!.path).to.match(/^M.*Z$/);
  });

  it('draws nothing where the map never reaches the value, and nothing in an empty range', () => {
    expect(contourPaths(ramp, { min: 0, max: 20 })[1]!.path).to.equal('');
    const flat = { width: 2, height: 2, values: new Float32Array(4) };
    expect(contourPaths(flat, { min: 0, max: 0 }).map(({ path }) => path)).to.deep.equal(['', '']);
  });

  it('rounds a coarse map: one strong cell is surrounded by a line around its centre', () => {
    const values = new Float32Array(25);
    values[7] = 1;
    const spot = { width: 5, height: 5, values };
    const [contour] = contourPaths(
      spot,
      { min: 0, max: 1 },
      { shares: [0.5], width: 50, height: 50 },
    );
    const ring = points(contour!.path);
    expect(ring.length).to.be.above(20);
    // The cell in row 1, column 2 has its centre at (25, 15); along the axes, half its value lies
    // half a cell (5) away.
    expect(Math.max(...ring.map(([x]) => x))).to.be.closeTo(30, 0.3);
    expect(Math.min(...ring.map(([, y]) => y))).to.be.closeTo(10, 0.3);
    const mean = ring.reduce((sum, [x]) => sum + x, 0) / ring.length;
    expect(mean).to.be.closeTo(25, 0.3);
  });
});
