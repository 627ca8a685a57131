import type { Formula } from '../../ops/arithmetic.js';
import type { CodeObject } from './marshal.js';

/** What an instruction does; its argument is a number of a constant, or of an operator. */
type Action =
  | 'skip'
  | 'load x'
  | 'load constant'
  | 'load number'
  | 'operate'
  | 'negate'
  | 'return'
  | 'return constant'
  | { readonly operator: Operator };

type Operator = '+' | '−' | '·' | '/' | '^';

/** Instructions of each Python by their numbers; any other is not read (CPython's opcode.py). */
type Instructions = ReadonlyMap<number, Action>;

const UNTIL_3_10: Instructions = new Map<number, Action>([
  [9, 'skip'],
  [10, 'skip'],
  [11, 'negate'],
  [19, { operator: '^' }],
  [20, { operator: '·' }],
  [23, { operator: '+' }],
  [24, { operator: '−' }],
  [27, { operator: '/' }],
  [29, { operator: '/' }],
  [55, { operator: '+' }],
  [56, { operator: '−' }],
  [57, { operator: '·' }],
  [67, { operator: '^' }],
  [83, 'return'],
  [100, 'load constant'],
  [124, 'load x'],
]);

/** 3.11 and 3.12. */
const FROM_3_11: Instructions = new Map<number, Action>([
  [0, 'skip'],
  [9, 'skip'],
  [10, 'skip'],
  [11, 'negate'],
  [83, 'return'],
  [100, 'load constant'],
  [121, 'return constant'],
  [122, 'operate'],
  [124, 'load x'],
  [127, 'load x'],
  [151, 'skip'],
]);

const FROM_3_13: Instructions = new Map<number, Action>([
  [0, 'skip'],
  [30, 'skip'],
  [36, 'return'],
  [42, 'negate'],
  [45, 'operate'],
  [83, 'load constant'],
  [85, 'load x'],
  [87, 'load x'],
  [103, 'return constant'],
  [149, 'skip'],
]);

const FROM_3_14: Instructions = new Map<number, Action>([
  [0, 'skip'],
  [27, 'skip'],
  [35, 'return'],
  [41, 'negate'],
  [44, 'operate'],
  [82, 'load constant'],
  [84, 'load x'],
  [86, 'load x'],
  [88, 'load x'],
  [94, 'load number'],
  [128, 'skip'],
]);

/** Code of 3.11 and later begins with RESUME, whose number tells which it is. */
const RECENT: ReadonlyMap<number, Instructions> = new Map([
  [151, FROM_3_11],
  [149, FROM_3_13],
  [128, FROM_3_14],
]);

/** Operators by their number; with an equals sign behind them they have another. */
const OPERATORS: ReadonlyMap<number, Operator> = new Map<number, Operator>(
  (
    [
      ['+', 0],
      ['·', 5],
      ['^', 8],
      ['−', 10],
      ['/', 11],
    ] as const
  ).flatMap(([operator, number]) => [
    [number, operator],
    [number + 13, operator],
  ]),
);

/** Instructions of a formula, at most; numbers that wait for an operator. */
const MOST_INSTRUCTIONS = 200;
const MOST_WAITING = 16;

/**
 * The formula of a function of one value that does nothing but arithmetic with it and with numbers;
 * undefined for any other. Nothing of it is run.
 */
export function formulaOf({ takes, bytecode, constants, recent }: CodeObject): Formula | undefined {
  const instructions = recent ? RECENT.get(bytecode[0] ?? 0) : UNTIL_3_10;
  if (takes !== 1 || !instructions || bytecode.length > 2 * MOST_INSTRUCTIONS) return undefined;
  const waiting: Formula[] = [];
  const constant = (index: number): Formula | undefined => {
    const value = constants[index] ?? null;
    return value === null ? undefined : { is: 'number', value };
  };
  for (let at = 0; at + 1 < bytecode.length; at += 2) {
    const argument = bytecode[at + 1] ?? 0;
    const action = instructions.get(bytecode[at] ?? 0);
    if (action === undefined || waiting.length > MOST_WAITING) return undefined;
    if (action === 'skip') continue;
    if (action === 'return') return waiting.length === 1 ? known(waiting[0]) : undefined;
    if (action === 'return constant') return undefined;
    const made = step(action, argument, waiting, constant);
    if (!made) return undefined;
    waiting.push(made);
  }
  return undefined;
}

function step(
  action: Exclude<Action, 'skip' | 'return' | 'return constant'>,
  argument: number,
  waiting: Formula[],
  constant: (index: number) => Formula | undefined,
): Formula | undefined {
  if (action === 'load x') return argument === 0 ? { is: 'x' } : undefined;
  if (action === 'load constant') return constant(argument);
  if (action === 'load number') return { is: 'number', value: argument };
  if (action === 'negate') {
    const of = waiting.pop();
    return of && { is: '-', of };
  }
  const operator = action === 'operate' ? OPERATORS.get(argument) : action.operator;
  const [left, right] = waiting.splice(-2);
  if (!operator || !left || !right) return undefined;
  // Exponents that depend on x are not differentiated.
  if (operator === '^' && readsX(right)) return undefined;
  return { is: operator, left, right };
}

/** A formula without x gives one number for all values. */
const known = (formula: Formula | undefined): Formula | undefined =>
  formula && readsX(formula) ? formula : undefined;

function readsX(formula: Formula): boolean {
  if (formula.is === 'x') return true;
  if (formula.is === 'number') return false;
  if (formula.is === '-') return readsX(formula.of);
  return readsX(formula.left) || readsX(formula.right);
}
