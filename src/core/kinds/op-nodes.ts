import { globalAveragePool } from '../ops/global-pool.js';
import { choose, compare, comparisons, type Comparison, type Operand } from '../ops/choose.js';
import { clip, stopGradient, unary, unaryFunctions } from '../ops/elementwise.js';
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
} from '../ops/merge.js';
import { max, mean, min, reducedShape, sum, type ReduceAttributes } from '../ops/reduce.js';
import { normalization } from '../ops/normalization.js';
import { interpolated, mirroredBorder } from '../ops/resample-weights.js';
import { resample } from '../ops/resample.js';
import { localResponseNormalization } from '../ops/local-response.js';
import { logSumExp, variance } from '../ops/spread.js';
import { stack } from '../ops/stack.js';
import type { Pair } from '../ops/window.js';
import { identity, pad, reshape, tile } from '../ops/shape.js';
import { slice, slicedShape, type Range } from '../ops/slice.js';
import type { Op } from '../ops/op.js';
import { withConstant, type Combination } from '../ops/with-constant.js';
import { asList, Config, isJson, type Json } from './config.js';
import { kindOf } from './index.js';
import { framedAxis, type BuiltLayer, type Shape } from './kind.js';
import { OpArguments, shapeOf } from './op-arguments.js';
import { activations } from './op-activations.js';
import { axisFunctions } from './op-axis.js';
import { chain, firstOperand, one, secondOperand, type OpBuilder } from './op-builder.js';
import { comesFirst, ofImages } from './op-images.js';
import { parts } from './op-parts.js';
import { products } from './op-products.js';
import type { Argument, OpCall } from './op-call.js';

/**
 * Builds what a call of a function of TensorFlow or `keras.ops` comes to; undefined for a function
 * that is not known.
 *
 * @param name - `math.multiply`, `__operators__.add` (Keras 2), or the class `TrueDivide` (Keras 3)
 * @throws ModelFormatError, UnsupportedLayerError
 */
export function buildOp(name: string, call: OpCall): BuiltLayer | undefined {
  const plain = name
    .slice(name.lastIndexOf('.') + 1)
    .replaceAll('_', '')
    .toLowerCase();
  return FUNCTIONS.get(plain)?.(new OpArguments(call));
}

/** A layer kind, its configuration made from the call. */
const asKind =
  (className: string, config: (call: OpArguments) => Json): OpBuilder =>
  (call) => {
    const kind = kindOf(className);
    if (!kind) throw call.unsupported(`a ${className}`);
    return kind(new Config(call.layer, config(call)), call.inputs);
  };

/** A function of two operands, of which one may be a constant. */
function binary(how: Combination, merge: (() => Op) | null): OpBuilder {
  return (call) => {
    const [left, right] = [call.argument(0, firstOperand), call.argument(1, secondOperand)];
    if (!left || !right) throw call.wrong('its operands', 'two', undefined);
    const tensors = [left, right].map(({ tensor }) => tensor);
    const read = (index: number): Shape => call.inputs[index] ?? [];
    if (tensors[0] !== undefined && tensors[1] !== undefined) {
      if (!merge) throw call.unsupported(`"${how}" of two tensors`);
      const shapes = tensors.map((tensor) => [1, ...read(tensor ?? 0)]);
      // One number for each item, of a reduction over all axes, goes with all that the item has.
      const single = shapes.some((shape) => shape.length === 1);
      const outputShape = broadcast(call, shapes).slice(1);
      return one(single ? alignedRanks(merge()) : merge(), outputShape);
    }
    const side = tensors[0] === undefined ? 'left' : 'right';
    const constant = call.operand(side === 'left' ? left : right);
    const input = call.input;
    const shape = broadcast(call, [[1, ...input], shapeOf(constant)]);
    if (shape.length !== input.length + 1 || shape[0] !== 1) {
      throw call.unsupported('a constant with more axes than what it is combined with');
    }
    return one(withConstant(how, constant, side), shape.slice(1));
  };
}

/** The shape of shapes that are repeated as NumPy does, aligned at the last axis. */
function broadcast(call: OpArguments, shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const size = sizes.find((n) => n !== 1) ?? 1;
    if (sizes.every((n) => n === 1 || n === size)) return size;
    throw call.wrong('its operands', 'of one shape', sizes);
  });
}

const clipping: OpBuilder = (call) => {
  const low = call.number(['x_min', 'clip_value_min', 'min'], -Infinity, 1);
  const high = call.number(['x_max', 'clip_value_max', 'max'], Infinity, 2);
  return one(clip(low, high), call.input);
};

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
  if (call.number(['order'], 2) !== 2) throw call.unsupported('a norm of another order than 2');
  // TensorFlow bounds the squared length, keras.ops the length.
  const epsilon = call.ofKeras3
    ? call.number(['epsilon'], 1e-7) ** 2
    : call.number(['epsilon'], 1e-12, 2);
  const view = (shape: readonly number[]) => ({ shape, axes, weights: shape.map(() => 1) });
  const attributes = { statistics: 'length', epsilon, scale: false, center: false, view } as const;
  return one(normalization(attributes), call.input);
};

/** An operand of a choice or comparison: a tensor or a constant. */
function operandOf(call: OpArguments, argument: Argument | undefined): Operand {
  if (argument?.tensor !== undefined) return { input: argument.tensor };
  if (!argument) throw call.wrong('its operands', 'two', undefined);
  return { constant: call.operand(argument) };
}

/** The shape of operands of a choice or comparison. */
const shapeOfAll = (call: OpArguments, ...operands: readonly Operand[]): Shape =>
  broadcast(call, [
    ...call.inputs.map((shape) => [1, ...shape]),
    ...operands.flatMap((one) => ('constant' in one ? [shapeOf(one.constant)] : [])),
  ]).slice(1);

const comparing =
  (how: Comparison): OpBuilder =>
  (call) => {
    const left = operandOf(call, call.argument(0, firstOperand));
    const right = operandOf(call, call.argument(1, secondOperand));
    return one(compare(how, left, right), shapeOfAll(call, left, right));
  };

const choosing: OpBuilder = (call) => {
  const condition = call.argument(0, ['condition', 'cond'])?.tensor;
  if (condition === undefined) throw call.unsupported('a choice by a constant');
  const a = operandOf(call, call.argument(1, ['x1', 'x']));
  const b = operandOf(call, call.argument(2, ['x2', 'y']));
  return one(choose(condition, a, b), shapeOfAll(call, a, b));
};

const reshaping: OpBuilder = (call) => {
  const target = call.integers(['newshape', 'shape'], 1);
  if (!target) throw call.wrong('shape', 'a shape', undefined);
  const total = call.input.reduce((product, n) => product * n, 1);
  const known = target.slice(1).filter((n) => n !== -1);
  const rest = total / known.reduce((product, n) => product * n, 1);
  const keepsBatch = target[0] === -1 || known.length < target.length - 1 || rest === 1;
  if (!keepsBatch) throw call.unsupported('a reshape across the batch');
  return asKind('Reshape', () => ({ target_shape: target.slice(1) }))(call);
};

const transposing: OpBuilder = (call) => {
  const axes = call.integers(['axes', 'perm'], 1);
  if (!axes || axes[0] !== 0) throw call.unsupported('a transpose of the batch axis');
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
    throw call.wrong('what it stacks', 'of one shape', undefined);
  }
  const axis = call.axis(call.number(['axis'], 0, 1), first.length + 2);
  const slim = [...first.slice(0, axis - 1), 1, ...first.slice(axis - 1)];
  const outputShape = slim.map((size, i) => (i === axis - 1 ? call.inputs.length : size));
  return one(stack(axis), outputShape, { geometry: null });
};

/** One item of an index: a range, or a single cell whose axis goes. */
interface Index {
  readonly range: Range;
  readonly single: boolean;
}

const indexing: OpBuilder = (call) => {
  const given = call.constant(['slice_spec', 'key'], 1);
  const all = Array.isArray(given) ? asList(given) : [given];
  // None stands for an axis of one cell that is new.
  const items = all.filter((item) => item !== null);
  const rank = call.input.length + 1;
  const dots = items.findIndex(isEllipsis);
  const filled =
    dots < 0
      ? items
      : [
          ...items.slice(0, dots),
          ...Array.from({ length: rank - items.length + 1 }, () => ({ start: null })),
          ...items.slice(dots + 1),
        ];
  if (filled.length > rank) throw call.wrong('its index', `${rank} items at most`, given);
  const indices = filled.map((item) => indexOf(call, item));
  const [batch] = indices;
  const whole = !batch || (!batch.single && Object.values(batch.range).every((n) => n === null));
  if (!whole) throw call.unsupported('a part of the batch');
  const ranges = indices.map(({ range }) => range);
  const sliced = slicedShape([1, ...call.input], ranges);
  if (sliced.includes(0)) throw call.wrong('its index', 'one that leaves something', given);
  const kept = withNewAxes(call, all, sliced, indices);
  const cut = { suffix: '', op: slice(ranges), weights: [], outputShape: sliced.slice(1) };
  const steps =
    kept.join() === sliced.slice(1).join()
      ? [cut]
      : [
          { ...cut, suffix: 'slice' },
          { suffix: '', op: reshape(kept), weights: [] },
        ];
  return { steps, outputShape: kept, weights: {}, geometry: null };
};

/** The shape without axes of which one cell is taken, and with those that are new. */
function withNewAxes(
  call: OpArguments,
  items: readonly unknown[],
  sliced: readonly number[],
  indices: readonly Index[],
): number[] {
  const shape: number[] = [];
  const left = sliced.map((size, i) => ({ size, single: indices[i]?.single === true }));
  const named = items.filter((item) => item !== null && !isEllipsis(item)).length;
  for (const item of [...items, ...(items.some(isEllipsis) ? [] : [{ class_name: 'Ellipsis' }])]) {
    const count = isEllipsis(item) ? sliced.length - named : item === null ? 0 : 1;
    if (item === null) shape.push(1);
    for (const { size, single } of left.splice(0, count)) if (!single) shape.push(size);
  }
  if (items[0] === null) throw call.unsupported('an axis before the batch');
  return shape.slice(1);
}

function isEllipsis(item: unknown): boolean {
  if (!isJson(item)) return false;
  const type = item['class_name'] ?? item['type'];
  return type === '__ellipsis__' || type === 'Ellipsis' || type === 'ellipsis';
}

function indexOf(call: OpArguments, item: unknown): Index {
  if (typeof item === 'number' && Number.isInteger(item)) {
    return { range: { start: item, stop: item === -1 ? null : item + 1, step: 1 }, single: true };
  }
  const range = isJson(item) && isJson(item['config']) ? item['config'] : item;
  if (!isJson(range)) throw call.unsupported('an index of another kind than slices and numbers');
  const place = (name: string): number | null => {
    const value = range[name] ?? null;
    if (value === null || Number.isInteger(value)) return value === null ? null : Number(value);
    throw call.wrong(name, 'a whole number', value);
  };
  const step = place('step');
  if (step === 0) throw call.wrong('step', 'not 0', 0);
  return { range: { start: place('start'), stop: place('stop'), step }, single: false };
}

const padding: OpBuilder = (call) => {
  const given = asList(call.constant(['pad_width', 'paddings'], 1));
  const spans = given.map((pair): [number, number] => {
    const [before, after] = asList(pair);
    const whole = (n: unknown): n is number =>
      Number.isInteger(n) && 0 <= Number(n) && Number(n) <= 8192;
    if (whole(before) && whole(after)) return [before, after];
    throw call.wrong('paddings', 'pairs of whole numbers', pair);
  });
  const mode = call.text(['mode'], 'constant', 2).toLowerCase();
  const [batch, ...rest] = spans;
  if (rest.length !== call.input.length || batch?.some((n) => n !== 0)) {
    throw call.wrong('paddings', `${call.input.length + 1} pairs, none for the batch`, given);
  }
  if (mode === 'reflect' || mode === 'symmetric') return mirrored(call, rest, mode);
  if (mode !== 'constant') throw call.unsupported(`padding by ${mode.slice(0, 20)}`);
  const value = call.number(['constant_values'], 0, 3);
  const outputShape = call.input.map((size, i) => size + (rest[i]?.[0] ?? 0) + (rest[i]?.[1] ?? 0));
  const [top = [0, 0], left = [0, 0], channels = [0, 0]] = rest;
  const framed = outputShape.length === 3 && channels.every((n) => n === 0) && value === 0;
  if (framed) return asKind('ZeroPadding2D', () => ({ padding: [top, left] }))(call);
  return one(pad(spans, value), outputShape, { geometry: null });
};

/** Rows and columns with borders of what lies behind a mirror at their edges. */
function mirrored(
  call: OpArguments,
  spans: readonly Pair[],
  mode: 'reflect' | 'symmetric',
): BuiltLayer {
  const [rows, columns, channels, more] = spans;
  const [height = 1, width = 1] = call.input;
  const inner = mode === 'reflect' ? 1 : 0;
  const fits = (pair: Pair | undefined, size: number): pair is Pair =>
    pair !== undefined && Math.max(...pair) <= size - inner;
  const flat = channels?.every((n) => n === 0) === true && more === undefined;
  if (!flat || !fits(rows, height) || !fits(columns, width)) {
    throw call.unsupported('a mirrored border of more than rows and columns');
  }
  const op = resample({
    rows: (size) => mirroredBorder(size, rows, inner),
    columns: (size) => mirroredBorder(size, columns, inner),
  });
  const [, , depth = 1] = call.input;
  const geometry = [framedAxis(height, rows, 1), framedAxis(width, columns, 1)] as const;
  return one(op, [geometry[0].output, geometry[1].output, depth], { geometry });
}

const tiling: OpBuilder = (call) => {
  const times = call.integers(['repeats', 'multiples'], 1) ?? [];
  if (times.length !== call.input.length + 1 || times[0] !== 1 || times.some((n) => n < 1)) {
    throw call.unsupported('a repetition of the batch');
  }
  const outputShape = call.input.map((size, i) => size * (times[i + 1] ?? 1));
  return one(tile(times), outputShape, { geometry: null });
};

const joining = asKind('Concatenate', (call) => ({ axis: call.number(['axis'], -1, 1) }));

/** Images of Keras' function can keep their proportions, as in the layer; TensorFlow's cannot. */
const resizing: OpBuilder = ofImages((call) => {
  const [height, width] = call.integers(['size'], 1) ?? [];
  const interpolation = call.constant(['interpolation', 'method'], 2) ?? 'bilinear';
  const antialias = call.boolean(['antialias'], false);
  return asKind('Resizing', () => ({
    height,
    width,
    interpolation,
    antialias,
    crop_to_aspect_ratio: call.boolean(['crop_to_aspect_ratio'], false),
    pad_to_aspect_ratio: call.boolean(['pad_to_aspect_ratio'], false),
    fill_value: call.number(['fill_value'], 0),
  }))(call);
});

/** Resizing functions of TensorFlow 1, whose centres lie elsewhere. */
const oldResizing =
  (interpolation: 'bilinear' | 'bicubic' | 'nearest'): OpBuilder =>
  (call) => {
    const [height = 1, width = 1] = call.integers(['size'], 1) ?? [];
    const half = call.boolean(['half_pixel_centers'], false);
    const centres = call.boolean(['align_corners'], false) ? 'aligned' : half ? 'half' : 'corner';
    const [, , channels, more] = call.input;
    if (channels === undefined || more !== undefined || height < 1 || width < 1) {
      throw call.unsupported('a resize of what is no image');
    }
    const op = resample({
      rows: (size) => interpolated(interpolation, size, height, centres),
      columns: (size) => interpolated(interpolation, size, width, centres),
    });
    return one(op, [height, width, channels], { geometry: null });
  };

/** A part of an image from a place on. */
const croppingTo: OpBuilder = (call) => {
  const [height = 1, width = 1] = call.input;
  const top = call.number(['offset_height', 'top_cropping'], 0, 1);
  const left = call.number(['offset_width', 'left_cropping'], 0, 2);
  const side = (name: string, size: number, before: number, after: string, at: number): number => {
    const target = call.constant([name], at) ?? null;
    return target === null ? call.number([after], 0) : size - before - Number(target);
  };
  const bottom = side('target_height', height, top, 'bottom_cropping', 3);
  const right = side('target_width', width, left, 'right_cropping', 4);
  const border = [
    [top, bottom],
    [left, right],
  ];
  return asKind('Cropping2D', () => ({ cropping: border }))(call);
};

/** AlexNet's normalisation by the channels around each. */
const localResponses: OpBuilder = (call) => {
  const op = localResponseNormalization({
    radius: call.number(['depth_radius'], 5, 1),
    bias: call.number(['bias'], 1, 2),
    alpha: call.number(['alpha'], 1, 3),
    beta: call.number(['beta'], 0.5, 4),
  });
  return one(op, call.input);
};

const flattening = asKind('Flatten', () => ({}));

const adaptive = (className: string): OpBuilder =>
  ofImages(asKind(className, (call) => ({ output_size: call.constant(['output_size'], 1) })));

/** Pooling functions call their window by several names. */
const pooling = (className: string): OpBuilder =>
  ofImages(
    asKind(className, (call) => {
      const spatial = (value: unknown) => {
        const sides = asList(value);
        if (sides.length !== 4) return value;
        return comesFirst(call) ? sides.slice(2) : sides.slice(1, 3);
      };
      return {
        pool_size: spatial(call.constant(['pool_size', 'ksize', 'pool_shape', 'window_shape'], 1)),
        strides: spatial(call.constant(['strides'], 2) ?? null),
        padding: call.text(['padding'], 'valid', 3).toLowerCase(),
      };
    }),
  );

const passing: OpBuilder = (call) => one(identity(), call.input);

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

const norming: OpBuilder = (call) => {
  const order = call.constant(['ord'], 1) ?? 2;
  if (order === 2 || order === 'euclidean' || order === 'fro') return euclidean(call, 2);
  if (order !== 1) throw call.unsupported('a norm of another order than 1 and 2');
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

/** By name, in small letters and without underscores. */
const FUNCTIONS: ReadonlyMap<string, OpBuilder> = new Map<string, OpBuilder>([
  ...unaryFunctions.map((name): [string, OpBuilder] => [
    name,
    (call) => one(unary(name), call.input),
  ]),
  ['absolute', (call) => one(unary('abs'), call.input)],
  ['neg', (call) => one(unary('negative'), call.input)],
  ['add', binary('add', add)],
  ['radd', binary('add', add)],
  ['subtract', binary('subtract', subtract)],
  ['sub', binary('subtract', subtract)],
  ['multiply', binary('multiply', multiply)],
  ['mul', binary('multiply', multiply)],
  ['divide', binary('divide', divide)],
  ['truedivide', binary('divide', divide)],
  ['truediv', binary('divide', divide)],
  ['divnonan', binary('divide', divide)],
  ['biasadd', ofImages(binary('add', add))],
  ['power', binary('power', power)],
  ['pow', binary('power', power)],
  ['floordivide', binary('floorDivide', null)],
  ['floordiv', binary('floorDivide', null)],
  ['mod', binary('modulo', null)],
  ['floormod', binary('modulo', null)],
  ['logicaland', binary('multiply', multiply)],
  ['logicalor', binary('maximum', maximum)],
  ['logicalnot', (call) => one(withConstant('subtract', 1, 'left'), call.input)],
  ['maximum', binary('maximum', maximum)],
  ['minimum', binary('minimum', minimum)],
  [
    'squareddifference',
    (call) =>
      one(
        squaredDifference(),
        broadcast(
          call,
          call.inputs.map((s) => [1, ...s]),
        ).slice(1),
      ),
  ],
  ...activations,
  ...parts,
  ...products,
  ...axisFunctions,
  ['clip', clipping],
  ['clipbyvalue', clipping],
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
  ['reshape', reshaping],
  ['transpose', transposing],
  ['swapaxes', swapping],
  ['expanddims', expanding],
  ['squeeze', squeezing],
  ['stack', stacking],
  ['concatenate', joining],
  ['concat', joining],
  ['getitem', indexing],
  ['var', varying],
  ['reducevariance', varying],
  ['std', deviating],
  ['reducestd', deviating],
  ['logsumexp', summingExponents],
  ['reducelogsumexp', summingExponents],
  ['normalize', normalizing],
  ['l2normalize', normalizing],
  ...comparisons.map((how): [string, OpBuilder] => [how, comparing(how)]),
  ['where', choosing],
  ['wherev2', choosing],
  ['addn', (call) => asKind('Add', () => ({}))(call)],
  ['pad', padding],
  ['tile', tiling],
  ['resize', resizing],
  ['resizebilinear', oldResizing('bilinear')],
  ['resizebicubic', oldResizing('bicubic')],
  ['resizenearestneighbor', oldResizing('nearest')],
  ['croptoboundingbox', croppingTo],
  ['cropimages', ofImages(croppingTo)],
  [
    'adjustbrightness',
    (call) => one(withConstant('add', call.number(['delta'], 0, 1)), call.input),
  ],
  ['batchflatten', flattening],
  ['adaptiveaveragepool', adaptive('AdaptiveAveragePooling2D')],
  ['adaptivemaxpool', adaptive('AdaptiveMaxPooling2D')],
  ['localresponsenormalization', localResponses],
  ['lrn', localResponses],
  ['averagepool', pooling('AveragePooling2D')],
  ['avgpool', pooling('AveragePooling2D')],
  ['avgpool2d', pooling('AveragePooling2D')],
  ['maxpool', pooling('MaxPooling2D')],
  ['maxpool2d', pooling('MaxPooling2D')],
  ['cast', casting],
  ['identity', passing],
  ['copy', passing],
  ['stopgradient', (call) => one(stopGradient(), call.input)],
  ['ensureshape', passing],
  ['fulllike', filling],
  ['norm', norming],
  ['reduceeuclideannorm', (call) => euclidean(call)],
  ['moments', moments],
  ...(
    [
      ['arccos', 'acos'],
      ['arccosh', 'acosh'],
      ['arcsin', 'asin'],
      ['arcsinh', 'asinh'],
      ['arctan', 'atan'],
      ['arctanh', 'atanh'],
    ] as const
  ).map(([name, own]): [string, OpBuilder] => [name, (call) => one(unary(own), call.input)]),
  ['converttotensor', passing],
]);
