import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import { roleTitle } from '../../view/network/titles.js';
import { treeOf } from '../../view/stages.js';
import type { RoleUnit } from '../../view/network/tree.types.js';

/** Layers of the block that `layer` is in, the output of the block last; none outside of blocks. */
export function blockTensors(layers: readonly LayerInfo[], layer: string): readonly RoleUnit[] {
  for (const { blocks } of treeOf(layers).stages) {
    for (const { units, join } of blocks) {
      const all = join ? [...units, join] : units;
      const here = all.some(({ members }) => members.some(({ name }) => name === layer));
      if (here) return all.length > 1 ? all : [];
    }
  }
  return [];
}

/** The tensors of a block, each a press away: its output reads best, the wider ones inside less. */
export function blockChips(
  units: readonly RoleUnit[],
  layer: string,
  select: (layer: string) => void,
): TemplateResult | typeof nothing {
  if (units.length === 0) return nothing;
  const output = units.at(-1);
  return html`<p class="chips" part="block" role="group" aria-label=${msg('Tensors of this block')}>
    ${units.map((unit) => {
      const on = unit.members.some(({ name }) => name === layer);
      return html`<button
        type="button"
        aria-pressed=${on}
        title=${unit.layer}
        @click=${() => select(unit.layer)}
      >
        ${unit === output ? msg('block output') : roleTitle(unit)}
      </button>`;
    })}
  </p>`;
}
