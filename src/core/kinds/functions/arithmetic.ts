import { highest } from '../../extremes.js';
import { where, compare, type Comparator, comparators, type Operand } from '../../ops/where.js';
import { clip, stopGradient, unary, unaryFunctions } from '../../ops/elementwise.js';
import {
  add,
  alignedRanks,
  divide,
  maximum,
  minimum,
  multiply,
  power,
  squaredDifference,
  subtract,
} from '../../ops/merge.js';
import type { Op } from '../../ops/op.js';
import { identity } from '../../ops/shape.js';
import { type Combination, withConstant } from '../../ops/with-constant.js';
import type { BuiltLayer, Shape } from '../kind.js';
import { type OpArguments, shapeOf } from './arguments.js';
import { asKind, chain, firstOperand, one, type OpBuilder, secondOperand } from './builder.js';
import type { Argument } from './call.js';
import { ofImages } from './of-images.js';
import { say, str } from '../../sentence.js';

const unaryOf =
  (name: (typeof unaryFunctions)[number]): OpBuilder =>
  (call) =>
    one(unary(name), call.input);

/** What two tensors come to that are put together. */
const mergeTraits: Readonly<Partial<Record<Combination, Partial<BuiltLayer>>>> = {
  add: { role: 'sum', shares: [1, 1] },
  subtract: { role: 'sum', shares: [1, -1] },
  maximum: { role: 'sum', shares: [1, 1] },
  minimum: { role: 'sum', shares: [1, 1] },
  multiply: { role: 'product' },
};

/** A function of two operands, of which one may be a constant. */
function binary(how: Combination, merge: (() => Op) | null): OpBuilder {
  return (call) => {
    const [left, right] = [call.argument(0, firstOperand), call.argument(1, secondOperand)];
    if (!left || !right) throw call.wrong('its operands', say('two'), undefined);
    const tensors = [left, right].map(({ tensor }) => tensor);
    const read = (index: number): Shape => call.inputs[index] ?? [];
    if (tensors[0] !== undefined && tensors[1] !== undefined) {
      if (!merge) throw call.unsupported(say(str`"${how}" of two tensors`));
      const shapes = tensors.map((tensor) => [1, ...read(tensor ?? 0)]);
      // One number for each item, of a reduction over all axes, goes with all that the item has.
      const single = shapes.some((shape) => shape.length === 1);
      const outputShape = broadcast(call, shapes).slice(1);
      return one(single ? alignedRanks(merge()) : merge(), outputShape, mergeTraits[how]);
    }
    const side = tensors[0] === undefined ? 'left' : 'right';
    const constant = call.operand(side === 'left' ? left : right);
    const input = call.input;
    const shape = broadcast(call, [[1, ...input], shapeOf(constant)]);
    if (shape.length !== input.length + 1 || shape[0] !== 1) {
      throw call.unsupported(say('a constant with more axes than what it is combined with'));
    }
    return one(withConstant(how, constant, side), shape.slice(1));
  };
}

/** The shape of shapes that are repeated as NumPy does, aligned at the last axis. */
function broadcast(call: OpArguments, shapes: readonly (readonly number[])[]): number[] {
  const rank = highest(shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const size = sizes.find((n) => n !== 1) ?? 1;
    if (sizes.every((n) => n === 1 || n === size)) return size;
    throw call.wrong('its operands', say('of one shape'), sizes);
  });
}

const clipping: OpBuilder = (call) => {
  const low = call.number(['x_min', 'clip_value_min', 'min'], -Infinity, 1);
  const high = call.number(['x_max', 'clip_value_max', 'max'], Infinity, 2);
  return one(clip(low, high), call.input);
};

/** An operand of a choice or comparison: a tensor or a constant. */
function operandOf(call: OpArguments, argument: Argument | undefined): Operand {
  if (argument?.tensor !== undefined) return { input: argument.tensor };
  if (!argument) throw call.wrong('its operands', say('two'), undefined);
  return { constant: call.operand(argument) };
}

/** The shape of operands of a choice or comparison. */
const shapeOfAll = (call: OpArguments, ...operands: readonly Operand[]): Shape =>
  broadcast(call, [
    ...call.inputs.map((shape) => [1, ...shape]),
    ...operands.flatMap((one) => ('constant' in one ? [shapeOf(one.constant)] : [])),
  ]).slice(1);

const comparing =
  (how: Comparator): OpBuilder =>
  (call) => {
    const left = operandOf(call, call.argument(0, firstOperand));
    const right = operandOf(call, call.argument(1, secondOperand));
    return one(compare(how, left, right), shapeOfAll(call, left, right));
  };

const choosing: OpBuilder = (call) => {
  const condition = call.argument(0, ['condition', 'cond'])?.tensor;
  if (condition === undefined) throw call.unsupported(say('a choice by a constant'));
  const a = operandOf(call, call.argument(1, ['x1', 'x']));
  const b = operandOf(call, call.argument(2, ['x2', 'y']));
  return one(where(condition, a, b), shapeOfAll(call, a, b));
};

const squaring: OpBuilder = (call) => {
  const shapes = call.inputs.map((shape) => [1, ...shape]);
  return one(squaredDifference(), broadcast(call, shapes).slice(1));
};

const passing: OpBuilder = (call) =>
  one(identity(), call.input, { role: 'inert', channelwise: true });

/** To whole numbers fractions are cut off; numbers of other precision are read as they are. */
const casting: OpBuilder = (call) => {
  const type = call.constant(['dtype'], 1);
  const whole = typeof type === 'string' && /^(u?int|bool)/.test(type);
  if (!whole) return passing(call);
  if (type === 'bool') return one(compare('notequal', { input: 0 }, { constant: 0 }), call.input);
  return one(unary('trunc'), call.input);
};

/** A tensor of one value in the shape of another. */
const filling: OpBuilder = (call) => {
  const value = call.number(['fill_value'], 0, 1);
  return chain([unary('zeroslike'), call.input], [withConstant('add', value), call.input]);
};

/** Functions of the values: sums and products, comparisons, choices. */
export const arithmetic: readonly (readonly [string, OpBuilder])[] = [
  ...unaryFunctions.map((name): [string, OpBuilder] => [name, unaryOf(name)]),
  ['absolute', unaryOf('abs')],
  ['neg', unaryOf('negative')],
  ['arccos', unaryOf('acos')],
  ['arccosh', unaryOf('acosh')],
  ['arcsin', unaryOf('asin')],
  ['arcsinh', unaryOf('asinh')],
  ['arctan', unaryOf('atan')],
  ['arctanh', unaryOf('atanh')],
  ['add', binary('add', add)],
  ['radd', binary('add', add)],
  ['addn', (call) => asKind('Add', () => ({}))(call)],
  ['biasadd', ofImages(binary('add', add))],
  ['subtract', binary('subtract', subtract)],
  ['sub', binary('subtract', subtract)],
  ['multiply', binary('multiply', multiply)],
  ['mul', binary('multiply', multiply)],
  ['divide', binary('divide', divide)],
  ['truedivide', binary('divide', divide)],
  ['truediv', binary('divide', divide)],
  ['divnonan', binary('divide', divide)],
  ['power', binary('power', power)],
  ['pow', binary('power', power)],
  ['floordivide', binary('floorDivide', null)],
  ['floordiv', binary('floorDivide', null)],
  ['mod', binary('modulo', null)],
  ['floormod', binary('modulo', null)],
  ['maximum', binary('maximum', maximum)],
  ['minimum', binary('minimum', minimum)],
  ['squareddifference', squaring],
  ['logicaland', binary('multiply', multiply)],
  ['logicalor', binary('maximum', maximum)],
  ['logicalnot', (call) => one(withConstant('subtract', 1, 'left'), call.input)],
  ...comparators.map((how): [string, OpBuilder] => [how, comparing(how)]),
  ['where', choosing],
  ['wherev2', choosing],
  ['clip', clipping],
  ['clipbyvalue', clipping],
  [
    'adjustbrightness',
    (call) => one(withConstant('add', call.number(['delta'], 0, 1)), call.input),
  ],
  ['cast', casting],
  ['identity', passing],
  ['copy', passing],
  ['ensureshape', passing],
  ['converttotensor', passing],
  ['stopgradient', (call) => one(stopGradient(), call.input)],
  ['fulllike', filling],
];
