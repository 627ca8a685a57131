import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { findLayer } from '../../view/find-layer.js';
import { blockCode, blockTitle, partTitle, stageTitle } from '../../view/network/titles.js';
import type { NetworkTree } from '../../view/network/tree.types.js';

/** One thumbnail of the strip. */
export interface Stop {
  /** Caption of a few letters. */
  readonly short: string;
  readonly title: string;
  /** Layer that it shows and chooses. */
  readonly layer: string;
  readonly current: boolean;
}

/** Input, stem, stages and head; the stage of the selected layer shows that layer. */
export function stopsOf(tree: NetworkTree, selected: string | null): Stop[] {
  const place = selected === null ? null : findLayer(tree, selected);
  const stops: Stop[] = [];
  const add = (part: string, short: string, title: string, layer: string): void => {
    const current = place?.part === part;
    stops.push({ short, title, layer: current && selected ? selected : layer, current });
  };
  if (tree.input) add('input', msg('in'), partTitle('input'), tree.input.name);
  if (tree.stem) add('stem', msg('stem'), partTitle('stem'), tree.stem.layer);
  for (const stage of tree.stages) {
    if (stage.model?.inner) {
      for (const stop of stopsOf(stage.model.inner, selected)) stops.push(stop);
      continue;
    }
    const current = place?.stage?.number === stage.number;
    const block = current && stage.blocks.length > 1 ? place.block : undefined;
    stops.push({
      short: block ? blockCode(stage, block) : String(stage.number),
      title: block ? blockTitle(stage, block) : stageTitle(stage),
      layer: current && selected ? selected : stage.layer,
      current,
    });
  }
  if (tree.head) add('head', msg('head'), partTitle('head'), tree.head.layer);
  return stops;
}

/** The strip of thumbnails, each a button. */
export function stripView(
  stops: readonly Stop[],
  thumbnail: (layer: string) => TemplateResult | typeof nothing,
  choose: ((layer: string) => void) | null,
): TemplateResult {
  return html`
    <ul class="strip" part="strip" aria-label=${msg('The network')}>
      ${stops.map(
        ({ short, title, layer, current }) => html`
          <li>
            <button
              type="button"
              aria-current=${current ? 'true' : nothing}
              ?disabled=${choose === null}
              @click=${() => choose?.(layer)}
            >
              ${thumbnail(layer)}<span class="visually-hidden">${title}</span
              ><span aria-hidden="true">${short}</span>
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}
