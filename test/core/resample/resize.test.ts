import { expect } from 'chai';
import type { Raster } from '../../../src/core/resample/raster.js';
import { resize } from '../../../src/core/resample/resize.js';

const row = (...values: number[]): Raster => ({
  height: 1,
  width: values.length,
  channels: 1,
  data: Float32Array.from(values),
});

/** Values without a pattern, the same each time (a linear congruential generator). */
function scatter(
  height: number,
  width: number,
  channels: number,
): Raster<Float32Array<ArrayBuffer>> {
  let state = 1;
  const data = Float32Array.from({ length: height * width * channels }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state >> 16) % 256;
  });
  return { height, width, channels, data };
}

describe('resize', () => {
  it('halves a row with the weights 1, 3, 3, 1 over 8, renormalised at the ends', () => {
    // Outputs of 0 1 2 3 4 5 6 7: [3·0+3·1+1·2]/7, [1+3·2+3·3+4]/8, [3+3·4+3·5+6]/8, [5+3·6+3·7]/7
    const { data } = resize(row(0, 1, 2, 3, 4, 5, 6, 7), { height: 1, width: 4 });
    expectClose(data, [5 / 7, 20 / 8, 36 / 8, 44 / 7]);
  });

  it('doubles a row with half-pixel centres: a quarter and three quarters of two neighbours', () => {
    expect([...resize(row(0, 4, 8), { height: 1, width: 6 }).data]).to.eql([0, 1, 3, 5, 7, 8]);
  });

  it('resizes rows as it resizes columns', () => {
    const column = { height: 3, width: 1, channels: 1, data: Uint8Array.of(0, 4, 8) };
    expect([...resize(column, { height: 6, width: 1 }).data]).to.eql([0, 1, 3, 5, 7, 8]);
  });

  it('spreads a lone pixel over what the widened filter reaches', () => {
    // From 6 to 2: radius 3, centres 1.5 and 4.5; pixel 2 (centre 2.5) weighs 2/3 and 1/3.
    // Weights over each output's pixels: 0.5..3.5 → 2/3, 1, 2/3, 1/3, pixel 4 (4.5) → 0.
    const { data } = resize(row(0, 0, 24, 0, 0, 0), { height: 1, width: 2 });
    const sum = 2 / 3 + 1 + 2 / 3 + 1 / 3;
    expect(data[0]).to.be.closeTo((24 * (2 / 3)) / sum, 1e-5);
    expect(data[1]).to.be.closeTo((24 * (1 / 3)) / sum, 1e-5);
  });

  it('agrees with Pillow 13.0 (mode F, BILINEAR), where it shrinks and where it grows', () => {
    const data = Uint8Array.of(
      ...[0, 10, 200, 255, 30, 60, 90, 120, 255, 0, 255, 0, 7, 77, 177, 250, 100, 50, 25, 12],
    );
    const source = { height: 5, width: 4, channels: 1, data };
    const shrunk = [58.75, 98.8409, 149.05, 80.8409, 96.2727, 120.8045];
    const grown = [
      ...[3.0, 105.0, 238.5, 23.5714, 87.8571, 165.6429, 78.8571, 90.0, 101.1429, 178.5, 127.5],
      ...[76.5, 71.0, 127.1429, 184.7857, 52.4286, 88.6429, 137.1572, 85.0, 37.5, 15.9],
    ];
    expectClose(resize(source, { height: 2, width: 3 }).data, shrunk);
    expectClose(resize(source, { height: 7, width: 3 }).data, grown);
  });

  it('keeps a constant at any size', () => {
    const grey = { height: 7, width: 5, channels: 3, data: new Uint8Array(105).fill(93) };
    for (const size of [1, 2, 3, 4, 6, 11, 40]) {
      const { data } = resize(grey, { height: size, width: size + 1 });
      expect(Math.max(...data), `at ${size}`).to.be.closeTo(93, 1e-4);
      expect(Math.min(...data), `at ${size}`).to.be.closeTo(93, 1e-4);
    }
  });

  it('keeps the sum, in proportion, of what lies away from the border', () => {
    const inner = scatter(12, 12, 1).data;
    const data = new Float32Array(36 * 36);
    inner.forEach((value, i) => (data[(12 + Math.floor(i / 12)) * 36 + 12 + (i % 12)] = value));
    const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
    for (const [size, factor] of [
      [12, 9],
      [18, 4],
      [72, 0.25],
    ] as const) {
      const made = resize(
        { height: 36, width: 36, channels: 1, data },
        { height: size, width: size },
      );
      expect(total(made.data) * factor, `at ${size}`).to.be.closeTo(total(data), 0.5);
    }
  });

  it('leaves a raster of the wanted size as it is', () => {
    const source = scatter(6, 5, 3);
    expect(resize(source, { height: 6, width: 5 }).data).to.eql(source.data);
  });

  it('keeps channels apart', () => {
    const source = scatter(9, 8, 3);
    const { data } = resize(source, { height: 4, width: 3 });
    for (let c = 0; c < 3; c++) {
      const alone = {
        height: 9,
        width: 8,
        channels: 1,
        data: source.data.filter((_, i) => i % 3 === c),
      };
      const expected = resize(alone, { height: 4, width: 3 }).data;
      expect(data.filter((_, i) => i % 3 === c)).to.eql(expected);
    }
  });

  it('refuses a side of zero or half a pixel', () => {
    for (const width of [0, 1.5, -2, Number.NaN]) {
      expect(() => resize(row(1, 2), { height: 1, width })).to.throw(/sides are whole, ≥ 1/);
    }
  });
});

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).to.equal(expected.length);
  expected.forEach((value, i) => expect(actual[i], `value ${i}`).to.be.closeTo(value, 1e-3));
}
