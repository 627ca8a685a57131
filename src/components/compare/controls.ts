import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { SharedScale } from '../../view/map-scales.js';
import { valueOf } from '../heatmap/controls.js';
import type { Method } from '../heatmap/methods.js';

import type { Measure } from './comparison.types.js';
import { measures, measureWords } from './measures.js';

/** A method to choose. */
export type OfferedMethod = Pick<Method, 'id' | 'name' | 'sentence'>;

/** A class that can be compared. */
export interface OfferedClass {
  readonly index: number;
  readonly name: string;
  readonly detail: string;
}

export interface Choices {
  readonly methods: readonly OfferedMethod[];
  readonly chosenMethods: readonly string[];
  readonly setMethods: (methods: readonly string[]) => void;
  readonly classes: readonly OfferedClass[];
  readonly chosenClasses: readonly number[];
  readonly setClasses: (classes: readonly number[]) => void;
  readonly layers: readonly LayerInfo[];
  readonly layer: string | undefined;
  readonly setLayer: (layer: string | undefined) => void;
}

/** What is compared: classes, layer and methods. */
export function choices(view: Choices): TemplateResult {
  return html`<div class="choices" part="choices">
    ${view.classes.length > 1 ? classButtons(view) : nothing} ${layerSelect(view)}
    ${methodList(view)}
  </div>`;
}

function classButtons({ classes, chosenClasses, setClasses }: Choices): TemplateResult {
  return html`<div class="pills" role="group" aria-label=${msg('Classes')}>
    ${classes.map(({ index, name, detail }) => {
      const on = chosenClasses.includes(index);
      return html`<button
        type="button"
        class="pill"
        aria-pressed=${on}
        ?disabled=${on && chosenClasses.length === 1}
        @click=${() => setClasses(toggled(chosenClasses, index, classes.map(indexOf)))}
      >
        ${name} <span class="number">${detail}</span>
      </button>`;
    })}
  </div>`;
}

function layerSelect({ layers, layer, setLayer }: Choices): TemplateResult | typeof nothing {
  const spatial = layers.filter((one) => one.spatial);
  if (spatial.length === 0) return nothing;
  return html`<label class="layers"
    >${msg('at')}
    <select
      class="select mono"
      aria-label=${msg('Layer explained')}
      @change=${(event: Event) => setLayer(valueOf(event) || undefined)}
    >
      <option value="" ?selected=${layer === undefined}>${msg('layer by rule')}</option>
      ${spatial.map(
        ({ name }) => html`<option value=${name} ?selected=${name === layer}>${name}</option>`,
      )}
    </select></label
  >`;
}

function methodList({ methods, chosenMethods, setMethods }: Choices): TemplateResult {
  const order = methods.map(({ id }) => id);
  return html`<details class="methods">
    <summary>
      ${msg(html`<b>${chosenMethods.length}</b> of ${methods.length} methods`)}
      <span class="muted">${msg('choose')}</span>
    </summary>
    <div class="method-list" role="group" aria-label=${msg('Methods')}>
      ${methods.map(({ id, name, sentence }) => {
        const on = chosenMethods.includes(id);
        return html`<label class="method-choice">
          <input
            type="checkbox"
            .checked=${on}
            ?disabled=${on && chosenMethods.length === 1}
            @change=${() => setMethods(toggled(chosenMethods, id, order))}
          />
          <span><b>${name}</b> ${sentence()}</span>
        </label>`;
      })}
    </div>
  </details>`;
}

export interface Readings {
  /** Whether there is anything measured to choose from. */
  readonly measurable: boolean;
  readonly measure: Measure | 'none';
  readonly setMeasure: (measure: Measure | 'none') => void;
  readonly scale: SharedScale;
  readonly setScale: (scale: SharedScale) => void;
}

/** How it is read: by which measure, on which scale. */
export function readings(view: Readings): TemplateResult {
  const { measure, setMeasure, scale, setScale } = view;
  const scales = [
    ['each', msg('Each its own')],
    ['method', msg('One a method')],
    ['all', msg('One for all')],
  ] as const;
  const kinds = [
    ['none', msg('None')],
    ...measures.map((one) => [one, measureWords(one).name] as const),
  ] as const;
  return html`<div class="readings" part="readings">
    ${view.measurable ? segments(msg('Measure'), kinds, measure, setMeasure) : nothing}
    ${segments(msg('Scale'), scales, scale, setScale)}
  </div>`;
}

/** One of a few, all in sight. */
function segments<T extends string>(
  label: string,
  kinds: readonly (readonly [value: T, name: string])[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<span class="reading"
    ><span aria-hidden="true">${label}</span>
    <span class="segments" role="group" aria-label=${label}
      >${kinds.map(
        ([value, name]) =>
          html`<button type="button" aria-pressed=${value === chosen} @click=${() => choose(value)}>
            ${name}
          </button>`,
      )}</span
    ></span
  >`;
}

/** How much is done, with the way to stop it or to go on. */
export interface Advance {
  readonly done: number;
  readonly total: number;
  /** What is counted, as a sentence: `3 of 8 maps`. */
  readonly failed: number;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** The line about what is still to come; nothing when all is there. */
export function advance(view: Advance): TemplateResult | typeof nothing {
  const { done, total, failed, stopped, stop, goOn } = view;
  if (done + failed >= total && failed === 0) return nothing;
  const amount = msg(str`${done} of ${total} maps`);
  const ended = done + failed >= total;
  const percent = Math.round((100 * done) / Math.max(1, total));
  return html`<div class="advance" part="progress">
    ${
      stopped || ended
        ? html`<span class="number"
            >${ended ? msg(str`${failed} of ${total} maps failed.`) : msg(str`Stopped after ${amount}.`)}</span
          >`
        : html`<div
              class="frame-progress"
              role="progressbar"
              aria-label=${msg('Maps')}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${percent}
            >
              <i style="width: ${percent}%"></i>
            </div>
            <span class="number">${amount}</span>`
    }
    <button type="button" class="button small" @click=${stopped || ended ? goOn : stop}>
      ${ended ? msg('Try again') : stopped ? msg('Carry on') : msg('Cancel')}
    </button>
  </div>`;
}

const indexOf = ({ index }: OfferedClass): number => index;

/** With `value` when it was not there, else without it, in the order of `order`. */
function toggled<T>(chosen: readonly T[], value: T, order: readonly T[]): readonly T[] {
  const without = chosen.filter((one) => one !== value);
  const next = without.length < chosen.length ? without : [...chosen, value];
  return [...next].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
