import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Sanity } from '../../core/evaluation/sanity-check.js';
import type { InputInfo } from '../../core/graph/layer-info.js';
import type { Slot } from '../../session/snapshot.js';
import { listText } from '../../view/lists.js';
import { targetText } from '../../view/target-text.js';
import { photoInputs } from '../shared/photo-input.js';
import { heatmapRemarks, methodText } from './about.js';
import { layerChoice, type LayerMenu } from './layer-choice.js';
import { methodName } from './methods.js';
import { sanityCheck } from './sanity.js';
import { saveButtons, type Saved } from './save.js';
import { settingsForm, type SettingsForm } from './settings-form.js';
import { valueTable } from './value-table.js';

export interface Below extends Saved {
  /** Layers to choose from; null: the page keeps the layer. */
  readonly menu: LayerMenu | null;
  readonly inputs: readonly InputInfo[];
  /** The sanity check, where there is a session that can do it. */
  readonly check: { readonly slot: Slot<Sanity> | null; readonly ask: () => void } | null;
  /** Changes of the method's settings; null: there is no session that draws the map again. */
  readonly settings: Pick<SettingsForm, 'changed' | 'set' | 'reset'> | null;
  /** Whether the table of values is open. */
  readonly open: boolean;
  readonly toggle: (open: boolean) => void;
}

/** All that there is to read of a map, to set and to save. */
export function below(view: Below): TemplateResult {
  const { result, check, settings, open, toggle } = view;
  const { method, map } = result;
  return html`<p class="about" part="about">
      <span><b>${methodName(method)}</b> ${msg(str`for ${targetText(result.target)}`)}</span>
      <span>${msg('at')} ${place(view)}</span>
      ${photoInput(view.inputs)}
    </p>
    ${heatmapRemarks(result)} ${methodText(method)}
    ${check ? sanityCheck(check.slot, methodName(method), check.ask) : nothing}
    ${settings ? settingsForm({ ...settings, method, settings: result.settings }) : nothing}
    ${valueTable(map, open, toggle)} ${saveButtons(view)}`;
}

function place({ result, menu }: Below): unknown {
  if (result.layers.length === 0) return msg('the pixels of the input');
  return menu ? layerChoice(menu) : listText(result.layers);
}

/** Which input the photo went to, where there are several. */
function photoInput(inputs: readonly InputInfo[]): TemplateResult | typeof nothing {
  const [input, another] = photoInputs(inputs);
  if (!input || !another) return nothing;
  return html`<span part="input">${msg(str`The photo goes to ${input.name}.`)}</span>`;
}
