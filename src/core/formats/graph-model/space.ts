import { max, mean, min, reducedShape, sum, type ReduceAttributes } from '../../ops/reduce.js';
import { pad as padOp, permute, reshape as reshapeOp } from '../../ops/shape.js';
import { slice, slicedShape, slicedWindows, type AxisSlice } from '../../ops/slice.js';
import type { Op } from '../../ops/op.js';
import type { Pair } from '../../ops/window.js';
import { framedAxis, type Kind, type Shape } from '../../kinds/kind.js';
import { repeatedAxis } from '../../kinds/resizing.js';
import { sizeOf } from './constant.js';
import { expandedShape, shapeFor, squeezedShape, stridedRanges, type Taken } from './fold.js';
import { borderOf, channelsFirst, imageOf, like, pairOf } from './layout.js';
import type { NodeDef } from './node-def.js';
import { layerOf, type Rule } from './rule.js';
import {
  graphShape,
  isFlow,
  permuted,
  shapeConstant,
  type Flow,
  type Translation,
} from './translation.js';
import { say, str } from '../../sentence.js';

/* What changes shapes and places: pooling, reductions, reshapes, slices, borders. */

/** MaxPool and AvgPool. */
export const pooling =
  (className: string): Rule =>
  (at, node) => {
    const x = imageOf(at, node, at.tensor(node));
    const padding = node.attributes.choice('padding', ['VALID', 'SAME', 'EXPLICIT']);
    if (padding === 'EXPLICIT') throw at.unsupported(node, say('has paddings of its own'));
    const config = {
      pool_size: pairOf(node, 'ksize'),
      strides: pairOf(node, 'strides'),
      padding: padding.toLowerCase(),
    };
    return like(at.layer(node.name, { className, config, reads: [x] }), x);
  };

const REDUCE: Readonly<Record<string, (attributes: ReduceAttributes) => Op>> = {
  Max: max,
  Mean: mean,
  Min: min,
  Sum: sum,
};

/** Mean, Max, Min and Sum over axes; of rows and columns as Keras' layers of that. */
export const reduction =
  (globalClass?: string): Rule =>
  (at, node) => {
    const given = at.tensor(node);
    const keepDims = node.attributes.boolean('keep_dims');
    const rank = given.shape.length + 1;
    const axes = at.numbers(node, 1).map((axis) => (axis < 0 ? axis + rank : axis));
    const over = (...wanted: readonly number[]) =>
      axes.length === wanted.length && wanted.every((axis) => axes.includes(axis));
    const cells = given.turned === true ? over(2, 3) : over(1, 2);
    if (globalClass !== undefined && cells && given.shape.length === 3 && given.rows !== true) {
      const draft = { className: globalClass, config: { keepdims: keepDims }, reads: [given] };
      const made = at.layer(node.name, draft);
      return keepDims ? like(made, given) : made;
    }
    const x = at.upright(node, given);
    if (axes.length === 0) return x;
    if (axes.some((axis) => axis < 1 || axis >= rank)) {
      throw at.unsupported(node, say('goes over the batch'));
    }
    const make = REDUCE[node.op];
    if (!make) throw at.unsupported(node, say('is a reduction of another kind'));
    const attributes = { axes, keepDims };
    const shape = reducedShape([1, ...x.shape], attributes).slice(1);
    const kind = layerOf(make(attributes), shape);
    return at.layer(node.name, { className: node.op, reads: [x], kind });
  };

/** A layer that gives the items another shape; none where they have it. */
function reshaped(at: Translation, node: NodeDef, x: Flow, shape: Shape): Flow {
  if (shape.length === x.shape.length && shape.every((size, i) => size === x.shape[i])) return x;
  const className = shape.length === 1 && x.shape.length === 3 ? 'Flatten' : 'Reshape';
  const config = className === 'Reshape' ? { target_shape: shape } : {};
  return at.layer(node.name, { className, config, reads: [x] });
}

/**
 * Reshape to a constant shape. The batch stays the first axis, or takes all others but the last in
 * (`[n·h·w, c]`) and gives them back, as dense layers over images are written.
 */
export const reshape: Rule = (at, node) => {
  const given = at.tensor(node);
  const last = given.shape[given.shape.length - 1] ?? 1;
  const x = given.rows === true ? given : at.upright(node, given);
  const total = sizeOf(x.shape);
  const target = shapeFor(at.numbers(node, 1), total);
  if (!target) {
    throw at.unsupported(node, say(str`gives ${total} values a shape that they do not fill`));
  }
  const [batch, ...shape] = target;
  const back =
    x.rows === true && shape.length === x.shape.length && shape.every((n, i) => n === x.shape[i]);
  if (back) return { layer: x.layer, shape: x.shape };
  if (batch === 1 && x.rows !== true) return reshaped(at, node, x, shape);
  if (shape.length === 1 && shape[0] === last)
    return { layer: x.layer, shape: x.shape, rows: true };
  throw at.unsupported(node, say('mixes the batch with other axes'));
};

export const squeeze: Rule = (at, node) => {
  const x = at.flow(node);
  const axes = node.attributes.integers('squeeze_dims');
  const [batch, ...shape] = squeezedShape(graphShape(x), axes.length > 0 ? axes : onesOf(x));
  if (batch !== 1) throw at.unsupported(node, say('takes the batch away'));
  return reshaped(at, node, x, shape);
};

/** Axes of one cell, the batch aside. */
const onesOf = ({ shape }: Flow): number[] =>
  shape.flatMap((size, axis) => (size === 1 ? [axis + 1] : []));

export const expandDims: Rule = (at, node) => {
  const x = at.flow(node);
  const [axis = 0] = at.numbers(node, 1);
  const rank = x.shape.length + 2;
  if (axis === 0 || axis === -rank)
    throw at.unsupported(node, say('puts an axis before the batch'));
  return reshaped(at, node, x, expandedShape(graphShape(x), axis).slice(1));
};

export const transpose: Rule = (at, node) => {
  const x = at.flow(node);
  const [batch, ...dims] = at.numbers(node, 1);
  if (batch !== 0) throw at.unsupported(node, say('moves the batch'));
  // Back to an order that a layer below already has.
  if (dims.every((axis, i) => axis === i + 1)) return x;
  return at.layer(node.name, permuted([x], dims));
};

export const shape: Rule = (at, node) => {
  const value = at.input(node, 0);
  return isFlow(value) ? shapeConstant(value) : shapeConstant(at.flow(node));
};

/** ConcatV2: the axis comes last. */
export const concat: Rule = (at, node) => {
  const count = node.inputs.length - 1;
  const flows = node.inputs.slice(0, count).map((_, index) => at.tensor(node, index));
  const [first] = flows;
  if (!first) throw at.unsupported(node, say('joins nothing'));
  if (flows.length === 1) return first;
  const turned = flows.every((flow) => flow.turned === true);
  const reads = turned ? flows : flows.map((flow) => at.upright(node, flow));
  const rank = first.shape.length + 1;
  const [written = -1] = at.numbers(node, count);
  const axis = written < 0 ? written + rank : written;
  if (axis === 0) throw at.unsupported(node, say('joins along the batch'));
  const layoutAxis = turned ? ([0, 3, 1, 2][axis] ?? axis) : axis;
  const joined = at.layer(node.name, {
    className: 'Concatenate',
    config: { axis: layoutAxis },
    reads,
  });
  return turned ? like(joined, first) : joined;
};

/** Cells of some axes, the batch first; axes of which one cell is taken go. */
function sliced(
  at: Translation,
  node: NodeDef,
  name: string,
  x: Flow,
  ranges: readonly Taken[],
): Flow {
  const [batch, ...rest] = ranges;
  if (batch?.shrunk === true || ![null, 0].includes(batch?.start ?? null)) {
    throw at.unsupported(node, say('takes part of the batch'));
  }
  const own: AxisSlice[] = [{}, ...rest.map(({ start, stop, step }) => ({ start, stop, step }))];
  const [, ...taken] = slicedShape([1, ...x.shape], own);
  const shape = taken.filter((_, axis) => rest[axis]?.shrunk !== true);
  if (taken.includes(0)) throw at.unsupported(node, say('takes nothing'));
  const cut = { suffix: '', op: slice(own), weights: [], outputShape: taken };
  const asTaken = shape.length === taken.length;
  const geometry = asTaken ? slicedWindows([1, ...x.shape], own) : null;
  const steps = asTaken
    ? [cut]
    : [
        { ...cut, suffix: 'slice' },
        { suffix: '', op: reshapeOp(shape), weights: [] },
      ];
  const kind: Kind = () => ({ steps, outputShape: shape, weights: {}, geometry });
  return at.layer(name, { className: node.op, reads: [x], kind });
}

export const stridedSlice: Rule = (at, node) => {
  const x = at.flow(node);
  const limits = [1, 2, 3].map((index) => at.constant(node, index));
  const ranges = stridedRanges(node, x.shape.length + 1, limits);
  if (!ranges) throw at.unsupported(node, say('adds axes, or has limits that are not known'));
  return sliced(at, node, node.name, x, ranges);
};

const OPEN: Taken = { start: null, stop: null, step: 1, shrunk: false };

export const sliceOut: Rule = (at, node) => {
  const x = at.flow(node);
  const [begin, size] = [at.numbers(node, 1), at.numbers(node, 2)];
  const ranges = [1, ...x.shape].map((cells, axis): Taken => {
    const start = begin[axis] ?? 0;
    const count = size[axis] ?? -1;
    return {
      ...OPEN,
      start,
      stop: count === -1 || axis === 0 ? null : Math.min(cells, start + count),
    };
  });
  return sliced(at, node, node.name, x, ranges);
};

/** Pieces of an axis, one after another, each an output of the node. */
function pieces(
  at: Translation,
  node: NodeDef,
  x: Flow,
  axis: number,
  sizes: readonly number[],
  shrunk = false,
): Flow[] {
  const own = axis < 0 ? axis + x.shape.length + 1 : axis;
  if (own < 1 || own > x.shape.length) throw at.unsupported(node, say('cuts the batch'));
  let start = 0;
  return sizes.map((size, index) => {
    const range = { start, stop: start + size, step: 1, shrunk };
    start += size;
    const ranges = [1, ...x.shape].map((_, i) => (i === own ? range : OPEN));
    return sliced(at, node, index === 0 ? node.name : `${node.name}:${index}`, x, ranges);
  });
}

const MOST_PIECES = 1024;

/** As many equal sizes as a node says that it has outputs. */
function even(at: Translation, node: NodeDef, total: number, count: number): number[] {
  if (count < 1 || count > MOST_PIECES || total % count !== 0) {
    throw at.unsupported(node, say(str`cuts ${total} cells into ${count}`));
  }
  return Array.from({ length: count }, () => total / count);
}

const cellsOf = (x: Flow, axis: number): number =>
  x.shape[(axis < 0 ? axis + x.shape.length + 1 : axis) - 1] ?? 0;

/** Split: the axis comes first. */
export const split: Rule = (at, node) => {
  const [axis = 0] = at.numbers(node, 0);
  const x = at.flow(node, 1);
  const sizes = even(at, node, cellsOf(x, axis), node.attributes.number('num_split', 1));
  return pieces(at, node, x, axis, sizes);
};

/** SplitV: sizes, of which one may be −1, and then the axis. */
export const splitTo: Rule = (at, node) => {
  const x = at.flow(node);
  const [axis = 0] = at.numbers(node, 2);
  const sizes = shapeOfPieces(at.numbers(node, 1), cellsOf(x, axis));
  if (!sizes) throw at.unsupported(node, say('cuts other sizes than there are'));
  return pieces(at, node, x, axis, sizes);
};

function shapeOfPieces(given: readonly number[], total: number): number[] | undefined {
  const rest = total - given.filter((n) => n !== -1).reduce((sum, n) => sum + n, 0);
  const sizes = given.map((n) => (n === -1 ? rest : n));
  const fits = sizes.length <= MOST_PIECES && sizes.every((n) => Number.isInteger(n) && n > 0);
  return fits && sizes.reduce((sum, n) => sum + n, 0) === total ? sizes : undefined;
}

export const unpack: Rule = (at, node) => {
  const x = at.flow(node);
  const axis = node.attributes.number('axis', 0);
  const count = cellsOf(x, axis);
  return pieces(at, node, x, axis, even(at, node, count, count), true);
};

/** Pad and PadV2: zeros, or another value, around any axes but the batch. */
export const pad: Rule = (at, node) => {
  const given = at.tensor(node);
  const value = node.op === 'PadV2' ? (at.numbers(node, 2)[0] ?? 0) : 0;
  const list = at.numbers(node, 1);
  const turned = given.turned === true;
  const border = borderOf(list, turned);
  const [batchBefore = 0, batchAfter = 0] = list;
  const channelsAt = turned ? 2 : 6;
  const others = [batchBefore, batchAfter, list[channelsAt] ?? 0, list[channelsAt + 1] ?? 0];
  if (list.every((cells) => cells === 0)) return given;
  const image = given.shape.length === 3 && given.rows !== true;
  if (image && value === 0 && others.every((cells) => cells === 0)) {
    const draft = { className: 'ZeroPadding2D', config: { padding: border }, reads: [given] };
    return like(at.layer(node.name, draft), given);
  }
  const x = at.upright(node, given);
  if (batchBefore !== 0 || batchAfter !== 0) throw at.unsupported(node, say('adds to the batch'));
  const spans = [1, ...x.shape].map((_, axis): Pair => [
    list[2 * axis] ?? 0,
    list[2 * axis + 1] ?? 0,
  ]);
  if (spans.flat().some((cells) => !(cells >= 0 && cells <= 8192))) {
    throw at.unsupported(node, say('has a border of another size'));
  }
  const shape = x.shape.map(
    (size, i) => size + (spans[i + 1]?.[0] ?? 0) + (spans[i + 1]?.[1] ?? 0),
  );
  const [, rows, columns] = spans;
  const [h = 1, w = 1] = x.shape;
  const geometry =
    image && rows && columns
      ? ([framedAxis(h, rows, 1), framedAxis(w, columns, 1)] as const)
      : null;
  const kind = layerOf(padOp(spans, value), shape, {}, geometry);
  return at.layer(node.name, { className: node.op, reads: [x], kind });
};

/** DepthToSpace: channels become blocks of cells, by a reshape, a new order of axes and a reshape. */
export const depthToSpace: Rule = (at, node) => {
  const b = node.attributes.number('block_size', 2);
  const x = at.flow(node);
  const [h = 1, w = 1, c = 1] = x.shape;
  const channels = c / (b * b);
  if (channelsFirst(node) || x.shape.length !== 3 || !Number.isInteger(channels) || !(b >= 1)) {
    throw at.unsupported(node, say(str`has blocks of ${b} in [${x.shape.join(', ')}]`));
  }
  const shape = [h * b, w * b, channels];
  const kind: Kind = () => ({
    steps: [
      {
        suffix: 'blocks',
        op: reshapeOp([h, w, b, b, channels]),
        weights: [],
        outputShape: [h, w, b, b, channels],
      },
      {
        suffix: 'order',
        op: permute([0, 1, 3, 2, 4, 5]),
        weights: [],
        outputShape: [h, b, w, b, channels],
      },
      { suffix: '', op: reshapeOp(shape), weights: [] },
    ],
    outputShape: shape,
    weights: {},
    geometry: [repeatedAxis(h, b), repeatedAxis(w, b)],
  });
  return at.layer(node.name, { className: node.op, reads: [x], kind });
};
