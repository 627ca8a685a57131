import { msg } from '@lit/localize';
import type { ApplicationFacts } from '../../facts/applications.js';
import { figureOf, figures, type Figure, type MeasuredModels } from './rated.js';

export const columns = ['name', ...figures] as const;
export type ModelColumn = (typeof columns)[number];

export interface ModelOrder {
  readonly by: ModelColumn;
  readonly descending: boolean;
}

export function columnTitle(column: ModelColumn): string {
  switch (column) {
    case 'name':
      return msg('Model');
    case 'size':
      return msg('Size, MB');
    case 'top1':
      return msg('Top-1, %');
    case 'top5':
      return msg('Top-5, %');
    case 'parameters':
      return msg('Parameters, M');
    case 'depth':
      return msg('Depth');
    case 'cpu':
      return msg('ms CPU');
    case 'gpu':
      return msg('ms GPU');
    case 'here':
      return msg('ms here');
  }
}

/** Of how many digits behind the point the figures of a column are. */
export const digitsOf: Readonly<Record<Figure, number>> = {
  ...{ size: 0, top1: 1, top5: 1, parameters: 1, depth: 0, cpu: 1, gpu: 1, here: 1 },
};

/** How a column is ordered at first: names and costs from the least, what is good from the most. */
export const startsDescending = (column: ModelColumn): boolean =>
  column === 'top1' || column === 'top5';

/** The networks in that order; those without the figure come last, in the order in which Keras has them. */
export function ordered(
  models: readonly ApplicationFacts[],
  { by, descending }: ModelOrder,
  measured: MeasuredModels,
): readonly ApplicationFacts[] {
  const sign = descending ? -1 : 1;
  if (by === 'name') {
    return [...models].sort((a, b) => sign * a.name.localeCompare(b.name, 'en', { numeric: true }));
  }
  return [...models].sort((a, b) => {
    const [x, y] = [figureOf(a, by, measured), figureOf(b, by, measured)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}
