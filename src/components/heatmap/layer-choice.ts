import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import { coarserLayer, finerLayer } from '../../view/finer-layer.js';
import { valueOf } from '../shared/value-of.js';

export interface LayerMenu {
  /** Those with rows and columns. */
  readonly layers: readonly LayerInfo[];
  /** The one chosen by the person; undefined: by rule. */
  readonly chosen: string | undefined;
  /** The one explained. */
  readonly shown: string;
  readonly choose: (layer: string | undefined) => void;
}

/** The layer explained, to be changed by name or by a step of resolution. */
export function layerChoice({ layers, chosen, shown, choose }: LayerMenu): TemplateResult {
  const step = (label: string, title: string, to: string | null) =>
    html`<button
      type="button"
      class="link"
      title=${title}
      ?disabled=${to === null}
      @click=${() => to !== null && choose(to)}
    >
      ${label}
    </button>`;
  return html`<select
      class="select mono"
      aria-label=${msg('Layer explained')}
      @change=${(event: Event) => choose(valueOf(event) || undefined)}
    >
      <option value="" ?selected=${chosen === undefined}>
        ${chosen === undefined ? shown : msg('chosen automatically')}
      </option>
      ${layers.map(
        ({ name }) => html`<option value=${name} ?selected=${name === chosen}>${name}</option>`,
      )}
    </select>
    ${
      layers.some(({ name }) => name === shown)
        ? html`<span class="steps" part="steps"
            >${step(msg('Finer layer'), msg('The last layer of the next higher resolution'), finerLayer(layers, shown))}
            ${step(msg('Coarser layer'), msg('The last layer of the next lower resolution'), coarserLayer(layers, shown))}</span
          >`
        : nothing
    }`;
}
