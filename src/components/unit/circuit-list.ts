import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { UnitLink } from '../../core/unit/circuit.types.js';
import { signedValue } from '../../view/numbers.js';
import { divergingBar } from './diverging-bar.js';
import { linkName, type LinkedChannels } from './links.js';
import { grownPicture } from './pictures.js';
import type { ChannelRef } from './trail.js';

export interface CircuitList {
  readonly title: string;
  /** Said where there are no links. */
  readonly empty: string;
  readonly part: string;
  readonly links: readonly UnitLink[];
  readonly linked: LinkedChannels;
  readonly walk: (to: ChannelRef) => void;
}

/** The channels at one end of a circuit, as buttons that walk there. */
export function circuitList(list: CircuitList): TemplateResult {
  const { links, part } = list;
  const limit = Math.abs(links[0]?.strength ?? 0);
  return html`<h3 class="title">${list.title}</h3>
    ${
      links.length === 0
        ? html`<p class="muted">${list.empty}</p>`
        : html`<ul class="links" part=${part}>
            ${links.map((link) => html`<li>${linkRow(link, limit, list)}</li>`)}
          </ul>`
    }`;
}

/** Of a layer in a nested model what comes last tells it apart. */
const ownName = (layer: string): string => layer.slice(layer.lastIndexOf('/') + 1);

function linkRow(link: UnitLink, limit: number, list: CircuitList): TemplateResult {
  const { layer, channel, strength, via } = link;
  const { name = String(channel), picture, growing = false } = list.linked[linkName(link)] ?? {};
  const value = signedValue(strength);
  const content = html`${
      picture === null
        ? html`<span class="picture none"></span>`
        : grownPicture(picture, null, growing)
    }
    <span class="who"
      ><b>${name}</b
      >${via === 'sum' ? html` <i class="muted" title=${msg('Added as it is, not through weights')}>${msg('skip')}</i>` : nothing}
      <span class="mono" title=${layer}>${ownName(layer)}</span></span
    >
    ${divergingBar(strength, limit)}
    <span class="value number">${value}</span>`;
  if (picture === null) return html`<span class="link">${content}</span>`;
  return html`<button type="button" class="link" @click=${() => list.walk(link)}>
    <span class="visually-hidden">${msg('Go to channel')}</span>
    ${content}
  </button>`;
}
