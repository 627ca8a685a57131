import { msg } from '@lit/localize';
import type { DreamTarget } from '../../core/feature-visualization/dream.js';
import type { Want } from '../../session/snapshot.js';

export type DreamWant = Extract<Want, { job: 'dream' }>;

/** How much one step changes. */
export const strengths = ['light', 'middle', 'strong'] as const;
export type Strength = (typeof strengths)[number];

export function strengthText(strength: Strength): string {
  switch (strength) {
    case 'light':
      return msg('Light');
    case 'middle':
      return msg('Middle');
    case 'strong':
      return msg('Strong');
  }
}

/** Root mean square of what a step changes, of levels 0…1. */
const stepSizes: Readonly<Record<Strength, number>> = { light: 0.008, middle: 0.015, strong: 0.03 };

/** What a photo can be made to show more of: all of a layer, its channel that is chosen, the class. */
export type Subject = 'layer' | 'channel' | 'class';

/** How a photo is dreamed over, as the person chooses it. */
export interface DreamChoices {
  readonly strength: Strength;
  readonly octaves: number;
  readonly steps: number;
  readonly size: number;
  readonly seed: number;
}

/** Those of the core, so that the page and the command line draw the same. */
export const defaultChoices: DreamChoices = {
  strength: 'middle',
  octaves: 4,
  steps: 10,
  size: 512,
  seed: 1,
};

export type NumberChoice = Exclude<keyof DreamChoices, 'strength'>;

/** Least and greatest of each number; a film of more would not fit into memory. */
export const limits: Readonly<Record<NumberChoice, readonly [least: number, most: number]>> = {
  octaves: [1, 8],
  steps: [1, 100],
  size: [64, 768],
  seed: [0, 2 ** 31 - 1],
};

export function requestOf(
  of: DreamTarget,
  { strength, ...numbers }: DreamChoices,
): DreamWant['request'] {
  return { of, stepSize: stepSizes[strength], ...numbers };
}
