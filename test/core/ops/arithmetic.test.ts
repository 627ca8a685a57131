import { arithmetic, type Formula } from '../../../src/core/ops/arithmetic.js';
import { testOps, type OpCase } from './op-case.js';

const x: Formula = { is: 'x' };
const number = (value: number): Formula => ({ is: 'number', value });
const of = (left: Formula, is: '+' | '−' | '·' | '/' | '^', right: Formula): Formula => {
  return { is, left, right };
};

const formulas: Readonly<Record<string, Formula>> = {
  '(x − 0.5) / 0.25': of(of(x, '−', number(0.5)), '/', number(0.25)),
  '2 / (x + 3)': of(number(2), '/', of(x, '+', number(3))),
  'x ^ 3 − x · x': of(of(x, '^', number(3)), '−', of(x, '·', x)),
  '−(1 − x) · (x / 2)': of({ is: '-', of: of(number(1), '−', x) }, '·', of(x, '/', number(2))),
};

describe('a formula', () =>
  testOps(
    Object.entries(formulas).map(([title, formula]): OpCase => ({
      title,
      op: arithmetic(formula),
      inputs: [[2, 3, 2]],
      gpu: true,
    })),
  ));
