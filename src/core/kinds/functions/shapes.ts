import { reshape, tile } from '../../ops/shape.js';
import { stack } from '../../ops/stack.js';
import type { BuiltLayer, Shape } from '../kind.js';
import { asKind, one, type OpBuilder } from './builder.js';
import { say } from '../../sentence.js';

const reshaping: OpBuilder = (call) => {
  const target = call.integers(['newshape', 'shape'], 1);
  if (!target) throw call.wrong('shape', say('a shape'), undefined);
  const total = call.input.reduce((product, n) => product * n, 1);
  const known = target.slice(1).filter((n) => n !== -1);
  const rest = total / known.reduce((product, n) => product * n, 1);
  const keepsBatch = target[0] === -1 || known.length < target.length - 1 || rest === 1;
  if (!keepsBatch) throw call.unsupported(say('a reshape across the batch'));
  return asKind('Reshape', () => ({ target_shape: target.slice(1) }))(call);
};

const transposing: OpBuilder = (call) => {
  const axes = call.integers(['axes', 'perm'], 1);
  if (!axes || axes[0] !== 0) throw call.unsupported(say('a transpose of the batch axis'));
  return asKind('Permute', () => ({ dims: axes.slice(1) }))(call);
};

const swapping: OpBuilder = (call) => {
  const rank = call.input.length + 1;
  const a = call.axis(call.number(['axis1'], 1, 1), rank);
  const b = call.axis(call.number(['axis2'], 1, 2), rank);
  const dims = call.input.map((_, i) => (i + 1 === a ? b : i + 1 === b ? a : i + 1));
  return asKind('Permute', () => ({ dims }))(call);
};

const toShape = (shape: Shape): BuiltLayer => one(reshape(shape), shape, { geometry: null });

const expanding: OpBuilder = (call) => {
  const rank = call.input.length + 2;
  const axes = call.integers(['axis'], 1) ?? [-1];
  const added = new Set(axes.map((axis) => call.axis(axis, rank + axes.length - 1)));
  const rest = [...call.input];
  const length = rest.length + added.size;
  return toShape(Array.from({ length }, (_, i) => (added.has(i + 1) ? 1 : (rest.shift() ?? 1))));
};

const squeezing: OpBuilder = (call) => {
  const rank = call.input.length + 1;
  const gone = call.integers(['axis'], 1)?.map((axis) => call.axis(axis, rank));
  const kept = call.input.filter((size, i) => (gone ? !gone.includes(i + 1) : size !== 1));
  return toShape(kept);
};

/** Several tensors along an axis that is new. */
const stacking: OpBuilder = (call) => {
  const [first = [], ...others] = call.inputs;
  if (others.some((shape) => shape.join() !== first.join())) {
    throw call.wrong('what it stacks', say('of one shape'), undefined);
  }
  const axis = call.axis(call.number(['axis'], 0, 1), first.length + 2);
  const slim = [...first.slice(0, axis - 1), 1, ...first.slice(axis - 1)];
  const outputShape = slim.map((size, i) => (i === axis - 1 ? call.inputs.length : size));
  return one(stack(axis), outputShape, { geometry: null });
};

const tiling: OpBuilder = (call) => {
  const times = call.integers(['repeats', 'multiples'], 1) ?? [];
  if (times.length !== call.input.length + 1 || times[0] !== 1 || times.some((n) => n < 1)) {
    throw call.unsupported(say('a repetition of the batch'));
  }
  const outputShape = call.input.map((size, i) => size * (times[i + 1] ?? 1));
  return one(tile(times), outputShape, { geometry: null });
};

const joining = asKind('Concatenate', (call) => ({ axis: call.number(['axis'], -1, 1) }));

const flattening = asKind('Flatten', () => ({}));

/** Functions that put the same values into another shape. */
export const shapes: readonly (readonly [string, OpBuilder])[] = [
  ['reshape', reshaping],
  ['batchflatten', flattening],
  ['transpose', transposing],
  ['swapaxes', swapping],
  ['expanddims', expanding],
  ['squeeze', squeezing],
  ['stack', stacking],
  ['concatenate', joining],
  ['concat', joining],
  ['tile', tiling],
];
