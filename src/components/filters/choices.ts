import { msg } from '@lit/localize';
import type {
  FilterOptions,
  FilterPreset,
} from '../../core/feature-visualization/filter-options.js';

/** How pictures are to grow; what is left out is the method's to choose. */
export type FilterChoices = FilterOptions & { readonly preset?: FilterPreset | undefined };

export const presets = ['quick', 'good', 'print'] as const satisfies readonly FilterPreset[];

export function presetText(preset: FilterPreset): string {
  switch (preset) {
    case 'quick':
      return msg('Quick');
    case 'good':
      return msg('Good');
    case 'print':
      return msg('For print');
  }
}

/** What a preset asks for, and how long that takes beside the quick one. */
export function presetCost(preset: FilterPreset): string {
  switch (preset) {
    case 'quick':
      return msg('64 steps: a second or two for each picture without a GPU.');
    case 'good':
      return msg('256 steps that a picture must survive turned and zoomed: five times as long.');
    case 'print':
      return msg('512 steps, 256 pixels: minutes for each picture without a GPU.');
  }
}

/** What of a channel is excited, as the person chooses it. */
export const objectives = ['channel', 'neuron', 'negative', 'diverse'] as const;
export type Objective = (typeof objectives)[number];

export function objectiveText(objective: Objective): string {
  switch (objective) {
    case 'channel':
      return msg('the channel, everywhere');
    case 'neuron':
      return msg('one cell, in the middle');
    case 'negative':
      return msg('the least of the channel');
    case 'diverse':
      return msg('four pictures that differ');
  }
}

const middle = { top: 0.5, bottom: 0.5, left: 0.5, right: 0.5 };

const parts: Readonly<Record<Objective, FilterChoices>> = {
  channel: {},
  neuron: { region: middle },
  negative: { negative: true },
  diverse: { variants: 4 },
};

/** Which of the objectives these choices mean. */
export function objectiveOf({ region, negative, variants = 1 }: FilterChoices): Objective {
  if (variants > 1) return 'diverse';
  if (negative) return 'negative';
  return region ? 'neuron' : 'channel';
}

export function withObjective(choices: FilterChoices, objective: Objective): FilterChoices {
  return { ...without(choices, ['region', 'negative', 'variants']), ...parts[objective] };
}

/** What a preset says itself goes; the rest of the choices stays. */
export function withPreset(choices: FilterChoices, preset: FilterPreset): FilterChoices {
  return { ...without(choices, ['steps', 'size', 'stepSize', 'scale', 'rotate']), preset };
}

function without(choices: FilterChoices, names: readonly string[]): FilterChoices {
  return Object.fromEntries(Object.entries(choices).filter(([name]) => !names.includes(name)));
}

/** The choices without those that are left open. */
export function given(choices: FilterChoices): FilterChoices {
  const entries = Object.entries(choices).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
