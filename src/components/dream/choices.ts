import { msg } from '@lit/localize';
import type { DreamTarget } from '../../core/feature-visualization/dream.js';
import {
  DEFAULT_STRENGTH,
  dreamSchema,
  dreamStrengths,
  type dreamSubjects,
  type DreamStrength,
} from '../../facts/dream.js';
import type { Want } from '../../session/snapshot.js';

export type DreamWant = Extract<Want, { job: 'dream' }>;

export type Strength = DreamStrength;

export const strengths = Object.keys(dreamStrengths) as readonly Strength[];

export const strengthText = (strength: Strength): string => strengthTexts[strength]();

const strengthTexts = {
  light: () => msg('Light'),
  middle: () => msg('Medium'),
  strong: () => msg('Strong'),
} satisfies Readonly<Record<Strength, () => string>>;

export type Subject = (typeof dreamSubjects)[number];

/** The settings that a person chooses as numbers. */
export const numberChoices = ['octaves', 'steps', 'size', 'seed'] as const;
export type NumberChoice = (typeof numberChoices)[number];

/** How a photo is dreamed over, as the person chooses it. */
export interface DreamChoices extends Readonly<Record<NumberChoice, number>> {
  readonly strength: Strength;
}

/** The page and the command line draw the same. */
export const defaultChoices: DreamChoices = {
  strength: DEFAULT_STRENGTH,
  octaves: dreamSchema.octaves.default,
  steps: dreamSchema.steps.default,
  size: dreamSchema.size.default,
  seed: dreamSchema.seed.default,
};

export function requestOf(
  of: DreamTarget,
  { strength, ...numbers }: DreamChoices,
): DreamWant['request'] {
  return { of, stepSize: dreamStrengths[strength], ...numbers };
}
