import type { Want } from '../../session/snapshot.js';
import { given, type FilterChoices } from './choices.js';

export type FiltersWant = Extract<Want, { job: 'filters' }>;

export interface FilterNeeds {
  readonly layer: string;
  /** Channels of the page, those that are in view first. */
  readonly channels: readonly number[];
  /** Channel shown big, drawn first; null: none that can be drawn. */
  readonly selected: number | null;
  readonly choices: FilterChoices;
  /** Steps that the selected channel should grow to, when more were asked for. */
  readonly further: number | undefined;
}

/**
 * What to draw, most urgent first: the selected channel further, when that was asked for, then the
 * page, which is always the last one, with the selected channel at its head.
 */
export function filterWants(needs: FilterNeeds): readonly FiltersWant[] {
  const { layer, channels, selected, choices, further } = needs;
  const request = { layer, ...given(choices) };
  const first = selected === null ? [] : [selected];
  const page = [...first, ...channels.filter((channel) => channel !== selected)];
  if (page.length === 0) return [];
  const asked: FiltersWant = { job: 'filters', request: { ...request, channels: page } };
  if (selected === null || further === undefined) return [asked];
  return [{ job: 'filters', request: { ...request, channels: first, steps: further } }, asked];
}
