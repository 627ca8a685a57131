import { html, type TemplateResult } from 'lit';
import type { ColourMap } from '../../view/colour-maps.js';
import { paintScale } from '../../view/paint.js';
import { draws } from './picture-directive.js';

/** The colours of a map from its low end to its high end, 1 pixel high; the style sizes it. */
export function colourScale(map: ColourMap): TemplateResult {
  return html`<canvas aria-hidden="true" ${draws([map], () => paintScale(map))}></canvas>`;
}
