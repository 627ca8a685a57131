import { msg, str } from '@lit/localize';
import { exact, percent, points, shareText } from './numbers.js';
import type { Certainty } from './sentences.js';

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
      return msg(str`Several at once: ${certainty.other} also has more than half.`);
    case 'guess':
      return certainty.other === null
        ? msg(str`A guess: ${percent(certainty.share)} is not much.`)
        : msg(str`A guess: it could just as well be ${certainty.other}.`);
    case 'behind': {
      const { rank, of, gap, other } = certainty;
      return msg(
        str`${name} is ranked ${exact(rank)} of ${exact(of)}, ${points(gap)} points behind ${other}.`,
      );
    }
    case 'far-behind': {
      const { rank, of, share } = certainty;
      return msg(str`${name} is ranked ${exact(rank)} of ${exact(of)}: ${shareText(share)}.`);
    }
  }
}
