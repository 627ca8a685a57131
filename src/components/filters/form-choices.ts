import { msg, str } from '@lit/localize';
import { count } from '../../view/numbers.js';
import {
  DIVERSE_VARIANTS,
  filterPresets,
  filterSchema,
  type FilterPreset,
} from '../../facts/filters.js';
import type { FilterChoices } from './choices.js';

interface PresetWords {
  readonly name: string;
  /** What it asks for, and how long that takes beside the quick one. */
  readonly cost: string;
}

export function presetWords(preset: FilterPreset): PresetWords {
  return words[preset]();
}

const words = {
  quick: () => ({
    name: msg('Quick'),
    cost: msg(
      str`${count(filterSchema.steps.default)} steps: one or two seconds a picture without a GPU.`,
    ),
  }),
  good: () => ({
    name: msg('Good'),
    cost: msg(
      str`${count(filterPresets.good.steps)} steps, in which the picture is also turned and zoomed: five times as long.`,
    ),
  }),
  print: () => ({
    name: msg('For print'),
    cost: msg(
      str`${count(filterPresets.print.steps)} steps, ${count(filterPresets.print.size)} pixels: minutes for each picture without a GPU.`,
    ),
  }),
} satisfies Readonly<Record<FilterPreset, () => PresetWords>>;

/** What of a channel is excited, as the person chooses it. */
export const objectives = ['channel', 'neuron', 'negative', 'diverse'] as const;
export type ObjectiveChoice = (typeof objectives)[number];

export function objectiveText(objective: ObjectiveChoice): string {
  switch (objective) {
    case 'channel':
      return msg('the channel, everywhere');
    case 'neuron':
      return msg('one cell, in the middle');
    case 'negative':
      return msg('what excites it least');
    case 'diverse':
      return msg('four different pictures');
  }
}

const middle = { top: 0.5, bottom: 0.5, left: 0.5, right: 0.5 };

const parts: Readonly<Record<ObjectiveChoice, FilterChoices>> = {
  channel: {},
  neuron: { region: middle },
  negative: { negative: true },
  diverse: { variants: DIVERSE_VARIANTS },
};

/** Which of the objectives these choices mean. */
export function objectiveOf({ region, negative, variants = 1 }: FilterChoices): ObjectiveChoice {
  if (variants > 1) return 'diverse';
  if (negative) return 'negative';
  return region ? 'neuron' : 'channel';
}

export function withObjective(choices: FilterChoices, objective: ObjectiveChoice): FilterChoices {
  return { ...without(choices, ['region', 'negative', 'variants']), ...parts[objective] };
}

/** What a preset says itself goes; the rest of the choices stays. */
export function withPreset(choices: FilterChoices, preset: FilterPreset): FilterChoices {
  const said = Object.values(filterPresets).flatMap((settings) => Object.keys(settings));
  return { ...without(choices, said), preset };
}

function without(choices: FilterChoices, names: readonly string[]): FilterChoices {
  return Object.fromEntries(Object.entries(choices).filter(([name]) => !names.includes(name)));
}
