import { msg, str } from '@lit/localize';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { Picture } from '../../core/image/picture.js';
import type { ColourMap } from '../../view/colour-maps.js';
import type { Contour } from '../../view/contours.js';
import { paintOverlay } from '../../view/paint.js';
import type { Rect } from '../../view/receptive-rect.js';
import type { HeatmapLook } from '../../view/heatmap-look.js';
import { divider } from '../shared/divider.js';
import { fieldOutline } from '../shared/field-outline.js';
import { draws } from '../shared/picture-directive.js';
import { ratioOf } from '../shared/ratio.js';
import { mapText } from '../../view/map-text.js';
import { placementText } from '../../view/placement-text.js';
import { unseenArea } from '../shared/unseen.js';
import { methodName } from './methods.js';
import { targetText } from '../../view/target-text.js';
import { placeOf, probeCross, type PhotoPoint } from './probe.js';
import { pointText, valueText } from './value-text.js';
import { styled } from '../shared/styled.js';

export interface PhotoView {
  readonly result: HeatmapResult;
  readonly photo: Picture | undefined;
  readonly colours: ColourMap;
  readonly look: HeatmapLook;
  /** 0…1; 0 leaves the photo alone. */
  readonly opacity: number;
  readonly contours: readonly Contour[];
  /** Part of the photo to outline, in shares of its sides. */
  readonly field: Rect | null;
  /** Places that another method contradicts. */
  readonly places: readonly DoubtedPlace[];
  /** Share of the width up to which the photo is bare; null: the map is all over it. */
  readonly split: number | null;
  /** Null: it stays where it is. */
  readonly setSplit: ((split: number) => void) | null;
  /** Where the value is read. */
  readonly place: PhotoPoint | null;
  /** Null: values are not read. */
  readonly point: ((place: PhotoPoint) => void) | null;
  readonly key: (event: KeyboardEvent) => void;
}

/** A place of the photo, in shares of its sides, and what is said of it. */
export interface DoubtedPlace {
  readonly rect: Rect;
  readonly text: string;
}

/** The photo with the colours, the contours and the read-out on it. */
export function photoView(view: PhotoView): TemplateResult {
  const { result, photo, contours, field, place } = view;
  const point = (event: PointerEvent) => {
    const at = placeOf(event);
    if (at) view.point?.(at);
  };
  return html`<div class="photo-box" ${styled(ratioOf(photo ?? result.inputMap))}>
      <div
        class="photo"
        part="photo"
        tabindex=${view.point ? 0 : nothing}
        role=${view.point ? 'group' : nothing}
        aria-label=${view.point ? msg('Heatmap; the arrow keys read its values') : nothing}
        @pointermove=${point}
        @pointerdown=${point}
        @keydown=${view.point ? view.key : nothing}
      >
        ${
          photo
            ? html`<canvas
                class="below"
                aria-hidden="true"
                ${draws([photo], () => photo, true)}
              ></canvas>`
            : nothing
        }
        ${colourLayer(view)} ${view.opacity === 0 ? nothing : unseenArea(result.placement)}
        <svg
          viewBox="0 0 1 1"
          preserveAspectRatio="none"
          aria-hidden="true"
          ${styled({ 'clip-path': clip(view.split) })}
        >
          ${contourLines(contours)} ${field ? fieldOutline(field) : nothing}
        </svg>
        ${view.split === null || !view.setSplit ? nothing : divider(view.split, msg('Where the map begins'), view.setSplit)}
        ${view.places.map((one, index) => doubtedPlace(one, index === 0))}
        ${place ? probeCross(place, valueText(result, place)) : nothing}
      </div>
    </div>
    <span class="visually-hidden" aria-live="polite"
      >${place ? pointText(result, place) : nothing}</span
    >`;
}

/** A dashed box; the first says why. */
function doubtedPlace({ rect, text }: DoubtedPlace, first: boolean): TemplateResult {
  const share = (value: number) => `${100 * value}%`;
  return html`<div
    class="doubted ${rect.top < 0.12 ? 'below' : ''} ${rect.left > 0.5 ? 'end' : ''}"
    ${styled({
      left: share(rect.left),
      top: share(rect.top),
      width: share(rect.width),
      height: share(rect.height),
    })}
  >
    ${first ? html`<span>${text}</span>` : nothing}
  </div>`;
}

const clip = (split: number | null): string => `inset(0 0 0 ${100 * (split ?? 0)}%)`;

function colourLayer({ result, colours, look, opacity, split }: PhotoView): TemplateResult {
  const method = methodName(result.method);
  const shown = mapText(result.positive, false, result.placement);
  const facts = [shown, placementText(result.placement)].filter(Boolean).join('. ');
  return html`<canvas
    class="colours"
    role="img"
    aria-label=${msg(str`${method} heatmap for ${targetText(result.target)}: ${facts}`)}
    title=${result.layers.length > 0 ? msg('Between the cells of the layer the colours are bilinear.') : nothing}
    ${styled({ opacity, 'clip-path': clip(split) })}
    ${draws(
      [result, colours],
      // The slider changes the style alone; nothing is painted anew.
      () => paintOverlay(result.inputMap, colours, look.range, { opacity: 1 }),
      true,
    )}
  ></canvas>`;
}

function contourLines(contours: readonly Contour[]): SVGTemplateResult {
  return svg`<g class="contours">
    ${contours.map(({ path }) => svg`<path class="edge" d=${path} />`)}
    ${contours.map(({ path, share }) => svg`<path class=${share < 0.5 ? 'low' : 'high'} d=${path} />`)}
  </g>`;
}
