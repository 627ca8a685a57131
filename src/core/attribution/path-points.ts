import type { pathRules } from '../../facts/methods.js';

/** Where a function is read between 0 and 1, and how much each reading counts. */
export interface PathPoints {
  /** Rising, in [0, 1]. */
  readonly at: readonly number[];
  /** Add up to 1. */
  readonly weights: readonly number[];
}

/** A rule of numerical integration. */
export type PathRule = (typeof pathRules)[number];

/**
 * The points of a rule.
 *
 * @param count - from 1; the trapezoid rule, which reads both ends, takes at least 2
 */
export function pathPoints(rule: PathRule, count: number): PathPoints {
  return rule === 'trapezoid' ? trapezoid(Math.max(2, count)) : gaussLegendre(count);
}

function trapezoid(count: number): PathPoints {
  const step = 1 / (count - 1);
  const at = Array.from({ length: count }, (_, i) => i * step);
  return { at, weights: at.map((_, i) => (i === 0 || i === count - 1 ? step / 2 : step)) };
}

/**
 * Gauss–Legendre: exact for polynomials of degree 2 · count − 1. The points are the roots of the
 * Legendre polynomial, by Newton's method from Tricomi's estimate.
 */
function gaussLegendre(count: number): PathPoints {
  const at: number[] = [];
  const weights: number[] = [];
  for (let i = count; i >= 1; i--) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (count + 0.5));
    for (let round = 0; round < 10; round++) {
      const { value, slope } = legendre(count, x);
      x -= value / slope;
    }
    at.push((1 + x) / 2);
    weights.push(1 / ((1 - x * x) * legendre(count, x).slope ** 2));
  }
  return { at, weights };
}

/** The Legendre polynomial of a degree and its slope, by Bonnet's recursion; |x| < 1. */
function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let [before, value] = [1, x];
  for (let n = 2; n <= degree; n++) {
    [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}
