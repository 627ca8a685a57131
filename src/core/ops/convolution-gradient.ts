import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { WindowAxis } from './window.js';

/*
 * The gradient of a convolution with respect to its input, as convolutions.
 *
 * Along one axis the forward pass is y[o] = Σ_k x[o·s + k·d − p] · w[k], so
 *
 *     dx[i] = Σ dy[o] · w[k]   over all o, k with o·s + k·d − p = i.
 *
 * Write i = q·s + r with the phase r in 0…s−1. For each phase that is a stride-1 correlation of dy
 * with every s-th tap, flipped: tap k = k0 + s·m meets dy[q + c − m], where k0 = (r + p) mod s and
 * c = ⌊(r + p) / s⌋. No zeros are inserted, and every piece is a forward convolution, which all
 * backends do best. With stride 1 there is one phase and dilation d stays a dilation.
 */

/** How the taps of one phase lie over dy. */
interface Phase {
  /** Kernel taps used, in the order of growing dy index. */
  readonly taps: readonly number[];
  /** dy index of the first tap, relative to q. */
  readonly offset: number;
}

function phase(axis: WindowAxis, r: number): Phase {
  const { kernel, stride, dilation, before } = axis;
  if (stride === 1) {
    const taps = Array.from({ length: kernel }, (_, t) => kernel - 1 - t);
    return { taps, offset: before - (kernel - 1) * dilation };
  }
  const first = (r + before) % stride;
  const shift = Math.floor((r + before) / stride);
  const count = Math.max(0, Math.ceil((kernel - first) / stride));
  const taps = Array.from({ length: count }, (_, t) => first + stride * (count - 1 - t));
  return { taps, offset: shift - (count - 1) };
}

/** The window of dy that all phases of an axis together read, and each phase's taps within it. */
interface Phases {
  readonly offset: number;
  readonly length: number;
  /** `[phase][position in the window]` → kernel tap, or −1. */
  readonly taps: readonly (readonly number[])[];
}

function phases(axis: WindowAxis): Phases {
  const all = Array.from({ length: axis.stride }, (_, r) => phase(axis, r)).filter(
    (p) => p.taps.length > 0,
  );
  const offset = Math.min(...all.map((p) => p.offset));
  const end = Math.max(...all.map((p) => p.offset + p.taps.length));
  const length = end - offset;
  const taps = Array.from({ length: axis.stride }, (_, r) => {
    const own = phase(axis, r);
    return Array.from({ length }, (_, t) => own.taps[t + offset - own.offset] ?? -1);
  });
  return { offset, length, taps };
}

/** Padding and cropping of dy so that a window starting at `offset` gives `count` outputs. */
function frame(axis: WindowAxis, offset: number, length: number, count: number) {
  const extent = (length - 1) * (axis.stride === 1 ? axis.dilation : 1) + 1;
  const before = -offset;
  const after = count + extent - 1 - before - axis.output;
  return {
    before: Math.max(0, before),
    after: Math.max(0, after),
    skip: Math.max(0, -before),
    size: axis.output - Math.max(0, -before) - Math.max(0, -after),
  };
}

type Frame = ReturnType<typeof frame>;

/** dy cropped to what the windows can see; most often dy itself. */
function cropped(dy: Tensor4D, rows: Frame, columns: Frame): Tensor4D {
  const [n, height, width, channels] = dy.shape;
  if (rows.size === height && columns.size === width) return dy;
  return tf.slice(dy, [0, rows.skip, columns.skip, 0], [n, rows.size, columns.size, channels]);
}

function explicitPadding(rows: Frame, columns: Frame): [Span, Span, Span, Span] {
  return [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ];
}
type Span = [number, number];

/**
 * Interleaves the phases: one tensor a row phase, whose channels are `column phase · c + channel`.
 * Column phases lie side by side already, so only rows have to be moved, whole rows at a time.
 */
function interleave(
  rowPhases: readonly Tensor4D[],
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D {
  const [n = 1, height = 1, width = 1, depth = 1] = rowPhases[0]?.shape ?? [];
  const lines = rowPhases.map((x) => tf.reshape(x, [n * height, 1, width * depth]));
  const channels = depth / columns.stride;
  const shape: Shape4 = [n, height * rows.stride, width * columns.stride, channels];
  const out: Tensor4D = tf.reshape(tf.concat(lines, 1), shape);
  if (out.shape[1] === rows.input && out.shape[2] === columns.input) return out;
  return fit(out, rows.input, columns.input);
}
type Shape4 = [number, number, number, number];

/** Cuts or fills with zeros at the end, so that the result has exactly the input's size. */
function fit(x: Tensor4D, height: number, width: number): Tensor4D {
  const [n, h, w, c] = x.shape;
  const cut = tf.slice(x, [0, 0, 0, 0], [n, Math.min(h, height), Math.min(w, width), c]);
  const [, ch, cw] = cut.shape;
  if (ch === height && cw === width) return cut;
  return tf.pad(cut, [
    [0, 0],
    [0, height - ch],
    [0, width - cw],
    [0, 0],
  ]);
}

/**
 * Filter `[kh, kw, cin, cout]` rearranged for the reverse pass: one dense filter
 * `[th, tw, cout, sh·sw·cin]` that gives all phases at once (zero where a phase has no tap).
 */
export function reversedFilter(filter: Tensor4D, rows: WindowAxis, columns: WindowAxis): Tensor4D {
  return tf.tidy(() => {
    const vertical = phases(rows);
    const horizontal = phases(columns);
    const [kh, kw, cin, cout] = filter.shape;
    const swapped = tf.transpose(filter, [0, 1, 3, 2]);
    const taps = tf.unstack(tf.reshape(swapped, [kh * kw, cout, cin]));
    const none = tf.zeros([cout, cin]);
    const cell = (y: number, x: number) =>
      tf.concat(
        vertical.taps.flatMap((row) =>
          horizontal.taps.map((column) => {
            const ky = row[y] ?? -1;
            const kx = column[x] ?? -1;
            return ky < 0 || kx < 0 ? none : (taps[ky * kw + kx] ?? none);
          }),
        ),
        1,
      );
    const cells = Array.from({ length: vertical.length }, (_, y) =>
      Array.from({ length: horizontal.length }, (_, x) => cell(y, x)),
    ).flat();
    const depth = rows.stride * columns.stride * cin;
    return tf.reshape(tf.stack(cells), [vertical.length, horizontal.length, cout, depth]);
  });
}

/** Gradient with respect to the input of a dense convolution; `reversed` as {@link reversedFilter}. */
export function convolutionInputGradient(
  dy: Tensor4D,
  reversed: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D {
  const vertical = phases(rows);
  const horizontal = phases(columns);
  const up = frame(rows, vertical.offset, vertical.length, Math.ceil(rows.input / rows.stride));
  const across = frame(
    columns,
    horizontal.offset,
    horizontal.length,
    Math.ceil(columns.input / columns.stride),
  );
  const dilations: Span = [
    rows.stride === 1 ? rows.dilation : 1,
    columns.stride === 1 ? columns.dilation : 1,
  ];
  const seen = cropped(dy, up, across);
  const padding = explicitPadding(up, across);
  const dx = tf.conv2d(seen, reversed, 1, padding, 'NHWC', dilations);
  if (rows.stride === 1 && columns.stride === 1) return dx;
  return interleave(tf.split(dx, rows.stride, 3), rows, columns);
}

/** Filters `[th, tw, c, 1]` of a depthwise convolution `[kh, kw, c, 1]`, one a phase, row phases first. */
export function reversedDepthwiseFilter(
  filter: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
  index: number,
): Tensor4D {
  return tf.tidy(() => {
    const vertical = phase(rows, Math.floor(index / columns.stride));
    const horizontal = phase(columns, index % columns.stride);
    const [, kw, channels] = filter.shape;
    const taps = tf.unstack(tf.reshape(filter, [-1, channels, 1]));
    const cells = vertical.taps.flatMap((ky) =>
      horizontal.taps.map((kx): Tensor => taps[ky * kw + kx] ?? tf.zeros([channels, 1])),
    );
    return tf.reshape(tf.stack(cells), [vertical.taps.length, horizontal.taps.length, channels, 1]);
  });
}

/** Gradient with respect to the input of a depthwise convolution with one filter a channel. */
export function depthwiseInputGradient(
  dy: Tensor4D,
  filterOf: (phase: number) => Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D {
  const height = Math.ceil(rows.input / rows.stride);
  const width = Math.ceil(columns.input / columns.stride);
  const parts = Array.from({ length: rows.stride * columns.stride }, (_, index) => {
    const vertical = phase(rows, Math.floor(index / columns.stride));
    const horizontal = phase(columns, index % columns.stride);
    if (vertical.taps.length === 0 || horizontal.taps.length === 0) {
      return tf.zeros<tf.Rank.R4>([dy.shape[0], height, width, dy.shape[3]]);
    }
    const up = frame(rows, vertical.offset, vertical.taps.length, height);
    const across = frame(columns, horizontal.offset, horizontal.taps.length, width);
    const dilations: Span = [
      rows.stride === 1 ? rows.dilation : 1,
      columns.stride === 1 ? columns.dilation : 1,
    ];
    return tf.depthwiseConv2d(
      cropped(dy, up, across),
      filterOf(index),
      1,
      explicitPadding(up, across),
      'NHWC',
      dilations,
    );
  });
  const first = parts[0];
  if (parts.length === 1 && first) return first;
  const rowPhases = Array.from({ length: rows.stride }, (_, r) =>
    tf.concat(parts.slice(r * columns.stride, (r + 1) * columns.stride), 3),
  );
  return interleave(rowPhases, rows, columns);
}
