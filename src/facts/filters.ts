import { DEFAULT_BUDGET } from './memory.js';
import { seed } from './seed.js';
import { choice, flag, number, positiveNumber, whole, type SettingsSchema } from './setting.js';

/** How a picture is represented while it grows. */
export const paramNames = ['fourier', 'pixels'] as const;

/** How its representation is moved. */
export const optimiserNames = ['adam', 'rms'] as const;

/**
 * What a picture must survive at each step, drawn anew each time; 0 leaves one out. Jitter alone is on:
 * it carries 95 to 99 % of what all of them do, and costs nearly nothing.
 */
export const filterTransforms = {
  /** Grey frame, as a share of the side. */
  pad: number(0, 0, 0.5, 0.01),
  /** Largest shift by whole pixels each way, as a share of the side. */
  jitter: number(1 / 8, 0, 0.25, 0.005),
  /** Largest enlargement or reduction: sizes from 1 − scale to 1 + scale. */
  scale: number(0, 0, 0.5, 0.01),
  /** Largest turn either way, degrees. */
  rotate: number(0, 0, 180, 1),
  /** Share of the side that is cut off at most; the rest is enlarged to the whole. */
  crop: number(0, 0, 0.75, 0.01),
  /** Probability that left and right change places. */
  flip: number(0, 0, 1, 0.1),
  /** Largest standard deviation of a blur, pixels. */
  blur: number(0, 0, 8, 0.1),
  /** Standard deviation of added noise, of pixels 0…1. */
  noise: number(0, 0, 1, 0.01),
} satisfies SettingsSchema;

/** Weights of penalties on the pixels, which are 0…1; 0 leaves one out. */
export const filterPenalties = {
  /** Total variation: squared differences of neighbouring pixels. */
  totalVariation: number(0, 0, Infinity, 0.01),
  /** Squared distance from grey. */
  l2: number(0, 0, Infinity, 0.01),
  /** Sixth power of twice the distance from grey, which minds only what nears black or white. */
  l6: number(0, 0, Infinity, 0.01),
  /** Squared distance from the picture's own blur, one pixel wide: fine grain. */
  grain: number(0, 0, Infinity, 0.01),
} satisfies SettingsSchema;

/** The settings of filter pictures that are numbers, names and flags. */
export const filterSchema = {
  ...filterTransforms,
  ...filterPenalties,
  /** Steps of ascent. */
  steps: whole(64, 1, 100_000),
  /** Side of the pictures in pixels, even. */
  size: whole(128, 16, 512, 2),
  /** Size of the optimiser's first step on the representation; they become smaller to the end. */
  stepSize: positiveNumber(0.08, 0.01),
  param: choice('fourier', paramNames),
  optimiser: choice('rms', optimiserNames),
  /** Sizes through which a picture grows, each twice the one before. */
  octaves: whole(1, 1, 4),
  /** Stops when the objective has not risen for so many steps; 0: never. */
  patience: whole(0, 0, 100_000),
  /** The picture that excites the channel least. */
  negative: flag(false),
  /** Pictures of each channel. */
  variants: whole(1, 1, 8),
  /** How much several pictures of a channel are pushed apart, as a share of its own value. */
  diversity: number(0.3, 0, Infinity, 0.1),
  /** The same seed gives a channel the same picture, whatever grows beside it. */
  seed,
  /** Most pictures that are grown together. */
  batch: whole(8, 1, 64),
  /** Bytes that the run may take, weights included; the batch is made small enough. */
  budget: positiveNumber(DEFAULT_BUDGET, 1),
} satisfies SettingsSchema;

/** Pictures of a channel where several that differ are asked for. */
export const DIVERSE_VARIANTS = 4;

/**
 * Settings that go together. `quick` shows something telling within a second or two on wasm, `good`
 * is worth a longer look, `print` is large and takes its time.
 */
export const filterPresets = {
  quick: {},
  good: { steps: 256, stepSize: 0.05, scale: 0.1, rotate: 10 },
  print: { steps: 512, stepSize: 0.05, scale: 0.1, rotate: 10, size: 256 },
} as const satisfies Readonly<
  Record<string, { readonly [Name in keyof typeof filterSchema]?: number }>
>;

export type FilterPreset = keyof typeof filterPresets;

export const presetNames = Object.keys(filterPresets) as readonly FilterPreset[];

export const DEFAULT_PRESET = 'quick' satisfies FilterPreset;
