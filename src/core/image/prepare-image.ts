import { crops, DEFAULT_CROP } from '../../facts/crops.js';
import { told } from '../error-sentence.js';
import { MemoryError, NotConvolutionalError, OptionError, ShapeError } from '../errors.js';
import type { InputInfo } from '../graph/layer-info.js';
import { MOST_BYTES } from '../memory.js';
import { centredBox } from '../resample/centred-box.js';
import { quantise } from '../resample/quantise.js';
import type { Box, Raster, Size } from '../resample/raster.js';
import { resize } from '../resample/resize.js';
import { flatten } from './flatten.js';
import { opaquePicture } from './opaque-picture.js';
import type { Picture } from './picture.js';
import { preprocess } from './preprocess.js';
import { say, str } from '../sentence.js';

/**
 * Which part of the photo the network sees:
 * - `centre`: the largest centred part of the input's proportions, a square as a rule;
 * - `standard`: the middle 87.5 % of that, as ImageNet networks are evaluated;
 * - `stretch`: the whole photo, its proportions changed;
 * - `none`: no resizing; the photo must have the input's size.
 */
export type CropMode = (typeof crops)[number];

export interface PrepareOptions {
  readonly crop?: CropMode;
  /** Longest side of the picture for showing, in pixels. */
  readonly displaySide?: number;
}

export const prepareDefaults = { crop: DEFAULT_CROP, displaySide: 680 } as const;

/** One photo, ready for one network. */
export interface PreparedImage {
  /** Exactly what the network sees, at its input size, as levels. */
  readonly input: Picture;
  /** The same part of the photo in finer resolution, never enlarged. */
  readonly display: Picture;
  /** Values of `input` after preprocessing, `[height, width, channels]` of the input. */
  readonly values: Float32Array<ArrayBuffer>;
}

/**
 * The one way from photo to tensor: cut, lay transparency over white, resize (antialiased
 * bilinear), round to levels, preprocess. A photo that has the input's size already passes pixel
 * for pixel, except in the mode `standard`.
 *
 * @throws NotConvolutionalError when the input is no image, ShapeError when `crop` is `none` and
 * the sizes differ, OptionError for another mode
 */
export function prepareImage(
  picture: Picture,
  input: InputInfo,
  options: PrepareOptions = {},
): PreparedImage {
  const { crop, displaySide } = { ...prepareDefaults, ...options };
  const size = imageSize(input);
  const box = boxFor(crop, picture, size);
  const part = flatten(picture, box);
  const seen = fit(part, size);
  return {
    input: opaquePicture(seen),
    display: opaquePicture(fit(part, within(box, displaySide))),
    values: preprocess(seen, input.preprocessing),
  };
}

/** Rows and columns of an input that reads an image. @throws NotConvolutionalError, MemoryError */
export function imageSize(input: InputInfo): Size {
  const [height = 0, width = 0, channels = 0] = input.shape;
  if (input.shape.length !== 3 || height < 1 || width < 1 || channels < 1) {
    const shape = `[${input.shape.join(', ')}]`;
    const wanted = '[height, width, channels]';
    throw new NotConvolutionalError(
      say(str`input "${input.name}" reads ${shape}, an image is ${wanted}`),
    );
  }
  const bytes = BYTES_A_PIXEL * height * width * channels;
  if (bytes <= MOST_BYTES) return { height, width };
  const { name, shape } = input;
  throw new MemoryError(told({ kind: 'photo-needs', input: name, shape, bytes, most: MOST_BYTES }));
}

/** Of a value: its level, the value itself, and both once more as they become a tensor. */
const BYTES_A_PIXEL = 10;

function boxFor(crop: CropMode, picture: Picture, size: Size): Box {
  const whole = { top: 0, left: 0, height: picture.height, width: picture.width };
  switch (crop) {
    case 'centre':
      return centredBox(picture, size);
    case 'standard':
      return centredBox(picture, size, 0.875);
    case 'stretch':
      return whole;
    case 'none':
      if (picture.height === size.height && picture.width === size.width) return whole;
      throw new ShapeError(
        told({
          kind: 'photo-size',
          width: picture.width,
          height: picture.height,
          wanted: size,
        }),
      );
    default:
      throw new OptionError(say(str`no crop "${String(crop)}": ${crops.join(', ')}`));
  }
}

function within(size: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(size.height, size.width));
  return {
    height: Math.max(1, Math.round(size.height * scale)),
    width: Math.max(1, Math.round(size.width * scale)),
  };
}

function fit(
  part: Raster<Uint8ClampedArray<ArrayBuffer>>,
  size: Size,
): Raster<Uint8ClampedArray<ArrayBuffer>> {
  if (part.height === size.height && part.width === size.width) return part;
  return quantise(resize(part, size));
}
