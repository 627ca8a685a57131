import {
  adaptiveMeans,
  areaMeans,
  byKernel,
  sourceCentre,
  interpolated,
  type Centres,
  type Kernel,
  type Weighting,
} from '../ops/resample-weights.js';
import { resample } from '../ops/resample.js';
import { cropping, identity, pad, upSampling as repeat } from '../ops/shape.js';
import type { Pair, WindowAxis } from '../ops/window.js';
import type { Config } from './config.js';
import { inert } from './shape.js';
import { framedAxis, imageShape, type BuiltLayer, type Kind, type LayerStep } from './kind.js';
import { say, str } from '../sentence.js';

type Weigh = (input: number, output: number) => Weighting;

/** Cells on either side of its centre that an output cell may read, by interpolation. */
const REACH = {
  nearest: 0.5,
  area: 0.5,
  bilinear: 1,
  bicubic: 2,
  lanczos3: 3,
  lanczos5: 5,
  gaussian: 1.5,
  mitchellcubic: 2,
} as const satisfies Readonly<Record<Kernel | 'nearest' | 'area', number>>;

/** One axis of a map resized to `output` cells; each reads `reach` cells around its centre. */
export function resizedAxis(
  input: number,
  output: number,
  reach: number,
  centres: Centres = 'half',
): WindowAxis {
  // Cell o lies at first + o · stride, and reads cells whose indices are at most that far away.
  const [first, next] = [0, 1].map(sourceCentre(input, output, centres));
  const stride = output > 1 ? next! - first! : input;
  const before = reach - first!;
  const window = { kernel: 1 + 2 * reach, stride, dilation: 1, before };
  return { input, output, ...window, after: before };
}

/** The same for interpolation to the nearest cell, of which whole cells are repeated or left out. */
export function nearestAxis(input: number, output: number, centres: Centres): WindowAxis {
  // Counted from the corner, a cell that is repeated still lies in the middle of its copies.
  const repeats = centres === 'corner' && output > input;
  return resizedAxis(input, output, REACH.nearest, repeats ? 'half' : centres);
}

function interpolationOf(config: Config): keyof typeof REACH {
  const name = config.string('interpolation', 'bilinear').toLowerCase();
  const known = (text: string): text is keyof typeof REACH => Object.hasOwn(REACH, text);
  if (known(name)) return name;
  throw config.wrong('interpolation', say(str`one of ${Object.keys(REACH).join(', ')}`), name);
}

/** How one axis is resized; TensorFlow has functions of their own for four without antialiasing. */
function weighing(interpolation: keyof typeof REACH, antialias: boolean): Weigh {
  if (interpolation === 'nearest') return (n, to) => interpolated('nearest', n, to);
  if (interpolation === 'area') return areaMeans;
  if (!antialias && (interpolation === 'bilinear' || interpolation === 'bicubic')) {
    return (n, to) => interpolated(interpolation, n, to);
  }
  return (n, to) => byKernel(interpolation, n, to, antialias);
}

/** The step that brings a map to a size. */
function resizeStep(weigh: Weigh, [height, width]: Pair): LayerStep {
  const op = resample({
    rows: (size) => weigh(size, height),
    columns: (size) => weigh(size, width),
  });
  return { suffix: '', op, weights: [] };
}

/** UpSampling2D by repeating cells or between them, with half pixel centres. */
export const upSampling: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const factor = config.pair('size', [2, 2]);
  const interpolation = config.raw('interpolation') ? interpolationOf(config) : 'nearest';
  const size: Pair = [height * factor[0], width * factor[1]];
  const weigh = weighing(interpolation, false);
  const op = resample({
    rows: (n) => weigh(n, n * factor[0]),
    columns: (n) => weigh(n, n * factor[1]),
  });
  const nearest = interpolation === 'nearest';
  return {
    steps: [{ suffix: '', op: nearest ? repeat(factor) : op, weights: [] }],
    outputShape: [...size, channels],
    weights: {},
    geometry: nearest
      ? [repeatedAxis(height, factor[0]), repeatedAxis(width, factor[1])]
      : [
          resizedAxis(height, size[0], REACH[interpolation]),
          resizedAxis(width, size[1], REACH[interpolation]),
        ],
    strides: [1 / factor[0], 1 / factor[1]],
    role: 'resizing',
    channelwise: true,
  };
};

/**
 * Cell i of the output is cell ⌊i / f⌋ of the input: a window that moves by 1 / f of a cell and
 * covers that cell wherever it lies within it.
 */
export function repeatedAxis(input: number, f: number): WindowAxis {
  const margin = 1 - 1 / f;
  const moved = { stride: 1 / f, dilation: 1, before: margin, after: 0 };
  return { input, output: input * f, kernel: 1 + margin, ...moved };
}

/** Resizing to a height and a width; its proportions may be kept by cropping or padding first. */
export const resizing: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const target: Pair = [config.count('height'), config.count('width')];
  const interpolation = interpolationOf(config);
  const weigh = weighing(interpolation, config.boolean('antialias', false));
  const from: Pair = [height, width];
  const shaped = config.boolean('crop_to_aspect_ratio', false)
    ? cropped(from, target)
    : config.boolean('pad_to_aspect_ratio', false)
      ? padded(from, target, config.number('fill_value', 0))
      : null;
  return toSize(from, target, channels, weigh, REACH[interpolation], shaped);
};

/** Whether an axis stays as it is; some kernels blur one that keeps its size. */
function keeps(weigh: Weigh, size: number, target: number): boolean {
  if (size !== target) return false;
  const { values } = weigh(size, target);
  return values.every((value, i) => Math.abs(value - (i % (size + 1) === 0 ? 1 : 0)) < 1e-6);
}

/** A step that changes the proportions of a map before it is resized. */
interface Shaped {
  readonly step: LayerStep;
  readonly size: Pair;
  /** Cells before the first one, negative where cells are cut off. */
  readonly before: Pair;
}

function toSize(
  from: Pair,
  target: Pair,
  channels: number,
  weigh: Weigh,
  reach: number,
  shaped: Shaped | null,
): BuiltLayer {
  const size = shaped?.size ?? from;
  const wide = size.map((cells, i) => reach * Math.max(1, cells / (target[i] ?? 1)));
  const axis = (i: 0 | 1): WindowAxis => {
    const window = resizedAxis(size[i], target[i], wide[i] ?? reach);
    return { ...window, before: window.before + (shaped?.before[i] ?? 0) };
  };
  const last =
    keeps(weigh, size[0], target[0]) && keeps(weigh, size[1], target[1])
      ? { suffix: '', op: identity(), weights: [] }
      : resizeStep(weigh, target);
  const first = shaped && { ...shaped.step, outputShape: [...size, channels] };
  return {
    steps: [...(first ? [first] : []), last],
    outputShape: [...target, channels],
    weights: {},
    geometry: [axis(0), axis(1)],
    strides: [size[0] / target[0], size[1] / target[1]],
    role: 'resizing',
    channelwise: true,
  };
}

/** The largest centred part with the target's proportions, as Keras' smart_resize cuts it. */
function cropped([height, width]: Pair, target: Pair): Shaped | null {
  const side = (own: number, other: number, a: number, b: number) =>
    Math.max(1, Math.min(own, Math.trunc((other * a) / b)));
  const size: Pair = [
    side(height, width, target[0], target[1]),
    side(width, height, target[1], target[0]),
  ];
  const top = Math.trunc((height - size[0]) / 2);
  const left = Math.trunc((width - size[1]) / 2);
  if (size[0] === height && size[1] === width) return null;
  const border = [
    [top, height - size[0] - top],
    [left, width - size[1] - left],
  ] as const;
  const step = { suffix: 'cropped', op: cropping(border), weights: [] };
  return { step, size, before: [-top, -left] };
}

/** Borders of one value, half on either side, so that the proportions are the target's. */
function padded([height, width]: Pair, target: Pair, value: number): Shaped | null {
  const side = (length: number, across: number, a: number, b: number) =>
    Math.trunc((Math.max(length, Math.trunc((across * a) / b)) - length) / 2);
  const before: Pair = [
    side(height, width, target[0], target[1]),
    side(width, height, target[1], target[0]),
  ];
  if (before[0] + before[1] === 0) return null;
  const spans: Pair[] = [
    [0, 0],
    [before[0], before[0]],
    [before[1], before[1]],
    [0, 0],
  ];
  const step = { suffix: 'padded', op: pad(spans, value), weights: [] };
  return { step, size: [height + 2 * before[0], width + 2 * before[1]], before };
}

const bilinear: Weigh = (input, output) => interpolated('bilinear', input, output);

/** CenterCrop; an image that is smaller than it is resized and then cut to its proportions. */
export const centerCrop: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const target: Pair = [config.count('height'), config.count('width')];
  const over: Pair = [height - target[0], width - target[1]];
  if (over[0] < 0 || over[1] < 0) {
    const from: Pair = [height, width];
    return toSize(from, target, channels, bilinear, REACH.bilinear, cropped(from, target));
  }
  const [top, left] = [Math.floor(over[0] / 2), Math.floor(over[1] / 2)];
  const border = [
    [top, over[0] - top],
    [left, over[1] - left],
  ] as const;
  return {
    steps: [{ suffix: '', op: cropping(border), weights: [] }],
    outputShape: [...target, channels],
    weights: {},
    geometry: [framedAxis(height, border[0], -1), framedAxis(width, border[1], -1)],
    role: 'padding',
    channelwise: true,
  };
};

/**
 * RandomCrop in inference: the largest centred part with its proportions, resized, in Keras 2; in
 * Keras 3 the whole image as it is.
 */
export const randomCrop: Kind = (config, inputs) => {
  if (config.keras === 3) return inert(config, inputs);
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const target: Pair = [config.count('height'), config.count('width')];
  const from: Pair = [height, width];
  return toSize(from, target, channels, bilinear, REACH.bilinear, cropped(from, target));
};

/** AdaptiveAveragePooling2D: means of windows that cover the map, as many as asked for. */
export const adaptiveAveragePooling: Kind = (config, inputs) => {
  config.requireChannelsLast();
  const [height, width, channels] = imageShape(config, inputs);
  const target = config.pair('output_size');
  const built = toSize([height, width], target, channels, adaptiveMeans, 1, null);
  return { ...built, role: 'pooling' };
};
