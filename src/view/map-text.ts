import { msg, str } from '@lit/localize';
import type { Placement } from '../core/placement/placement.js';
import type { ValueMap } from '../core/value-map.js';
import { firingLevel } from './firing.js';
import { percent } from './numbers.js';
import { mapFacts, type Ninth } from './sentences.js';

/** Where a map is strongest and how much of it fires. */
export function mapText(map: ValueMap, signed: boolean, placement?: Placement | null): string {
  const facts = mapFacts(map, firingLevel(map, signed), placement);
  if (!facts) return signed ? msg('the same everywhere') : msg('zero everywhere');
  const region = regionText(facts.region);
  const firing = percent(facts.firing, 0);
  return signed
    ? msg(str`strongest ${region}, near its peak in ${firing} of places`)
    : msg(str`strongest ${region}, above zero in ${firing} of places`);
}

/** A ninth of the picture, as it follows "strongest". */
function regionText(region: Ninth): string {
  switch (region) {
    case 'upper-left':
      return msg('at the upper left');
    case 'top':
      return msg('at the top');
    case 'upper-right':
      return msg('at the upper right');
    case 'left':
      return msg('on the left');
    case 'centre':
      return msg('in the centre');
    case 'right':
      return msg('on the right');
    case 'lower-left':
      return msg('at the lower left');
    case 'bottom':
      return msg('at the bottom');
    case 'lower-right':
      return msg('at the lower right');
  }
}
