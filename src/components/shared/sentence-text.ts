import { msg, str } from '@lit/localize';
import type { Placement } from '../../core/placement/placement.js';
import type { ValueMap } from '../../core/value-map.js';
import { restLevel } from '../../view/firing.js';
import { percent, points } from '../../view/numbers.js';
import { mapFacts, type Certainty, type Region } from '../../view/sentences.js';

/** How sure the network is, as one sentence about the class of that name. */
export function certaintyText(certainty: Certainty, name: string): string {
  switch (certainty.kind) {
    case 'sure':
      return msg('Sure: nothing else comes near.');
    case 'close-call':
      return msg(str`A close call: ${certainty.other} is ${points(certainty.gap)} points behind.`);
    case 'clear':
      return msg(str`Clear: ${certainty.other} is ${points(certainty.gap)} points behind.`);
    case 'ahead':
      return msg(
        str`Ahead, but not clearly: ${certainty.other} is ${points(certainty.gap)} points behind.`,
      );
    case 'several':
      return msg(str`Several at once: ${certainty.other} has more than half as well.`);
    case 'guess':
      return certainty.other === null
        ? msg(str`A guess: ${percent(certainty.share)} is not much.`)
        : msg(str`A guess: it could as well be ${certainty.other}.`);
    case 'behind': {
      const { rank, gap, other } = certainty;
      return msg(str`${name} is number ${rank}, ${points(gap)} points behind ${other}.`);
    }
    case 'far-behind': {
      const { rank, share } = certainty;
      return msg(str`${name} is number ${rank}: a wild guess at ${percent(share)}.`);
    }
  }
}

/** A ninth of the picture, as it follows "strongest". */
export function regionText(region: Region): string {
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

/** Where a map is strongest and how much of it fires. */
export function mapText(map: ValueMap, signed: boolean, placement?: Placement | null): string {
  const facts = mapFacts(map, restLevel(map, signed), placement);
  if (!facts) return signed ? msg('the same everywhere') : msg('zero everywhere');
  const region = regionText(facts.region);
  const firing = percent(facts.firing, 0);
  return signed
    ? msg(str`strongest ${region}, above its mean in ${firing} of places`)
    : msg(str`strongest ${region}, above zero in ${firing} of places`);
}
