import { html, nothing, type TemplateResult } from 'lit';
import { unseenShare, type Placement } from '../../core/placement/placement.js';
import { styled } from './styled.js';

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
    ${styled({ 'clip-path': `polygon(${around}, ${within})` })}
  ></div>`;
}
