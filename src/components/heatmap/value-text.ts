import { msg, str } from '@lit/localize';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import { valueAt } from '../../core/placement/place-map.js';
import { percent, rawValue, signedValue } from '../../view/numbers.js';
import type { PhotoPoint } from './probe.js';

/** The value of a map at a place of the photo; null where none of its cells looks. */
export function valueOn({ map, positive, signed, placement }: HeatmapResult, place: PhotoPoint) {
  return valueAt(signed ? map : positive, placement, place);
}

/** The same in words, with its sign where that means something. */
export function valueText(result: HeatmapResult, place: PhotoPoint): string {
  const value = valueOn(result, place);
  if (value === null) return msg('no cell looks here');
  return result.signed ? signedValue(value) : rawValue(value);
}

/** The value and the place at which it is read, for screen readers. */
export function pointText(result: HeatmapResult, place: PhotoPoint): string {
  const [x, y] = [percent(place.x, 0), percent(place.y, 0)];
  return msg(str`${valueText(result, place)} at ${x} from the left, ${y} from the top`);
}
