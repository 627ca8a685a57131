import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { dreamSchema } from '../../facts/dream.js';
import { allows, defaultsOf, type ValuesOf } from '../../facts/setting.js';
import type { RunOptions } from '../checkpoint.js';
import type { ClassChoice } from '../prediction/class-choice.js';
import { ChannelNotFoundError, OptionError } from '../errors.js';
import type { Network } from '../graph/network.js';
import type { Picture } from '../image/picture.js';
import { requireOfImage } from '../graph/of-image.js';
import { seededRandom, seedFor } from '../random.js';
import { resolveClass } from '../prediction/resolve-class.js';
import type { Size } from '../resample/raster.js';
import { layerObjective } from './layer-objective.js';
import type { BatchObjective } from './objective.js';
import type { Param } from './param.types.js';
import { photoTensor } from './photo-tensor.js';
import { pixelsOf, readPictures } from './read-pictures.js';
import { render } from './render.js';
import { RmsAscent } from './rms-ascent.js';
import { beforeActivation, sizeLimits } from './target.js';
import { jitter, type Transform } from './transform.js';
import { classObjective } from './class-objective.js';
import { channelObjective } from './unit-objectives.js';
import { say, str } from '../sentence.js';

/** How a photo is dreamed over. */
export type DreamSettings = ValuesOf<typeof dreamSchema>;

export const dreamDefaults: DreamSettings = defaultsOf(dreamSchema);

/** Octaves with a shorter side than this show nothing that a network could go on. */
const SMALLEST_SIDE = 32;

/** What a photo is to show more of: all of a layer, one channel of it, or a class. */
export type DreamTarget =
  | { readonly layer: string; readonly channel?: number | undefined }
  | { readonly classIndex: number };

/** A class may be asked for by its name, see `resolveClass`. */
export type DreamRequest = (DreamTarget | { readonly classIndex: ClassChoice }) &
  Partial<DreamSettings>;

/** The dream after a step; before the first one the photo, as large as the dream will be. */
export interface DreamFrame extends Picture {
  /** From 1. */
  readonly octave: number;
  /** Over all octaves, from 1; 0: the photo. */
  readonly step: number;
  readonly steps: number;
}

/** Where a dream stands after a step: carried on from there it comes to the same picture. */
export interface DreamPoint {
  /** Steps done, over all octaves. */
  readonly step: number;
  /** Colours at the size of the octave, row by row; 0…1, and a little beyond. */
  readonly values: Float32Array;
  /** The objective before each step so far. */
  readonly course: readonly number[];
}

export interface DreamResult extends Picture {
  /** What was maximised, in words. */
  readonly objective: string;
  /** Settings by which it comes about again, octaves as many as there were. */
  readonly settings: DreamSettings;
  /** The objective before each step; comparable within an octave. */
  readonly course: readonly number[];
}

export interface DreamRun extends RunOptions {
  /** Is shown the photo, and then the picture after every step, with the point to carry on from. */
  readonly onFrame?: (frame: DreamFrame, point: DreamPoint | null) => void;
  /** Where an earlier run of the same request stopped. */
  readonly from?: DreamPoint | undefined;
}

/**
 * DeepDream: the photo changed so that the network sees more of what it already sees (Mordvintsev,
 * Olah and Tyka, "Inceptionism", 2015). From a small size to the full one; at each the photo's own
 * detail comes back, and what was dreamed before is laid over it.
 *
 * It starts from what `prepareImage` gives the network of the photo, stretched to each size. What it
 * shows of an input that has not three channels, `pixelsOf` says.
 *
 * Memory is that of one forward and reverse pass at the largest size.
 *
 * @throws LayerNotFoundError, ChannelNotFoundError, ClassNotFoundError, ImageIndependentError, OptionError, AbortError
 */
export async function dream(
  network: Network,
  photo: Picture,
  request: DreamRequest,
  run: DreamRun = {},
): Promise<DreamResult> {
  const asked = settingsOf(request);
  const objective = objectiveOf(network, request);
  requireOfImage(network, ...objective.reads);
  const sizes = sizesOf(network, objective, photo, asked);
  const settings = { ...asked, octaves: sizes.length };
  const { from, onFrame } = run;
  const steps = sizes.length * settings.steps;
  const course = [...(from?.course ?? [])];
  const photoAt = (size: Size) => photoTensor(network, photo, { ...size, crop: 'stretch' });
  const first = from ? octaveOf(from, settings) : 0;
  if (!from)
    onFrame?.({ ...(await pictureOf(photoAt(sizes.at(-1)!))), octave: 1, step: 0, steps }, null);
  /** What was dreamed so far, as a difference from the photo. */
  let dreamed: Tensor4D | undefined;
  try {
    for (const [at, size] of sizes.entries()) {
      if (at < first) continue;
      const before: Tensor4D | undefined = dreamed;
      const own = photoAt(size);
      const param = pixelParam(at === first && from ? valuesOf(from, own) : overPhoto(own, before));
      before?.dispose();
      dreamed = undefined;
      const optimiser = new RmsAscent(param.start, () => settings.stepSize, 1);
      try {
        await render(
          network,
          {
            objective,
            param,
            optimiser,
            transform: () => shiftOf(settings, course.length, size),
            steps: (at + 1) * settings.steps - course.length,
            penalty: null,
            rule: 'plain',
            async onStep(_step, scores) {
              course.push((await scores.data())[0]!);
              if (!onFrame) return false;
              const values = await (optimiser.variable as Tensor4D).data<'float32'>();
              const step = course.length;
              const frame = {
                ...size,
                pixels: pixelsOf(values, own.shape[3]),
                octave: at + 1,
                step,
                steps,
              };
              onFrame(frame, { step, values, course: [...course] });
              return false;
            },
          },
          run,
        );
        dreamed = tf.tidy(() => tf.sub(param.image(optimiser.variable), own));
        if (at === sizes.length - 1) {
          const picture = await pictureOf(param.image(optimiser.variable));
          return { ...picture, objective: objective.description, settings, course };
        }
      } finally {
        optimiser.dispose();
        param.dispose();
        own.dispose();
      }
    }
  } finally {
    dreamed?.dispose();
  }
  throw new OptionError(say('octaves must be 1 or more'));
}

/** The octave, counted from 0, that a point belongs to. */
function octaveOf({ step }: DreamPoint, { octaves, steps }: DreamSettings): number {
  if (Number.isInteger(step) && step >= 1 && step <= octaves * steps) {
    return Math.ceil(step / steps) - 1;
  }
  throw new OptionError(
    say(str`a dream of ${octaves * steps} steps cannot carry on from step ${step}`),
  );
}

function valuesOf({ values }: DreamPoint, photo: Tensor4D): Tensor4D {
  if (values.length === photo.size) return tf.tensor4d(values, photo.shape);
  const [, height, width] = photo.shape;
  throw new OptionError(
    say(
      str`the dream to carry on from has ${values.length} values, not those of ${width} × ${height}: it was of another photo or other settings`,
    ),
  );
}

/** By how much the photo is shifted at a step: depends on seed and step alone. */
function shiftOf({ seed, jitter: most }: DreamSettings, step: number, size: Size): Transform {
  return jitter(seededRandom(seedFor(seed, step)), Math.min(most, ...halves(size)));
}

function settingsOf(request: Partial<DreamSettings>): DreamSettings {
  const names = Object.keys(dreamSchema) as (keyof DreamSettings)[];
  const settings = names.map((name) => {
    const { [name]: setting } = dreamSchema;
    const value = request[name] ?? setting.default;
    if (allows(setting, value)) return [name, value];
    throw new OptionError(say(str`${name} is ${setting.least} to ${setting.most}, not ${value}`));
  });
  // Made name by name; the type cannot follow that.
  return Object.fromEntries(settings) as DreamSettings;
}

function objectiveOf(network: Network, target: DreamRequest): BatchObjective {
  if ('classIndex' in target) {
    const { classIndex } = target;
    const index = typeof classIndex === 'string' ? resolveClass(network, classIndex) : classIndex;
    return classObjective(network, index);
  }
  const { layer, channel } = target;
  const { channels } = network.layer(layer);
  // The layer as it is: before its activation the mean square would also grow what is cut off.
  if (channel === undefined) return layerObjective(layer);
  if (Number.isInteger(channel) && channel >= 0 && channel < channels) {
    return channelObjective(beforeActivation(network, layer), [channel]);
  }
  throw new ChannelNotFoundError(
    say(str`"${layer}" has channels 0 to ${channels - 1}, not ${channel}`),
  );
}

/** From the smallest octave to the result, in the photo's own proportions. */
function sizesOf(
  network: Network,
  { reads }: BatchObjective,
  { width, height }: Picture,
  { size, octaves, octaveScale }: DreamSettings,
): Size[] {
  const { own, least, fixed } = sizeLimits(network, reads);
  // Behind a flattening only the network's own size fits.
  if (fixed) return [own];
  // Where layers cut off more than the photo has, it is enlarged as far as they need.
  const needed = Math.max(least.height / height, least.width / width);
  const full = Math.max(needed, Math.min(1, size / Math.max(width, height)));
  const all = Array.from({ length: octaves }, (_, i): Size => {
    const share = full / octaveScale ** (octaves - 1 - i);
    const side = (whole: number): number => Math.max(1, Math.round(whole * share));
    return { height: side(height), width: side(width) };
  });
  const seen = all.filter(
    (one) =>
      Math.min(one.height, one.width) >= SMALLEST_SIDE &&
      one.height >= least.height &&
      one.width >= least.width,
  );
  return seen.length > 0 ? seen : all.slice(-1);
}

function halves({ height, width }: Size): number[] {
  return [Math.floor(height / 2), Math.floor(width / 2)];
}

/** The photo with the dream so far over it. */
function overPhoto(photo: Tensor4D, dreamed: Tensor4D | undefined): Tensor4D {
  const [, height, width] = photo.shape;
  return tf.tidy(() =>
    dreamed
      ? tf.add(photo, tf.image.resizeBilinear(dreamed, [height, width], false, true))
      : tf.clone(photo),
  );
}

/** Pixels as they are, kept within 0…1; owns where it starts. */
function pixelParam(start: Tensor4D): Param {
  return {
    start,
    image: (variable) => tf.clipByValue(variable as Tensor4D, 0, 1),
    backward: (gradient) => tf.clone(gradient),
    dispose: () => start.dispose(),
  };
}

/** Disposes the tensor. */
async function pictureOf(image: Tensor4D): Promise<Picture> {
  const [, height, width] = image.shape;
  const [picture] = await readPictures(image, 1);
  return { width, height, pixels: picture!.pixels };
}
