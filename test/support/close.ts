import { expect } from 'chai';

export interface Tolerance {
  /** Largest difference allowed whatever the size of the value; 1e-5 unless given. */
  readonly absolute?: number;
  /** Largest difference allowed as a share of the expected value's magnitude; 1e-5 unless given. */
  readonly relative?: number;
}

/**
 * Expects each value to lie within `absolute + relative × |expected|` of the expected one. NaN is
 * close to nothing. The message names the worst place.
 */
export function expectClose(
  actual: number | ArrayLike<number>,
  expected: number | ArrayLike<number>,
  { absolute = 1e-5, relative = 1e-5 }: Tolerance = {},
): void {
  const got = toArray(actual);
  const wanted = toArray(expected);
  expect(got.length, 'number of values').to.equal(wanted.length);
  let worst = { excess: 0, message: '' };
  wanted.forEach((value, i) => {
    const difference = Math.abs((got[i] ?? NaN) - value);
    const excess = got[i] === value ? 0 : difference / (absolute + relative * Math.abs(value));
    if (excess <= 1 || (excess <= worst.excess && !Number.isNaN(excess))) return;
    if (Number.isNaN(worst.excess)) return;
    worst = { excess, message: `at ${i}: got ${got[i]}, expected ${value}, off by ${difference}` };
  });
  expect(worst.message, 'values that differ').to.equal('');
}

const toArray = (values: number | ArrayLike<number>): readonly number[] =>
  typeof values === 'number' ? [values] : Array.from(values);
