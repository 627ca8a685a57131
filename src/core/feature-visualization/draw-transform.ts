import { OptionError } from '../errors.js';
import { affine } from './affine.js';
import { blur } from './blur.js';
import { flip, noise, pad } from './simple-transforms.js';
import { inOrder, jitter, type Transform } from './transform.js';

/** What a picture must survive at each step, drawn anew each time; 0 leaves one out. */
export interface TransformSettings {
  /** Grey frame, as a share of the side, 0…0.5. */
  readonly pad: number;
  /** Largest shift by whole pixels each way, as a share of the side, 0…0.25. */
  readonly jitter: number;
  /** Largest enlargement or reduction: sizes from 1 − scale to 1 + scale, 0…0.5. */
  readonly scale: number;
  /** Largest turn either way, degrees, 0…180. */
  readonly rotate: number;
  /** Share of the side that is cut off at most, 0…0.75; the rest is enlarged to the whole. */
  readonly crop: number;
  /** Probability that left and right change places, 0…1. */
  readonly flip: number;
  /** Largest standard deviation of a blur, pixels, 0…8. */
  readonly blur: number;
  /** Standard deviation of added noise, of pixels 0…1, 0…1. */
  readonly noise: number;
}

/** Jitter alone: it carries 95 to 99 % of what all of them do, and costs nearly nothing. */
export const transformDefaults = {
  pad: 0,
  jitter: 1 / 8,
  scale: 0,
  rotate: 0,
  crop: 0,
  flip: 0,
  blur: 0,
  noise: 0,
} as const satisfies TransformSettings;

/** The largest value of each setting; the smallest is 0. */
export const transformLimits: TransformSettings = {
  pad: 0.5,
  jitter: 0.25,
  scale: 0.5,
  rotate: 180,
  crop: 0.75,
  flip: 1,
  blur: 8,
  noise: 1,
};

/** @throws OptionError for a value out of its range */
export function checkTransforms(settings: TransformSettings): void {
  for (const name of Object.keys(transformLimits) as (keyof TransformSettings)[]) {
    const [value, most] = [settings[name], transformLimits[name]];
    if (value >= 0 && value <= most) continue;
    throw new OptionError(`${name} must be from 0 to ${most}, not ${value}`);
  }
}

/** The transform of one step, for pictures of `size` pixels. */
export function drawTransform(
  random: () => number,
  size: number,
  settings: TransformSettings,
): Transform {
  const between = (most: number) => (2 * random() - 1) * most;
  const parts: Transform[] = [];
  if (settings.pad > 0) parts.push(pad(Math.round(settings.pad * size)));
  if (settings.jitter > 0) parts.push(jitter(random, Math.round(settings.jitter * size)));
  if (settings.scale > 0 || settings.rotate > 0 || settings.crop > 0) {
    const kept = 1 - random() * settings.crop;
    const room = (size * (1 / kept - 1)) / 2;
    parts.push(
      affine({
        angle: (between(settings.rotate) * Math.PI) / 180,
        zoom: (1 + between(settings.scale)) / kept,
        down: between(room),
        right: between(room),
      }),
    );
  }
  if (settings.flip > 0) parts.push(flip(random() < settings.flip));
  if (settings.blur > 0) parts.push(blur(Math.max(0.1, random() * settings.blur)));
  if (settings.noise > 0) parts.push(noise(random, settings.noise));
  return inOrder(parts);
}
