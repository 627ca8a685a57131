import { choice, number, whole, type SettingsSchema, type ValuesOf } from './setting.js';
import { seed } from './seed.js';

/** How much one step changes, in words: root mean square of the change, of levels 0…1. */
export const dreamStrengths = { light: 0.008, middle: 0.015, strong: 0.03 } as const;

export type DreamStrength = keyof typeof dreamStrengths;

export const DEFAULT_STRENGTH = 'middle' satisfies DreamStrength;

/** How a photo is dreamed over. */
export const dreamSchema = {
  /** Longest side of the result in pixels; a smaller photo keeps its size. */
  size: whole(512, 32, 768),
  /** Sizes that it is dreamed at, from small to large; large shapes come with the small ones. */
  octaves: whole(4, 1, 10),
  /** How much larger each is than the one before. */
  octaveScale: number(1.4, 1.1, 2, 0.1),
  /** Steps of ascent at each size. */
  steps: whole(10, 1, 1000),
  /** Root mean square of what one step changes, of levels 0…1. */
  stepSize: number(dreamStrengths[DEFAULT_STRENGTH], 0.001, 0.2, 0.001),
  /** Pixels by which the photo is shifted at most, anew at each step; against a grid of its own. */
  jitter: whole(16, 0, 64),
  /** The same seed gives the same picture. */
  seed: { ...seed, default: 1 },
} satisfies SettingsSchema;

/** What a photo can be made to show more of: all of a layer, its channel that is chosen, the class. */
export const dreamSubjects = ['layer', 'channel', 'class'] as const;

/** What a person chooses of a dream. */
export const dreamChoiceSchema = {
  of: choice('layer', dreamSubjects),
  strength: choice(DEFAULT_STRENGTH, Object.keys(dreamStrengths) as readonly DreamStrength[]),
  octaves: dreamSchema.octaves,
  steps: dreamSchema.steps,
  size: dreamSchema.size,
  seed: dreamSchema.seed,
} satisfies SettingsSchema;

/** What is chosen of a dream, as far as it is not as by default. */
export type DreamChoice = Partial<ValuesOf<typeof dreamChoiceSchema>>;
