import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { interleave } from './interleave.js';
import type { Pair, WindowAxis } from './window.js';

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

/**
 * The window of dy that all phases of an axis together read, and each phase's taps within it. Left out
 * are phases without a tap, all but one of a kernel of 1: no output reads their cells.
 */
interface Phases {
  readonly offset: number;
  readonly length: number;
  /** Which phases have taps, in ascending order. */
  readonly places: readonly number[];
  /** `[phase, as in places][position in the window]` → kernel tap, or −1. */
  readonly taps: readonly (readonly number[])[];
}

function phases(axis: WindowAxis): Phases {
  const all = Array.from({ length: axis.stride }, (_, r) => ({ r, ...phase(axis, r) })).filter(
    (p) => p.taps.length > 0,
  );
  const offset = Math.min(...all.map((p) => p.offset));
  const end = Math.max(...all.map((p) => p.offset + p.taps.length));
  const length = end - offset;
  const taps = all.map((own) =>
    Array.from({ length }, (_, t) => own.taps[t + offset - own.offset] ?? -1),
  );
  return { offset, length, places: all.map(({ r }) => r), taps };
}

/** Row and column of each phase that has taps, in the order in which its gradient is made. */
const places = (rows: WindowAxis, columns: WindowAxis): Pair[] =>
  phases(rows).places.flatMap((r) => phases(columns).places.map((c): Pair => [r, c]));

/** Padding and cropping of dy so that a window starting at `offset` gives `count` outputs. */
function frame(axis: WindowAxis, { offset, length }: Phases) {
  const extent = (length - 1) * dilationOf(axis) + 1;
  const before = -offset;
  const after = Math.ceil(axis.input / axis.stride) + extent - 1 - before - axis.output;
  return {
    padding: [Math.max(0, before), Math.max(0, after)] as Span,
    skip: Math.max(0, -before),
    size: axis.output - Math.max(0, -before) - Math.max(0, -after),
  };
}
type Span = [number, number];

const dilationOf = (axis: WindowAxis): number => (axis.stride === 1 ? axis.dilation : 1);

/** How the convolutions of the reverse pass read dy. */
interface Reading {
  /** dy cropped to what the windows can see; most often dy itself. */
  readonly seen: Tensor4D;
  readonly padding: [Span, Span, Span, Span];
  readonly dilations: Span;
}

function reading(dy: Tensor4D, rows: WindowAxis, columns: WindowAxis): Reading {
  const [n, height, width, channels] = dy.shape;
  const up = frame(rows, phases(rows));
  const across = frame(columns, phases(columns));
  const whole = up.size === height && across.size === width;
  return {
    seen: whole
      ? dy
      : tf.slice(dy, [0, up.skip, across.skip, 0], [n, up.size, across.size, channels]),
    padding: [[0, 0], up.padding, across.padding, [0, 0]],
    dilations: [dilationOf(rows), dilationOf(columns)],
  };
}

/**
 * Filter `[kh, kw, cin, cout]` rearranged for the reverse pass: one dense filter
 * `[th, tw, cout, phases·cin]` that gives all phases with taps at once (zero where one has no tap).
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
    const depth = vertical.taps.length * horizontal.taps.length * cin;
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
  const { seen, padding, dilations } = reading(dy, rows, columns);
  const dx = tf.conv2d(seen, reversed, 1, padding, 'NHWC', dilations);
  return assembled([dx], rows, columns);
}

/**
 * Filter `[th, tw, c, 1]` for one of the phases with taps of a depthwise convolution `[kh, kw, c, 1]`,
 * row phases first. All have the same window: backends are quick at 2×2, 3×3 and 5×5, and slow at the
 * odd shapes that exact windows would have.
 */
export function reversedDepthwiseFilter(
  filter: Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
  index: number,
): Tensor4D {
  return tf.tidy(() => {
    const across = phases(columns).taps;
    const vertical = phases(rows).taps[Math.floor(index / across.length)] ?? [];
    const horizontal = across[index % across.length] ?? [];
    const [, kw, channels] = filter.shape;
    const taps = tf.unstack(tf.reshape(filter, [-1, channels, 1]));
    const none = tf.zeros([channels, 1]);
    const cells = vertical.flatMap((ky) =>
      horizontal.map((kx) => (ky < 0 || kx < 0 ? none : (taps[ky * kw + kx] ?? none))),
    );
    return tf.reshape(tf.stack(cells), [vertical.length, horizontal.length, channels, 1]);
  });
}

/** Gradient with respect to the input of a depthwise convolution with one filter a channel. */
export function depthwiseInputGradient(
  dy: Tensor4D,
  filterOf: (phase: number) => Tensor4D,
  rows: WindowAxis,
  columns: WindowAxis,
): Tensor4D {
  const { seen, padding, dilations } = reading(dy, rows, columns);
  const parts = places(rows, columns).map((_, index) =>
    tf.depthwiseConv2d(seen, filterOf(index), 1, padding, 'NHWC', dilations),
  );
  return assembled(parts, rows, columns);
}

/** The input's gradient from that of its phases. */
function assembled(parts: readonly Tensor4D[], rows: WindowAxis, columns: WindowAxis): Tensor4D {
  const [first] = parts;
  if (first && rows.stride === 1 && columns.stride === 1) return first;
  return interleave(parts, {
    places: places(rows, columns),
    strides: [rows.stride, columns.stride],
    size: [rows.input, columns.input],
  });
}
