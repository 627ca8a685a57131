import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ApplicationFacts } from '../../facts/applications.js';
import { errorText } from '../../view/error-text.js';
import { fixed, memoryText } from '../../view/numbers.js';
import { styled } from '../shared/styled.js';
import {
  columns,
  columnTitle,
  digitsOf,
  startsDescending,
  type ModelColumn,
  type ModelOrder,
} from './columns.js';
import { colourOf, figureOf, type Figure, type MeasuredModels } from './rated.js';
import { roomFor, type TimingSlot } from './timing.js';

export interface ModelTable {
  /** In the order in which they are shown. */
  readonly models: readonly ApplicationFacts[];
  readonly measured: MeasuredModels;
  readonly pinned: readonly string[];
  /** The names of those that nothing beats at their cost. */
  readonly best: ReadonlySet<string>;
  readonly pointed: string | null;
  readonly order: ModelOrder;
  /** The row whose button Tab reaches. */
  readonly reached: string | null;
  /** What is being timed; null: nothing can be timed here. */
  readonly timing: ReadonlyMap<string, TimingSlot> | null;
  readonly time: (names: readonly string[]) => void;
  readonly setOrder: (order: ModelOrder) => void;
  readonly pin: (name: string) => void;
  readonly point: (name: string | null) => void;
}

/** The line on which a dot tells top-1: from and to, in %. */
const line = { from: 70, to: 87 };

export function modelTable(view: ModelTable): TemplateResult {
  const own = view.timing !== null || Object.keys(view.measured).length > 0;
  const shown = own ? columns : columns.filter((column) => column !== 'here');
  return html`<table class="table" part="table" @pointerleave=${() => view.point(null)}>
    <thead>
      <tr>
        <th scope="col" class="pin"><span class="visually-hidden">${msg('Held')}</span></th>
        ${shown.map((column) => head(column, view))}
      </tr>
    </thead>
    <tbody>
      ${repeat(
        view.models,
        ({ name }) => name,
        (model, index) => row(model, index, shown, view),
      )}
    </tbody>
  </table>`;
}

function head(column: ModelColumn, { order, setOrder }: ModelTable): TemplateResult {
  const { by, descending } = order;
  const is = by === column;
  const next = { by: column, descending: is ? !descending : startsDescending(column) };
  return html`<th
    scope="col"
    class=${column}
    aria-sort=${is ? (descending ? 'descending' : 'ascending') : nothing}
  >
    <button type="button" @click=${() => setOrder(next)}>
      ${columnTitle(column)}<span class="arrow" aria-hidden="true"
        >${is ? (descending ? '↓' : '↑') : ''}</span
      >
    </button>
  </th>`;
}

function row(
  model: ApplicationFacts,
  index: number,
  shown: readonly ModelColumn[],
  view: ModelTable,
): TemplateResult {
  const { name } = model;
  const colour = colourOf(name, view.pinned);
  const last = colour !== null && index === view.pinned.length - 1;
  const classes = [
    colour === null ? '' : 'pinned',
    last ? 'last' : '',
    name === view.pointed ? 'pointed' : '',
  ];
  return html`<tr
    class=${classes.join(' ')}
    ${styled(colour === null ? {} : { '--own': colour })}
    @pointerenter=${() => view.point(name)}
  >
    <td class="pin">
      <button
        type="button"
        class="hold"
        data-name=${name}
        tabindex=${name === view.reached ? 0 : -1}
        aria-pressed=${colour !== null}
        aria-label=${msg(str`Hold ${name} beside others`)}
        title=${colour === null ? msg('Hold beside others') : msg('Let go')}
        @click=${() => view.pin(name)}
        @focus=${() => view.point(name)}
      ></button>
    </td>
    <th scope="row">
      ${name}${view.best.has(name) ? bestMark() : nothing}
    </th>
    ${shown.map((column) => (column === 'name' ? nothing : figure(model, column, view)))}
  </tr>`;
}

const bestMark = (): TemplateResult => {
  const said = msg('nothing is better at its cost');
  return html`<span class="best" title=${said}
    ><span aria-hidden="true">◆</span><span class="visually-hidden">, ${said}</span></span
  >`;
};

function figure(
  model: ApplicationFacts,
  column: Figure,
  view: ModelTable,
): TemplateResult {
  const value = figureOf(model, column, view.measured);
  if (column === 'here') {
    const slot = view.timing?.get(model.name);
    if (slot && slot.phase !== 'ready') return underWay(slot);
    if (value === null) return html`<td class="here">${timeButton(model, view)}</td>`;
  }
  if (value === null) {
    return html`<td class="${column} muted">
      <span aria-hidden="true">–</span
      ><span class="visually-hidden">${msg('not published')}</span>
    </td>`;
  }
  const text = fixed(value, digitsOf[column]);
  return html`<td class="${column} number">${column === 'top1' ? dot(value) : nothing}${text}</td>`;
}

/** How far a timing is, or why it failed. */
function underWay({ phase, progress, error }: TimingSlot): TemplateResult {
  if (error) {
    const why = errorText(error);
    return html`<td class="here failed" title=${why}>
      ${msg('failed')}<span class="visually-hidden">: ${why}</span>
    </td>`;
  }
  const { done, total } = progress ?? { done: 0, total: 0 };
  const running = phase === 'streaming' || done > 0;
  return html`<td class="here number going">
    ${running ? msg(str`${done} of ${total}`) : msg('waits')}
  </td>`;
}

function timeButton(
  { name, published }: ApplicationFacts,
  { timing, time }: ModelTable,
): TemplateResult | typeof nothing {
  if (timing === null) return nothing;
  const room = roomFor(published.parametersM);
  if (room && !room.fits) {
    const needs = memoryText(room.bytes);
    return html`<span class="muted" title=${msg(str`It needs ${needs}, more than this device has for a page.`)}
      >${msg('too large')}</span
    >`;
  }
  const label = msg(str`Time it: ${name}, on this device`);
  return html`<button type="button" class="time" tabindex="-1" aria-label=${label} @click=${() => time([name])}>
    ${msg('time it')}
  </button>`;
}

function dot(share: number): TemplateResult {
  const place = Math.min(1, Math.max(0, (share - line.from) / (line.to - line.from)));
  return html`<i class="dot" ${styled({ '--place': `${(100 * place).toFixed(1)}%` })}></i>`;
}
