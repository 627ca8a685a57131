import { type Figure, type Target, shown } from '../figure.js';
import type { Comparison } from '../timing.js';

/** The line of a comparison: work ÷ baseline. */
export function ratioFigure(label: string, of: Comparison, target?: Target): Figure {
  const detail = `${shown(of.work)} ÷ ${shown(of.baseline)} ms`;
  return { label, value: of.ratio, unit: '×', spread: of.spread, target, detail };
}
