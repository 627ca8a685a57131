import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { AskedPlacement } from '../../core/placement/placement.js';
import { measures, type Measure } from '../../facts/measures.js';
import type { SharedScale } from '../../view/map-scales.js';
import { showsPhoto } from '../../view/shows-photo.js';
import { valueOf } from '../shared/value-of.js';
import type { DescribedMethod } from '../heatmap/methods.js';
import { measureWords } from './measures.js';
import { styled } from '../shared/styled.js';

/** A method to choose. */
export type OfferedMethod = Pick<DescribedMethod, 'id' | 'name' | 'sentence'> &
  Partial<Pick<DescribedMethod, 'cost' | 'doubtful'>>;

/** A class that can be compared. */
export interface OfferedClass {
  readonly index: number;
  readonly name: string;
  readonly detail: string;
}

export interface CompareChoices {
  readonly methods: readonly OfferedMethod[];
  readonly chosenMethods: readonly string[];
  readonly setMethods: (methods: readonly string[]) => void;
  readonly classes: readonly OfferedClass[];
  readonly chosenClasses: readonly number[];
  readonly setClasses: (classes: readonly number[]) => void;
  readonly layers: readonly LayerInfo[];
  /** What a layer is called, with its identifier. */
  readonly textOf: (layer: string) => string;
  readonly layer: string | undefined;
  readonly setLayer: (layer: string | undefined) => void;
  readonly placement: AskedPlacement;
  readonly setPlacement: (placement: AskedPlacement) => void;
}

/** What is compared: classes, layer and methods. */
export function choices(view: CompareChoices): TemplateResult {
  return html`<div class="choices" part="choices">
    ${view.classes.length > 1 ? classButtons(view) : nothing} ${layerSelect(view)}
    ${placementSelect(view)} ${methodList(view)}
  </div>`;
}

function classButtons({ classes, chosenClasses, setClasses }: CompareChoices): TemplateResult {
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

function layerSelect({
  layers,
  textOf,
  layer,
  setLayer,
}: CompareChoices): TemplateResult | typeof nothing {
  const spatial = layers.filter(showsPhoto);
  if (spatial.length === 0) return nothing;
  return html`<label class="layers"
    >${msg('at')}
    <select
      class="select"
      aria-label=${msg('Layer explained')}
      @change=${(event: Event) => setLayer(valueOf(event) || undefined)}
    >
      <option value="" ?selected=${layer === undefined}>
        ${msg('layer chosen automatically')}
      </option>
      ${spatial.map(
        ({ name }) =>
          html`<option value=${name} ?selected=${name === layer}>${textOf(name)}</option>`,
      )}
    </select></label
  >`;
}

function placementSelect({ placement, setPlacement }: CompareChoices): TemplateResult {
  return html`<select
    class="select"
    aria-label=${msg('Place of the cells')}
    @change=${(event: Event) =>
      setPlacement(valueOf(event) === 'stretched' ? 'stretched' : 'receptive-field')}
  >
    <option value="receptive-field" ?selected=${placement !== 'stretched'}>
      ${msg('where cells look')}
    </option>
    <option value="stretched" ?selected=${placement === 'stretched'}>${msg('stretched')}</option>
  </select>`;
}

function methodList({ methods, chosenMethods, setMethods }: CompareChoices): TemplateResult {
  const order = methods.map(({ id }) => id);
  return html`<details class="methods">
    <summary>
      ${msg(html`<b>${chosenMethods.length}</b> of ${methods.length} methods`)}
      <span class="muted">${msg('choose')}</span>
    </summary>
    <div class="method-list" role="group" aria-label=${msg('Methods')}>
      ${methods.map(({ id, name, sentence, cost, doubtful }) => {
        const on = chosenMethods.includes(id);
        return html`<label class="method-choice">
          <input
            type="checkbox"
            .checked=${on}
            ?disabled=${on && chosenMethods.length === 1}
            @change=${() => setMethods(toggled(chosenMethods, id, order))}
          />
          <span
            ><b>${name}</b> ${sentence()}
            ${cost ? html`<span class="muted">${msg(str`Costs ${cost()}.`)}</span>` : nothing}
            ${doubtful ? html`<span class="doubt">${msg('Not evidence: its pictures hardly depend on the weights.')}</span>` : nothing}
          </span>
        </label>`;
      })}
    </div>
  </details>`;
}

export interface Readings {
  /** Null where nothing can be measured: without classes there is no share to fall or rise. */
  readonly measure: Measure | 'none' | null;
  readonly setMeasure: (measure: Measure | 'none') => void;
  readonly scale: SharedScale;
  readonly setScale: (scale: SharedScale) => void;
}

/** How it is read: by which measure, on which scale. */
export function readingControls(view: Readings): TemplateResult {
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
    ${measure === null ? nothing : segments(msg('Measure'), kinds, measure, setMeasure)}
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
  readonly total: number;
  /** Maps that are there. */
  readonly maps: number;
  /** Maps that are measured, or have nothing to measure; undefined where nobody measures. */
  readonly measured: number | undefined;
  /** Maps that could not be made or measured. */
  readonly failed: number;
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** The line about what is still to come; nothing when all is there. */
export function advance(view: Advance): TemplateResult | typeof nothing {
  const { total, maps, measured = maps, failed, stopped, stop, goOn } = view;
  if (maps === total && measured === total) return nothing;
  const ended = measured + failed >= total;
  const drawing = maps + failed < total;
  const amount = drawing
    ? msg(str`${maps} of ${total} maps`)
    : msg(str`${measured} of ${total} measured`);
  const said = ended ? msg(str`${failed} of ${total} failed.`) : msg(str`Stopped after ${amount}.`);
  return html`<div class="advance" part="progress">
    ${
      stopped || ended
        ? html`<span class="number">${said}</span>`
        : html`${progressBar((maps + measured) / (2 * total))}
            <span class="number">${amount}</span>`
    }
    <button type="button" class="button small" @click=${stopped || ended ? goOn : stop}>
      ${ended ? msg('Try again') : stopped ? msg('Carry on') : msg('Cancel')}
    </button>
  </div>`;
}

function progressBar(share: number): TemplateResult {
  const percent = Math.round(100 * share);
  return html`<div
    class="frame-progress"
    role="progressbar"
    aria-label=${msg('Comparing')}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
  >
    <i ${styled({ width: `${percent}%` })}></i>
  </div>`;
}

const indexOf = ({ index }: OfferedClass): number => index;

/** With `value` when it was not there, else without it, in the order of `order`. */
function toggled<T>(chosen: readonly T[], value: T, order: readonly T[]): readonly T[] {
  const without = chosen.filter((one) => one !== value);
  const next = without.length < chosen.length ? without : [...chosen, value];
  return [...next].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
