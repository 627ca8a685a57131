import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { OutputPicture } from '../../core/prediction/predict.types.js';
import { rawValue } from '../../view/numbers.js';
import { draws } from '../shared/picture-directive.js';

/** The picture that comes out of a network, and what its black and white stand for. */
export function drawnOutput(picture: OutputPicture): TemplateResult {
  const { width, height, black, white } = picture;
  return html`<figure class="output" part="picture">
    <canvas
      role="img"
      aria-label=${msg(str`What comes out: ${width} × ${height} pixels`)}
      ${draws([picture.pixels], () => picture)}
    ></canvas>
    <figcaption class="number">
      ${msg(str`What comes out, ${width} × ${height}: black is ${rawValue(black)}, white ${rawValue(white)}.`)}
    </figcaption>
  </figure>`;
}
