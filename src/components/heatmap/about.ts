import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import { layerReasonText } from '../../view/layer-reason-text.js';
import { count, percent, rawValue } from '../../view/numbers.js';
import { placementText } from '../../view/placement-text.js';
import { methodOf } from './methods.js';
import { methodSource } from './method-sources.js';

/** Why the layer, what the method counted, and why there may be nothing to see. */
export function heatmapRemarks(result: HeatmapResult): TemplateResult {
  const all = [
    result.layerReason && layerReasonText(result.layerReason),
    placementText(result.placement),
    emptyText(result),
    ...factTexts(result),
  ];
  return html`${all.map((text) => (text ? html`<p class="why">${text}</p>` : nothing))}`;
}

/** What the method asks, when to take it, what it costs and where it comes from. */
export function methodText(id: string): TemplateResult | typeof nothing {
  const method = methodOf(id);
  const source = methodSource(id);
  if (!method || !source) return nothing;
  const { sentence, cost, doubtful } = method;
  const { when, paper } = source;
  return html`<p class="why">${sentence()}</p>
    ${
      doubtful
        ? html`<p class="why doubt" part="doubt">
            ${doubtText()}
            <a href="https://arxiv.org/abs/1810.03292" target="_blank" rel="noopener"
              >${msg('Sanity checks, 2018')}</a
            >
          </p>`
        : nothing
    }
    <details class="more">
      <summary>${msg('When, cost, source')}</summary>
      <p>${when()}</p>
      <p>${msg(str`Costs ${cost()}.`)}</p>
      <p>
        <a href=${paper.url} target="_blank" rel="noopener">${paper.title}</a>,
        ${String(paper.year)}
      </p>
    </details>`;
}

/** What is to be said of a method whose pictures are easily believed too much. */
export const doubtText = (): TemplateResult =>
  html`<b>${msg('Not evidence.')}</b> ${msg(
      'Such pictures hardly change when the network’s weights are made random: they show edges of the photo, not reasons for the class.',
    )}`;

function emptyText({ empty, layers }: HeatmapResult): string | null {
  switch (empty) {
    case null:
      return null;
    case 'flat':
      return layers.length > 0
        ? msg('The map is zero everywhere: the class does not depend on this layer here.')
        : msg('The map is zero everywhere: no pixel changes the class here.');
    case 'negative':
      return msg('Nothing at this layer raises the class: everything here speaks against it.');
    case 'outside':
      return msg('Only cells that look beyond the edge of the photo raise the class.');
  }
}

/** The numbers that belong to the result; those of single layers of several are left out. */
function factTexts({ facts }: HeatmapResult): string[] {
  const { channels, used, classIndependent, share, points, gap, difference } = facts;
  const texts: string[] = [];
  if (channels !== undefined && used !== undefined && used < channels) {
    texts.push(
      msg(str`${count(used)} of ${count(channels)} channels were asked: those that vary most.`),
    );
  }
  if (classIndependent) {
    texts.push(msg('The same for every class: it shows where the layer looks, not why.'));
  }
  if (share !== undefined) {
    texts.push(msg(str`Holds ${percent(share, 0)} of the variation from place to place.`));
  }
  if (points !== undefined && gap !== undefined && difference !== undefined) {
    texts.push(
      msg(
        str`${count(points)} points on the path; the pixels add up to ${rawValue(difference)}, give or take ${percent(gap)}.`,
      ),
    );
  }
  return texts;
}
