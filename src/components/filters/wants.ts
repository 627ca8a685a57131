import type { Want } from '../../session/snapshot.js';

export type FiltersWant = Extract<Want, { job: 'filters' }>;

export interface FilterSettings {
  readonly steps: number | undefined;
  readonly size: number | undefined;
  readonly seed: number | undefined;
}

export interface FilterNeeds {
  readonly layer: string;
  /** Channels of the page. */
  readonly channels: readonly number[];
  /** Channel shown big, drawn first; null: none that can be drawn. */
  readonly selected: number | null;
  readonly settings: FilterSettings;
  /** Steps that the selected channel should grow to, when more were asked for. */
  readonly further: number | undefined;
}

/**
 * What to draw, most urgent first: the selected channel further, when that was asked for, then the
 * page, which is always the last one, with the selected channel at its head.
 */
export function filterWants(needs: FilterNeeds): readonly FiltersWant[] {
  const { layer, channels, selected, settings, further } = needs;
  const request = { layer, ...given(settings) };
  const first = selected === null ? [] : [selected];
  const page = [...first, ...channels.filter((channel) => channel !== selected)];
  if (page.length === 0) return [];
  const asked: FiltersWant = { job: 'filters', request: { ...request, channels: page } };
  if (selected === null || further === undefined) return [asked];
  return [{ job: 'filters', request: { ...request, channels: first, steps: further } }, asked];
}

/** The settings that have a value: one left out is the method's to choose. */
function given(settings: FilterSettings): Partial<Record<keyof FilterSettings, number>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
