import { msg, str } from '@lit/localize';
import { unseenShare, type Placement } from '../core/placement/placement.js';
import { percent } from './numbers.js';

/**
 * What is to be said of where a map's cells lie; null where it goes without saying.
 * @param options.hatched - whether the part that no cell looks at is drawn hatched
 */
export function placementText(
  placement: Placement | null,
  { hatched = true }: { readonly hatched?: boolean } = {},
): string | null {
  switch (placement?.by) {
    case undefined:
      return null;
    case 'receptive-field':
    case 'input':
      return unseenText(unseenShare(placement), hatched);
    case 'stretched':
      return msg('Spread evenly over the whole photo, not where its cells look.');
    case 'unknown':
      return msg(
        'Where the cells of this layer look is not known: they are spread evenly over the whole photo.',
      );
    case 'scattered':
      return msg(
        'Each cell of this layer looks at several places: they are spread evenly over the whole photo.',
      );
  }
}

function unseenText(share: number, hatched: boolean): string | null {
  if (share === 0) return null;
  const part = percent(share, 0);
  return hatched
    ? msg(str`No cell of the layer looks at the hatched part, ${part} of the photo.`)
    : msg(str`No cell of the layer looks at ${part} of the photo.`);
}
