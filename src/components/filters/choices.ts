import type { FilterOptions } from '../../core/feature-visualization/filter-options.js';
import { defaultsOf } from '../../facts/setting.js';
import {
  DEFAULT_PRESET,
  filterPresets,
  filterSchema,
  type FilterPreset,
} from '../../facts/filters.js';

/** How pictures are to grow; what is left out is the method's to choose. */
export type FilterChoices = FilterOptions & { readonly preset?: FilterPreset | undefined };

/** The choices without those that are left open. */
export function given(choices: FilterChoices): FilterChoices {
  const entries = Object.entries(choices).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** How they are without a word, at the quality chosen; of what is no number, name or flag: nothing of it. */
export function normal({ preset = DEFAULT_PRESET }: FilterChoices): FilterChoices {
  const rest = { excite: 'channel', region: null, joint: null } as const;
  return { ...defaultsOf(filterSchema), ...rest, ...filterPresets[preset], preset: DEFAULT_PRESET };
}

/** Of the choices those that change the pictures. */
export function telling(choices: FilterChoices): FilterChoices {
  const standing: Readonly<Record<string, unknown>> = { ...normal(choices) };
  const entries = Object.entries(choices).filter(
    ([name, value]) =>
      value !== undefined &&
      // Many or few at a time, in much or little memory: the pictures are the same.
      name !== 'batch' &&
      name !== 'budget' &&
      JSON.stringify(value) !== JSON.stringify(standing[name]),
  );
  return Object.fromEntries(entries);
}
