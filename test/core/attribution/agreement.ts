import { expect } from 'chai';

export type Numbers = ArrayLike<number>;

/** Pearson's correlation. */
export function correlation(a: Numbers, b: Numbers): number {
  expect(a.length).to.equal(b.length);
  const [x, y] = [centred(a), centred(b)];
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

/** ‖a − b‖ ÷ ‖b‖: how far apart they are, as a share of what is expected. */
export function relativeError(a: Numbers, b: Numbers): number {
  const differences = Array.from(a, (value, i) => value - b[i]!);
  return Math.sqrt(dot(differences, differences) / dot(b, b));
}

/** Equal in shape and in size: correlation of at least 0.999, relative error of at most `error`. */
export function expectAgreement(found: Numbers, expected: Numbers, error = 1e-2): void {
  expect(correlation(found, expected)).to.be.at.least(0.999);
  expect(relativeError(found, expected)).to.be.at.most(error);
}

function centred(values: Numbers): number[] {
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  return Array.from(values, (value) => value - mean);
}

function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
