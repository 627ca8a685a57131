import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ColourMapName } from '../../view/colour-maps.js';
import { styled } from '../shared/styled.js';

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

/** Opacity, contours and colour map. */
export function heatmapControls(controls: Controls): TemplateResult {
  const percent = Math.round(100 * controls.opacity);
  return html`<div class="controls" part="controls">
    <label class="opacity"
      >${msg('Opacity')}
      <input
        type="range"
        min="0"
        max="100"
        .value=${String(percent)}
        ${styled({ '--filled': `${percent}%` })}
        @input=${(event: Event) => controls.setOpacity(Number(valueOf(event)) / 100)}
    /></label>
    <label class="switch"
      ><input
        type="checkbox"
        role="switch"
        .checked=${controls.contours}
        @change=${() => controls.setContours(!controls.contours)}
      />${msg('Contours')}</label
    >
    <label class="switch"
      ><input
        type="checkbox"
        role="switch"
        .checked=${controls.split}
        @change=${() => controls.setSplit(!controls.split)}
      />${msg('Divider')}</label
    >
    ${controls.stretched === null ? nothing : stretchSwitch(controls.stretched, controls)}
    ${controls.colourMap === null ? nothing : colourSelect(controls.colourMap, controls)}
  </div>`;
}

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

/** What a field holds at an event of it. */
export function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement
    ? target.value
    : '';
}

function coloursNamed(name: string): PhotoColours {
  return name === 'viridis' || name === 'turbo' ? name : 'magma';
}
