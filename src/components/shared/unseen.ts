import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { unseenShare, type Placement } from '../../core/placement/placement.js';
import { percent } from '../../view/numbers.js';

/** Hatches the part of a picture that no cell looks at; nothing where there is none. */
export function unseenArea(placement: Placement | null): TemplateResult | typeof nothing {
  if (!placement || unseenShare(placement) === 0) return nothing;
  const { input, seen } = placement;
  const x = (pixels: number) => `${(100 * pixels) / input.width}%`;
  const y = (pixels: number) => `${(100 * pixels) / input.height}%`;
  const [left, right] = [x(seen.left), x(seen.left + seen.width)];
  const [top, bottom] = [y(seen.top), y(seen.top + seen.height)];
  const around = '0 0, 100% 0, 100% 100%, 0 100%, 0 0';
  const within = `${left} ${top}, ${left} ${bottom}, ${right} ${bottom}, ${right} ${top}, ${left} ${top}`;
  return html`<div
    class="hatched"
    part="unseen"
    aria-hidden="true"
    style="clip-path: polygon(${around}, ${within})"
  ></div>`;
}

/** What is to be said of where a map's cells lie; null where it goes without saying. */
export function placementText(placement: Placement | null): string | null {
  switch (placement?.by) {
    case undefined:
      return null;
    case 'receptive-field':
    case 'input':
      return unseenText(placement);
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

function unseenText(placement: Placement): string | null {
  const share = unseenShare(placement);
  if (share === 0) return null;
  return msg(
    str`No cell of the layer looks at the hatched part, ${percent(share, 0)} of the photo.`,
  );
}
