import { likely } from '../core/nearest.js';

/** `; did you mean "heatmap"? ` between what is not there and what is; `else` where nothing is near. */
export function meant(asked: string, names: readonly string[], otherwise: string): string {
  const near = likely(asked, names);
  return near === undefined ? otherwise : `; did you mean "${near}"? `;
}
