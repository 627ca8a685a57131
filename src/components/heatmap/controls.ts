import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ColourMapName } from '../../view/colour-maps.js';
import { keepEscape, placeAtButton } from '../shared/popup.js';
import { styled } from '../shared/styled.js';
import { valueOf } from '../shared/value-of.js';

/** Maps for values from 0 up, over a photo. */
export type PhotoColours = Exclude<ColourMapName, 'rdbu'>;

export interface Controls {
  /** 0…1. */
  readonly opacity: number;
  readonly contours: boolean;
  /** Null where the colours are not to be chosen: those of signed maps. */
  readonly colourMap: PhotoColours | null;
  /** Whether cells are spread evenly over the photo; null where that is not to be chosen. */
  readonly stretched: boolean | null;
  readonly setStretched: (stretched: boolean) => void;
  /** Whether the photo is bare at the left of a divider. */
  readonly split: boolean;
  readonly setSplit: (split: boolean) => void;
  readonly setOpacity: (opacity: number) => void;
  readonly setContours: (contours: boolean) => void;
  readonly setColourMap: (name: PhotoColours) => void;
}

/** Width of the popup, in pixels. */
const popupWidth = 220;

/** The opacity, and a popup with contours, divider and colour map. */
export function heatmapControls(controls: Controls): TemplateResult {
  const percent = Math.round(100 * controls.opacity);
  return html`<label class="opacity"
      >${msg('Overlay')}
      <input
        type="range"
        min="0"
        max="100"
        .value=${String(percent)}
        ${styled({ '--filled': `${percent}%` })}
        @input=${(event: Event) => controls.setOpacity(Number(valueOf(event)) / 100)}
    /></label>
    <button type="button" class="link view" popovertarget="view" aria-haspopup="dialog">
      ${msg('View')} <span aria-hidden="true">▾</span>
    </button>
    <div
      id="view"
      class="popup controls"
      part="controls"
      popover
      role="dialog"
      aria-label=${msg('How the map is drawn')}
      @beforetoggle=${(event: Event) => placeAtButton(event, popupWidth)}
      @keydown=${keepEscape}
    >
      ${onOff(msg('Contours'), controls.contours, () => controls.setContours(!controls.contours))}
      ${onOff(msg('Divider'), controls.split, () => controls.setSplit(!controls.split))}
      ${controls.stretched === null ? nothing : stretchSwitch(controls.stretched, controls)}
      ${controls.colourMap === null ? nothing : colourSelect(controls.colourMap, controls)}
    </div>`;
}

const onOff = (label: string, on: boolean, change: () => void): TemplateResult =>
  html`<label class="switch"
    ><input type="checkbox" role="switch" .checked=${on} @change=${change} />${label}</label
  >`;

/** For comparison with other libraries, which draw every map so. */
function stretchSwitch(stretched: boolean, { setStretched }: Controls): TemplateResult {
  return html`<label
    class="switch"
    title=${msg('Spreads the cells evenly over the whole photo, as most libraries draw them, instead of where they look')}
    ><input
      type="checkbox"
      role="switch"
      .checked=${stretched}
      @change=${() => setStretched(!stretched)}
    />${msg('Stretched')}</label
  >`;
}

function colourSelect(colourMap: PhotoColours, controls: Controls): TemplateResult {
  return html`<select
    class="select"
    aria-label=${msg('Colour map')}
    .value=${colourMap}
    @change=${(event: Event) => controls.setColourMap(coloursNamed(valueOf(event)))}
  >
    <option value="magma">magma</option>
    <option value="viridis">viridis</option>
    <option value="turbo">${msg('turbo, not colour-blind safe')}</option>
  </select>`;
}

function coloursNamed(name: string): PhotoColours {
  return name === 'viridis' || name === 'turbo' ? name : 'magma';
}
