import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import { lookingPart } from '../core/placement/placement.js';
import { symmetricRange, unsignedRange, type Range } from './scale.js';

/** How a heatmap is to be drawn. */
export interface HeatmapLook {
  readonly range: Range;
  /** Positive and negative values in colours that part at zero. */
  readonly signed: boolean;
  /** Some pixels lie beyond the range, and are drawn as its ends. */
  readonly cut: boolean;
  /** Each pixel is a value of its own: lines of equal value would be noise. */
  readonly grainy: boolean;
}

/** Of the values of single pixels this share fits the scale; a few extremes would leave it empty. */
const KEPT = 0.99;

/** The scale of a heatmap, and what belongs on it. */
export function heatmapLook(
  result: Pick<
    HeatmapResult,
    'signed' | 'perChannel' | 'inputMap' | 'map' | 'positive' | 'placement'
  >,
): HeatmapLook {
  const { signed } = result;
  const grainy = result.perChannel !== null;
  const whole = wholeRange(result);
  const limit = grainy ? quantile(result.inputMap.values, KEPT) : 0;
  const cut = limit > 0 && limit < whole.max;
  const range = cut ? { min: signed ? -limit : 0, max: limit } : whole;
  return { range, signed, cut, grainy };
}

/** All values of the cells that look at some of the input: from zero, or to both sides of it. */
export function wholeRange({
  signed,
  map,
  positive,
  placement,
}: Pick<HeatmapResult, 'signed' | 'map' | 'positive' | 'placement'>): Range {
  return signed
    ? symmetricRange(lookingPart(map, placement))
    : unsignedRange(lookingPart(positive, placement));
}

/** The size that this share of the values has at most. */
function quantile(values: Float32Array, share: number): number {
  const sizes = values.map(Math.abs).sort();
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0;
}
