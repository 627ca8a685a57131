import type { Op } from '../../ops/op.js';
import { Config, type Json } from '../config.js';
import { kindOf } from '../index.js';
import type { BuiltLayer, Shape } from '../kind.js';
import type { OpArguments } from './arguments.js';
import { say, str } from '../../sentence.js';

/** What a call of a function comes to. */
export type OpBuilder = (call: OpArguments) => BuiltLayer;

/** Names of a function's first and second operand. */
export const firstOperand = ['x', 'x1', 'a', 'input', 'inputs', 'tensor', 'features', 'value'];
export const secondOperand = ['y', 'x2', 'b', 'bias'];

/** A function that is one op. */
export const one = (op: Op, outputShape: Shape, more: Partial<BuiltLayer> = {}): BuiltLayer => ({
  steps: [{ suffix: '', op, weights: [] }],
  outputShape,
  weights: {},
  ...more,
});

/** A function that is several ops, one after another, with the shape that each gives. */
export function chain(...ops: readonly (readonly [op: Op, outputShape: Shape])[]): BuiltLayer {
  const last = ops.length - 1;
  return {
    steps: ops.map(([op, outputShape], i) => ({
      suffix: i === last ? '' : op.type,
      op,
      weights: [],
      outputShape,
    })),
    outputShape: ops[last]?.[1] ?? [],
    weights: {},
  };
}

/** A layer kind, its configuration made from the call. */
export const asKind =
  (className: string, config: (call: OpArguments) => Json): OpBuilder =>
  (call) => {
    const kind = kindOf(className);
    if (!kind) throw call.unsupported(say(str`a ${className}`));
    return kind(new Config(call.layer, config(call)), call.inputs);
  };
