import type { ApplicationTiming } from '../../core/applications/application-timing.types.js';
import type { ApplicationFacts } from '../../facts/applications.js';
import { bestOf, type ChartedModel } from '../../view/bubble-chart.js';

/** What a network took on this device, and when that was measured (milliseconds since the epoch). */
export interface MeasuredModel extends ApplicationTiming {
  readonly at: number;
}

/** What has been measured, by the names of the networks. */
export type MeasuredModels = Readonly<Record<string, MeasuredModel>>;

/** What is known of a network in numbers, published or measured here. */
export const figures = ['size', 'top1', 'top5', 'parameters', 'depth', 'cpu', 'gpu', 'here'] as const;
export type Figure = (typeof figures)[number];

/** Figures that say what a network costs: milliseconds, or megabytes of weights. */
export const costAxes = ['cpu', 'gpu', 'size', 'here'] as const satisfies readonly Figure[];
export type CostAxis = (typeof costAxes)[number];

/** In the unit of its column; null where nobody has said. */
export function figureOf(
  { name, published }: ApplicationFacts,
  figure: Figure,
  measured: MeasuredModels,
): number | null {
  switch (figure) {
    case 'size':
      return published.sizeMB;
    case 'top1':
      return published.top1;
    case 'top5':
      return published.top5;
    case 'parameters':
      return published.parametersM;
    case 'depth':
      return published.depth;
    case 'cpu':
      return published.cpuMs;
    case 'gpu':
      return published.gpuMs;
    case 'here':
      return measured[name]?.forwardMs ?? null;
  }
}

/** The networks that have a place on the chart. */
export function charted(
  models: readonly ApplicationFacts[],
  axis: CostAxis,
  measured: MeasuredModels,
): readonly ChartedModel[] {
  return models.flatMap((model) => {
    const cost = figureOf(model, axis, measured);
    const { top1, parametersM } = model.published;
    if (cost === null || top1 === null || parametersM === null) return [];
    return [{ name: model.name, cost, quality: top1, parameters: parametersM }];
  });
}

/** The networks that nothing beats at their cost or below. */
export const bestAt = (
  models: readonly ApplicationFacts[],
  axis: CostAxis,
  measured: MeasuredModels,
): ReadonlySet<string> => new Set(bestOf(charted(models, axis, measured)));

/** How many networks can be held beside each other: each has a colour. */
export const colours = ['accent', 'c2', 'c4', 'c3', 'c5', 'c6'] as const;

/** The colour of a pinned network, as a CSS value; null for the others. */
export function colourOf(name: string, pinned: readonly string[]): string | null {
  const colour = colours[pinned.indexOf(name)];
  return colour === undefined ? null : `var(--cl-${colour})`;
}
