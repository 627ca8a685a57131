import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LinkFactors, UnitLink } from '../../core/unit/circuit.types.js';
import { rawValue, signedValue } from '../../view/numbers.js';
import { divergingBar } from './diverging-bar.js';
import { linkName, type LinkedChannels } from './links.js';
import { grownPicture } from './pictures.js';
import type { ChannelRef } from './trail.js';

export interface CircuitList {
  readonly title: string;
  /** What the numbers are. */
  readonly note: string;
  /** Said where there are no links. */
  readonly empty: string;
  readonly part: string;
  readonly links: readonly UnitLink[];
  /** What a layer is called. */
  readonly nameOf: (layer: string) => string;
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
            </ul>
            <p class="note">${list.note}</p>`
    }`;
}

/** The layer at the other end; of one in a nested model without a name what comes last tells it apart. */
function whereOf(layer: string, name: string): TemplateResult {
  return name === layer
    ? html`<span class="mono" title=${layer}>${layer.slice(layer.lastIndexOf('/') + 1)}</span>`
    : html`<span class="layer" title=${layer}>${name}</span>`;
}

/** What the number is the product of. */
function factorsOf({ weight, scale, level }: LinkFactors): TemplateResult {
  const [of, by, input] = [signedValue(weight), rawValue(scale), rawValue(level)];
  return html`<span
    class="factors number"
    title=${msg(str`weight ${of} × scale ${by} × input ${input}`)}
    >${of} × ${by} × ${input}</span
  >`;
}

function linkRow(link: UnitLink, limit: number, list: CircuitList): TemplateResult {
  const { layer, channel, strength, factors, via } = link;
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
      ${whereOf(layer, list.nameOf(layer))}
      ${factors && via === 'weights' ? factorsOf(factors) : nothing}</span
    >
    ${divergingBar(strength, limit)}
    <span class="value number">${value}</span>`;
  if (picture === null) return html`<span class="link">${content}</span>`;
  return html`<button type="button" class="link" @click=${() => list.walk(link)}>
    <span class="visually-hidden">${msg('Go to channel')}</span>
    ${content}
  </button>`;
}
