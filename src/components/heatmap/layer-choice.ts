import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import { coarserLayer, finerLayer } from '../../view/finer-layer.js';
import { layerText } from '../../view/layer-name.js';
import { listText } from '../../view/lists.js';
import { showsPhoto } from '../../view/shows-photo.js';
import { valueOf } from '../shared/value-of.js';

export interface LayerMenu {
  /** Those of the network; none: not known. */
  readonly layers: readonly LayerInfo[];
  /** The one chosen by the person; undefined: by rule. */
  readonly chosen: string | undefined;
  /** Those explained. */
  readonly explained: readonly string[];
  readonly choose: (layer: string | undefined) => void;
}

/** The layer explained, to be changed by name or by a step of resolution. */
export function layerChoice({
  layers,
  chosen,
  explained,
  choose,
}: LayerMenu): TemplateResult | string {
  const spatial = layers.filter(showsPhoto);
  const text = listText(explained.map((layer) => layerText(layers, layer)));
  if (spatial.length === 0) return text;
  const [shown = ''] = explained;
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
      class="select"
      aria-label=${msg('Layer explained')}
      @change=${(event: Event) => choose(valueOf(event) || undefined)}
    >
      <option value="" ?selected=${chosen === undefined}>
        ${chosen === undefined ? text : msg('chosen automatically')}
      </option>
      ${spatial.map(
        ({ name }) =>
          html`<option value=${name} ?selected=${name === chosen}>
            ${layerText(layers, name)}
          </option>`,
      )}
    </select>
    ${
      explained.length === 1 && spatial.some(({ name }) => name === shown)
        ? html`<span class="steps" part="steps"
            >${step(msg('Finer layer'), msg('The last layer of the next higher resolution'), finerLayer(spatial, shown))}
            ${step(msg('Coarser layer'), msg('The last layer of the next lower resolution'), coarserLayer(spatial, shown))}</span
          >`
        : nothing
    }`;
}
