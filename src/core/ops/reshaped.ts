import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Derive, Op } from './op.js';

type Reshape = (shape: readonly number[]) => number[];

/** How the tensors of an op are seen by another op, and back. */
interface View {
  readonly type: string;
  /** What the inner op reads in place of an input or of an output. */
  readonly into: Reshape;
  /** The op's output in place of the inner op's. */
  readonly outOf: (inner: readonly number[], input: readonly number[]) => number[];
  readonly weight?: (weight: Tensor, derive: Derive) => Tensor;
}

/** An op that is another one, of tensors of the same values in other shapes. */
function reshaped(op: Op, { type, into, outOf, weight }: View): Op {
  const seen = (x: Tensor): Tensor => tf.reshape(x, into(x.shape));
  const own = (weights: readonly Tensor[], derive: Derive) =>
    weights.map((one) => weight?.(one, derive) ?? one);
  return {
    type,
    needs: op.needs,
    forward(inputs, weights, derive) {
      const y = op.forward(inputs.map(seen), own(weights, derive), derive);
      return tf.reshape(y, outOf(y.shape, inputs[0]?.shape ?? []));
    },
    backward(context) {
      const gradients = op.backward({
        ...context,
        dy: seen(context.dy),
        inputs: context.inputs.map(seen),
        output: context.output && seen(context.output),
        inputShapes: context.inputShapes.map(into),
        weights: own(context.weights, context.derive),
      });
      return gradients.map(
        (gradient, i) => gradient && tf.reshape(gradient, [...(context.inputShapes[i] ?? [])]),
      );
    },
  };
}

/** An op of images, of images of one row: `[n, steps, channels]` as `[n, 1, steps, channels]`. */
export const inOneRow = (op: Op): Op =>
  reshaped(op, {
    type: `${op.type}1d`,
    into: ([n = 1, ...rest]) => [n, 1, ...rest],
    outOf: ([n = 1, , ...rest]) => [n, ...rest],
    weight: (weight, derive) =>
      weight.rank === 3 ? derive(weight, 'in one row', () => tf.expandDims(weight, 0)) : weight,
  });

/** An op for each step of time alone: `[n, time, …]` as `[n · time, …]`. */
export const eachStep = (op: Op): Op =>
  reshaped(op, {
    type: `${op.type}EachStep`,
    into: ([n = 1, time = 1, ...rest]) => [n * time, ...rest],
    outOf: ([, ...rest], [n = 1, time = 1]) => [n, time, ...rest],
  });
