import { slice, slicedShape, slicedWindows, type AxisSlice } from '../../ops/slice.js';
import { permute, reshape, tile } from '../../ops/shape.js';
import { windowAxis, type WindowAxis } from '../../ops/window.js';
import type { BuiltLayer, Shape } from '../kind.js';
import { repeatedAxis } from '../resizing.js';
import type { OpArguments } from './arguments.js';
import { chain, one, type OpBuilder } from './builder.js';
import { ofImages } from './of-images.js';
import { say, str } from '../../sentence.js';

/* Functions that take tensors apart, and turn them round. */

/** A range of one axis, which is counted with the batch. */
const rangeOf = (axis: number, range: AxisSlice): AxisSlice[] => [
  ...Array.from({ length: axis }, () => ({})),
  range,
];

/** Several outputs, each a range along one axis; one cell each where the axis goes. */
function apart(call: OpArguments, axis: number, bounds: readonly number[]): BuiltLayer {
  const pieces = bounds.slice(1).map((stop, i) => {
    const ranges = rangeOf(axis, { start: bounds[i] ?? 0, stop });
    const whole = [1, ...call.input];
    const geometry = slicedWindows(whole, ranges);
    return { op: slice(ranges), outputShape: slicedShape(whole, ranges).slice(1), geometry };
  });
  const [first, ...more] = pieces;
  if (!first || pieces.some(({ outputShape }) => outputShape.includes(0))) {
    throw call.wrong('its parts', say('parts that have cells'), bounds);
  }
  return one(first.op, first.outputShape, { geometry: first.geometry, more });
}

/** `split` into parts of one size, at indices (`keras.ops`), or of given sizes (TensorFlow). */
const splitting: OpBuilder = (call) => {
  const names = ['indices_or_sections', 'num_or_size_splits'];
  const given = call.constant(names, 1);
  const list = call.integers(names, 1) ?? [];
  const axis = call.axis(call.number(['axis'], 0, 2), call.input.length + 1);
  const size = call.input[axis - 1] ?? 1;
  if (typeof given === 'number') {
    const part = size / given;
    if (!Number.isInteger(part))
      throw call.wrong('its parts', say(str`a divisor of ${size}`), given);
    return apart(
      call,
      axis,
      Array.from({ length: given + 1 }, (_, i) => i * part),
    );
  }
  if (call.ofKeras3) return apart(call, axis, [0, ...list, size]);
  const known = list.reduce((sum, n) => sum + Math.max(0, n), 0);
  const sizes = list.map((n) => (n < 0 ? size - known : n));
  return apart(
    call,
    axis,
    sizes.reduce<number[]>((bounds, n) => [...bounds, (bounds.at(-1) ?? 0) + n], [0]),
  );
};

/** `unstack`: every cell of an axis, which goes. */
const unstacking: OpBuilder = (call) => {
  const axis = call.axis(call.number(['axis'], 0, 2), call.input.length + 1);
  const index = (cell: number) => {
    const range = { start: cell, stop: cell + 1 };
    return cellOf(rangeOf(axis, range), outputShape);
  };
  const outputShape = call.input.filter((_, i) => i + 1 !== axis);
  const cells = Array.from({ length: call.input[axis - 1] ?? 1 }, (_, cell) => index(cell));
  const [first, ...more] = cells;
  if (!first) throw call.wrong('its axis', say('one that has cells'), axis);
  return one(first.op, outputShape, { geometry: null, more });
};

/** A slice of one cell, without its axis. */
function cellOf(ranges: readonly AxisSlice[], outputShape: Shape) {
  const taken = slice(ranges);
  const shaped = reshape(outputShape);
  return {
    outputShape,
    op: {
      ...taken,
      forward: (inputs, weights, derive) =>
        shaped.forward([taken.forward(inputs, weights, derive)], weights, derive),
      backward(context) {
        const [shape = []] = context.inputShapes;
        const [dy] = shaped.backward({ ...context, inputShapes: [slicedShape(shape, ranges)] });
        return taken.backward({ ...context, dy: dy ?? context.dy });
      },
    } satisfies typeof taken,
  };
}

const turnedRound = (call: OpArguments, axes: readonly number[]): BuiltLayer => {
  const ranges = Array.from({ length: call.input.length + 1 }, (_, axis) =>
    axes.includes(axis) ? { step: -1 } : {},
  );
  return one(slice(ranges), call.input, { geometry: null });
};

const flipping: OpBuilder = (call) => {
  const rank = call.input.length + 1;
  const axes = call.integers(['axis'], 1)?.map((axis) => call.axis(axis, rank));
  if (!axes) throw call.unsupported(say('a flip of all axes, the batch among them'));
  return turnedRound(call, axes);
};

/** `repeat`: every cell of an axis several times. */
const repeating: OpBuilder = (call) => {
  const [times, ...more] = call.integers(['repeats'], 1) ?? [];
  const given = call.constant(['axis'], 2);
  if (times === undefined || times < 1 || more.length > 0 || typeof given !== 'number') {
    throw call.unsupported(say('a repetition of another form than one number along one axis'));
  }
  const axis = call.axis(given, call.input.length + 1);
  const slim = [...call.input.slice(0, axis), 1, ...call.input.slice(axis)];
  const wide = slim.map((size, i) => (i === axis ? times : size));
  const outputShape = call.input.map((size, i) => (i + 1 === axis ? size * times : size));
  return {
    ...chain(
      [reshape(slim), slim],
      [tile([1, ...slim.map((_, i) => (i === axis ? times : 1))]), wide],
      [reshape(outputShape), outputShape],
    ),
    geometry: null,
  };
};

const moving: OpBuilder = (call) => {
  const rank = call.input.length + 1;
  const from = (call.integers(['source'], 1) ?? []).map((axis) => call.axis(axis, rank));
  const to = (call.integers(['destination'], 2) ?? []).map((axis) => call.axis(axis, rank));
  const rest = Array.from({ length: rank }, (_, i) => i).filter((axis) => !from.includes(axis));
  const order = Array.from({ length: rank }, (_, i) =>
    to.includes(i) ? (from[to.indexOf(i)] ?? 0) : (rest.shift() ?? 0),
  );
  const outputShape = order.slice(1).map((axis) => call.input[axis - 1] ?? 1);
  return one(permute(order), outputShape, { geometry: null });
};

/** `slice` from a place on, of a size; −1 stands for all that is left. */
const cutting: OpBuilder = (call) => {
  const begin = call.integers(['begin', 'start_indices'], 1) ?? [];
  const size = call.integers(['size', 'shape'], 2) ?? [];
  const ranges = begin.map((start, axis): AxisSlice => {
    const count = size[axis] ?? -1;
    return { start, stop: count === -1 ? null : start + count };
  });
  return ranged(call, ranges);
};

/** `strided_slice` without masks. */
const striding: OpBuilder = (call) => {
  const begin = call.integers(['begin'], 1) ?? [];
  const end = call.integers(['end'], 2) ?? [];
  const strides = call.integers(['strides'], 3) ?? [];
  for (const mask of [
    'begin_mask',
    'end_mask',
    'ellipsis_mask',
    'new_axis_mask',
    'shrink_axis_mask',
  ]) {
    if (call.number([mask], 0) !== 0) throw call.unsupported(say('a slice with masks'));
  }
  return ranged(
    call,
    begin.map((start, axis) => ({ start, stop: end[axis] ?? null, step: strides[axis] ?? 1 })),
  );
};

function ranged(call: OpArguments, [batch, ...ranges]: readonly AxisSlice[]): BuiltLayer {
  const whole = (batch?.start ?? 0) === 0 && (batch?.stop ?? 1) === 1;
  if (ranges.some(({ step }) => step === 0) || !whole)
    throw call.unsupported(say('a part of the batch'));
  const all = [{}, ...ranges];
  const outputShape = slicedShape([1, ...call.input], all).slice(1);
  if (outputShape.includes(0))
    throw call.wrong('its range', say('one that leaves something'), ranges);
  return one(slice(all), outputShape, { geometry: slicedWindows([1, ...call.input], all) });
}

/** `array_split`: parts that are as equal as can be, the larger ones first. */
const splittingNearly: OpBuilder = (call) => {
  const given = call.number(['indices_or_sections'], NaN, 1);
  const axis = call.axis(call.number(['axis'], 0, 2), call.input.length + 1);
  const size = call.input[axis - 1] ?? 1;
  if (!Number.isInteger(given) || given < 1 || given > size) {
    throw call.wrong('its parts', say(str`1 to ${size}`), given);
  }
  const bound = (i: number) => i * Math.floor(size / given) + Math.min(i, size % given);
  return apart(
    call,
    axis,
    Array.from({ length: given + 1 }, (_, i) => bound(i)),
  );
};

/** Repeated to a shape whose axes of one cell, or missing ones, are those of the input. */
const broadcasting: OpBuilder = (call) => {
  const target = call.integers(['shape'], 1) ?? [];
  const [, ...outputShape] = target;
  const count = outputShape.reduce((product, n) => product * n, 1);
  const fits =
    outputShape.length === call.input.length &&
    outputShape.every((size, i) => size === call.input[i] || call.input[i] === 1);
  if (!fits || count > 2 ** 24)
    throw call.wrong('shape', say('one that the input can have'), target);
  const times = outputShape.map((size, i) => size / (call.input[i] ?? 1));
  return one(tile([1, ...times]), outputShape, { geometry: null });
};

function blockOf(call: OpArguments): number {
  const block = call.number(['block_size'], 2, 1);
  if (Number.isInteger(block) && block >= 1) return block;
  throw call.wrong('block_size', say('a whole number from 1'), block);
}

/** Rows and columns by blocks, the two middle axes changed over, and put together again. */
const regrouped = (
  blocks: Shape,
  turned: Shape,
  made: Shape,
  axis: (input: number) => WindowAxis,
  [height = 1, width = 1]: Shape,
): BuiltLayer => ({
  ...chain([reshape(blocks), blocks], [permute([0, 1, 3, 2, 4, 5]), turned], [reshape(made), made]),
  geometry: [axis(height), axis(width)],
});

/** Cells of channels side by side: `[h, w, b · b · c]` becomes `[h · b, w · b, c]`. */
const spreadOut: OpBuilder = ofImages((call) => {
  const [height = 1, width = 1, channels = 1] = call.input;
  const block = blockOf(call);
  const depth = channels / block ** 2;
  if (call.input.length !== 3 || !Number.isInteger(depth)) {
    throw call.wrong('block_size', say(str`one whose square divides ${channels} channels`), block);
  }
  const blocks = [height, width, block, block, depth];
  const turned = [height, block, width, block, depth];
  const made = [height * block, width * block, depth];
  return regrouped(blocks, turned, made, (size) => repeatedAxis(size, block), call.input);
});

/** The reverse: blocks of cells become channels. */
const gathered: OpBuilder = ofImages((call) => {
  const [height = 1, width = 1, channels = 1] = call.input;
  const block = blockOf(call);
  const [rows, columns] = [height / block, width / block];
  if (call.input.length !== 3 || !Number.isInteger(rows) || !Number.isInteger(columns)) {
    throw call.wrong(
      'block_size',
      say(str`a divisor of ${height} rows and ${width} columns`),
      block,
    );
  }
  const blocks = [rows, block, columns, block, channels];
  const turned = [rows, columns, block, block, channels];
  const made = [rows, columns, block * block * channels];
  const axis = (size: number) => windowAxis(size, block, block, 1, 'valid');
  return regrouped(blocks, turned, made, axis, call.input);
});

/** By name, in small letters and without underscores. */
export const parts: readonly (readonly [string, OpBuilder])[] = [
  ['split', splitting],
  ['unstack', unstacking],
  ['flip', flipping],
  ['reverse', flipping],
  ['flipleftright', (call) => turnedRound(call, [2])],
  ['flipupdown', (call) => turnedRound(call, [1])],
  ['repeat', repeating],
  ['moveaxis', moving],
  ['slice', cutting],
  ['stridedslice', striding],
  ['arraysplit', splittingNearly],
  ['broadcastto', broadcasting],
  ['depthtospace', spreadOut],
  ['spacetodepth', gathered],
];
