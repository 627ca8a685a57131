import { unary } from '../../ops/elementwise.js';
import { globalAveragePool } from '../../ops/global-pool.js';
import { normalization } from '../../ops/normalization.js';
import type { Op } from '../../ops/op.js';
import { max, mean, min, type ReduceAttributes, reducedShape, sum } from '../../ops/reduce.js';
import { logSumExp, variance } from '../../ops/variance.js';
import type { BuiltLayer, Shape } from '../kind.js';
import { type OpArguments } from './arguments.js';
import { chain, one, type OpBuilder } from './builder.js';
import { say } from '../../sentence.js';

function reduction(make: (attributes: ReduceAttributes) => Op): OpBuilder {
  return (call) => {
    const { axes, keepDims, outputShape } = reduced(call);
    const pooling = make === mean && call.input.length === 3 && [...axes].sort().join() === '1,2';
    const op = pooling ? globalAveragePool(keepDims) : make({ axes, keepDims });
    return one(op, outputShape);
  };
}

/** The axes of a reduction, and whether they stay with one cell. */
function reduced(
  call: OpArguments,
  at = 1,
): { axes: number[]; keepDims: boolean; outputShape: Shape } {
  const shape = [1, ...call.input];
  const given = call.integers(['axis', 'axes'], at);
  // Without axes over all, of which the batch is none here: there is one item in it.
  const axes =
    given?.map((axis) => call.axis(axis, shape.length)) ?? call.input.map((_, i) => i + 1);
  const keepDims = call.boolean(['keepdims', 'keep_dims'], false, at + 1);
  return { axes, keepDims, outputShape: reducedShape(shape, { axes, keepDims }).slice(1) };
}

const varying: OpBuilder = (call) => {
  const { axes, keepDims, outputShape } = reduced(call);
  return one(variance(axes, keepDims), outputShape);
};

const deviating: OpBuilder = (call) => {
  const { axes, keepDims, outputShape } = reduced(call);
  return chain([variance(axes, keepDims), outputShape], [unary('sqrt'), outputShape]);
};

const summingExponents: OpBuilder = (call) => {
  const { axes, keepDims, outputShape } = reduced(call);
  return one(logSumExp(axes, keepDims), outputShape);
};

/** To length 1 along axes. */
const normalizing: OpBuilder = (call) => {
  const rank = call.input.length + 1;
  const axes = (call.integers(['axis'], 1) ?? [-1]).map((axis) => call.axis(axis, rank));
  if (call.number(['order'], 2) !== 2)
    throw call.unsupported(say('a norm of another order than 2'));
  // TensorFlow bounds the squared length, keras.ops the length.
  const epsilon = call.ofKeras3
    ? call.number(['epsilon'], 1e-7) ** 2
    : call.number(['epsilon'], 1e-12, 2);
  const view = (shape: readonly number[]) => ({ shape, axes, weights: shape.map(() => 1) });
  const attributes = { statistics: 'length', epsilon, scale: false, center: false, view } as const;
  return one(normalization(attributes), call.input);
};

const norming: OpBuilder = (call) => {
  const order = call.constant(['ord'], 1) ?? 2;
  if (order === 2 || order === 'euclidean' || order === 'fro') return euclidean(call, 2);
  if (order !== 1) throw call.unsupported(say('a norm of another order than 1 and 2'));
  const { axes, keepDims, outputShape } = reduced(call, 2);
  return chain([unary('abs'), call.input], [sum({ axes, keepDims }), outputShape]);
};

/** @param at - position of the axes among the arguments */
function euclidean(call: OpArguments, at = 1): BuiltLayer {
  const { axes, keepDims, outputShape } = reduced(call, at);
  return chain(
    [unary('square'), call.input],
    [sum({ axes, keepDims }), outputShape],
    [unary('sqrt'), outputShape],
  );
}

/** Mean and variance. */
const moments: OpBuilder = (call) => {
  const { axes, keepDims, outputShape } = reduced(call);
  const more = [{ op: variance(axes, keepDims), outputShape }];
  return one(mean({ axes, keepDims }), outputShape, { more });
};

/** Functions along axes: sums and means, extremes, norms. */
export const reductions: readonly (readonly [string, OpBuilder])[] = [
  ['mean', reduction(mean)],
  ['reducemean', reduction(mean)],
  ['sum', reduction(sum)],
  ['reducesum', reduction(sum)],
  ['max', reduction(max)],
  ['amax', reduction(max)],
  ['reducemax', reduction(max)],
  ['min', reduction(min)],
  ['amin', reduction(min)],
  ['reducemin', reduction(min)],
  ['var', varying],
  ['reducevariance', varying],
  ['std', deviating],
  ['reducestd', deviating],
  ['moments', moments],
  ['logsumexp', summingExponents],
  ['reducelogsumexp', summingExponents],
  ['norm', norming],
  ['reduceeuclideannorm', (call) => euclidean(call)],
  ['normalize', normalizing],
  ['l2normalize', normalizing],
];
