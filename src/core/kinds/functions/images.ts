import { localResponseNormalization } from '../../ops/local-response.js';
import { interpolated, mirroredBorder } from '../../ops/resample-weights.js';
import { resample } from '../../ops/resample.js';
import { pad } from '../../ops/shape.js';
import type { Pair } from '../../ops/window.js';
import { asList } from '../config.js';
import { type BuiltLayer, framedAxis } from '../kind.js';
import { nearestAxis, resizedAxis } from '../resizing.js';
import { type OpArguments } from './arguments.js';
import { asKind, one, type OpBuilder } from './builder.js';
import { comesFirst, ofImages } from './of-images.js';
import { say, str } from '../../sentence.js';

const padding: OpBuilder = (call) => {
  const given = asList(call.constant(['pad_width', 'paddings'], 1));
  const spans = given.map((pair): [number, number] => {
    const [before, after] = asList(pair);
    const whole = (n: unknown): n is number =>
      Number.isInteger(n) && 0 <= Number(n) && Number(n) <= 8192;
    if (whole(before) && whole(after)) return [before, after];
    throw call.wrong('paddings', say('pairs of whole numbers'), pair);
  });
  const mode = call.text(['mode'], 'constant', 2).toLowerCase();
  const [batch, ...rest] = spans;
  if (rest.length !== call.input.length || batch?.some((n) => n !== 0)) {
    throw call.wrong(
      'paddings',
      say(str`${call.input.length + 1} pairs, none for the batch`),
      given,
    );
  }
  if (mode === 'reflect' || mode === 'symmetric') return mirrored(call, rest, mode);
  if (mode !== 'constant') throw call.unsupported(say(str`padding by ${mode.slice(0, 20)}`));
  const value = call.number(['constant_values'], 0, 3);
  const outputShape = call.input.map((size, i) => size + (rest[i]?.[0] ?? 0) + (rest[i]?.[1] ?? 0));
  const [top = [0, 0], left = [0, 0], channels = [0, 0]] = rest;
  const framed = outputShape.length === 3 && channels.every((n) => n === 0);
  if (framed && value === 0) {
    return asKind('ZeroPadding2D', () => ({ padding: [top, left] }))(call);
  }
  const [height = 1, width = 1] = call.input;
  const geometry = [framedAxis(height, top, 1), framedAxis(width, left, 1)] as const;
  return one(pad(spans, value), outputShape, { geometry: framed ? geometry : null });
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
    throw call.unsupported(say('a mirrored border of more than rows and columns'));
  }
  const op = resample({
    rows: (size) => mirroredBorder(size, rows, inner),
    columns: (size) => mirroredBorder(size, columns, inner),
  });
  const [, , depth = 1] = call.input;
  const geometry = [framedAxis(height, rows, 1), framedAxis(width, columns, 1)] as const;
  return one(op, [geometry[0].output, geometry[1].output, depth], { geometry });
}

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
    const [rows = 1, columns = 1, channels, more] = call.input;
    if (channels === undefined || more !== undefined || height < 1 || width < 1) {
      throw call.unsupported(say('a resize of what is no image'));
    }
    const op = resample({
      rows: (size) => interpolated(interpolation, size, height, centres),
      columns: (size) => interpolated(interpolation, size, width, centres),
    });
    const axis = (from: number, to: number) =>
      interpolation === 'nearest'
        ? nearestAxis(from, to, centres)
        : resizedAxis(from, to, interpolation === 'bilinear' ? 1 : 2, centres);
    const geometry = [axis(rows, height), axis(columns, width)] as const;
    return one(op, [height, width, channels], { geometry });
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

/** Functions of images: borders, sizes, windows. */
export const pictures: readonly (readonly [string, OpBuilder])[] = [
  ['pad', padding],
  ['resize', resizing],
  ['resizebilinear', oldResizing('bilinear')],
  ['resizebicubic', oldResizing('bicubic')],
  ['resizenearestneighbor', oldResizing('nearest')],
  ['croptoboundingbox', croppingTo],
  ['cropimages', ofImages(croppingTo)],
  ['adaptiveaveragepool', adaptive('AdaptiveAveragePooling2D')],
  ['adaptivemaxpool', adaptive('AdaptiveMaxPooling2D')],
  ['localresponsenormalization', localResponses],
  ['lrn', localResponses],
  ['averagepool', pooling('AveragePooling2D')],
  ['avgpool', pooling('AveragePooling2D')],
  ['avgpool2d', pooling('AveragePooling2D')],
  ['maxpool', pooling('MaxPooling2D')],
  ['maxpool2d', pooling('MaxPooling2D')],
];
