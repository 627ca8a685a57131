import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import type { MapScale } from '../../view/map-scales.js';
import { methodName } from '../heatmap/methods.js';
import { movePlace, type PhotoPoint } from '../heatmap/probe.js';
import { pointText } from '../heatmap/value-text.js';
import { moveInGrid } from '../shared/grid-keys.js';
import { mapText } from '../../view/map-text.js';
import { placementText } from '../../view/placement-text.js';
import type { Comparison } from './comparison.types.js';
import { cellLabel, mapCell, scaleOf, type MapCell } from './map-cell.js';
import { methodMarkOf } from './method-mark.js';
import { errorText } from '../../view/error-text.js';
import { styled } from '../shared/styled.js';

export interface CompareTable {
  readonly comparison: Comparison;
  /** What a layer is called. */
  readonly nameOf: (layer: string) => string;
  readonly ranges: readonly (readonly (MapScale | undefined)[])[];
  /** Where scales stand: under each map, beside each method, or under the whole. */
  readonly scales: 'each' | 'method' | 'all';
  /** Rows of the best by column. */
  readonly best: readonly (readonly number[])[];
  /** Name of the measure, where there is one. */
  readonly measure: string | undefined;
  readonly stopped: boolean;
  readonly place: PhotoPoint | null;
  readonly point: (place: PhotoPoint | null) => void;
  /** Cell that the Tab key leads to, counted row by row. */
  readonly current: number;
  readonly focus: (index: number) => void;
  /** The row that is pointed at or has the focus; null: none. */
  readonly pointAt: (row: number | null) => void;
  readonly open: (method: string, classIndex: number | null) => void;
}

/** Methods by columns: one tab stop, arrows lead from map to map. */
export function compareTable(table: CompareTable): TemplateResult {
  const { methods, columns } = table.comparison;
  return html`<div class="scroll" part="maps" tabindex="-1">
    <table
      role="grid"
      aria-label=${msg('Maps by method and class')}
      ${styled({ '--columns': columns.length })}
      @keydown=${(event: KeyboardEvent) => onKey(event, table)}
    >
      <thead>
        <tr>
          <td></td>
          ${columns.map(
            ({ title, detail }) =>
              html`<th scope="col">${title} <span class="muted number">${detail}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          methods,
          (method) => method,
          (method, row) => methodRow(table, method, row),
        )}
      </tbody>
    </table>
  </div>`;
}

function methodRow(table: CompareTable, method: string, row: number): TemplateResult {
  const { comparison, ranges, scales } = table;
  const cells = comparison.cells[row] ?? [];
  const column = cells.findIndex(({ map }) => map);
  const [map, range] = [cells[column]?.map, ranges[row]?.[column]];
  const named = map?.layers.map(table.nameOf).join(' + ');
  const layer = map?.layers.join(' + ');
  return html`<tr
    @pointerenter=${() => table.pointAt(row)}
    @pointerleave=${() => table.pointAt(null)}
    @focusin=${() => table.pointAt(row)}
    @focusout=${() => table.pointAt(null)}
  >
    <th scope="row">
      <span class="method">${methodMarkOf(row)} ${methodName(method)}</span>
      ${named && named !== layer ? html`<span class="layer">${named}</span>` : nothing}
      ${layer ? html`<span class="mono muted layer">${layer}</span>` : nothing}
      ${scales === 'method' && map && range ? scaleOf(map, range) : nothing}
    </th>
    ${comparison.columns.map((_, c) => tableCell(table, method, row, c))}
  </tr>`;
}

function tableCell(table: CompareTable, method: string, row: number, c: number): TemplateResult {
  const { comparison, best, stopped, place, point } = table;
  const column = comparison.columns[c]!;
  const cell = comparison.cells[row]?.[c] ?? { phase: 'empty' };
  const index = row * comparison.columns.length + c;
  const view: MapCell = {
    cell,
    column,
    range: table.ranges[row]?.[c],
    ownScale: table.scales === 'each',
    place,
    best: best[c]?.includes(row) ?? false,
    measure: table.measure,
    stopped,
    point,
  };
  const facts = cell.map ? factsOf(cell.map) : '';
  return html`<td>
    <button
      type="button"
      class="cell ${view.best ? 'winner' : ''}"
      part="cell"
      tabindex=${index === table.current ? 0 : -1}
      title=${cell.error ? errorText(cell.error) : msg('Open in the heatmap')}
      @focus=${() => table.focus(index)}
      @click=${() => table.open(method, column.classIndex)}
    >
      <span class="visually-hidden">${cellLabel(methodName(method), facts, view)}</span>
      <span class="drawing" aria-hidden="true">${mapCell(view)}</span>
    </button>
  </td>`;
}

/** Arrows lead to the next map; with Shift they move the place where all maps are read. */
function onKey(event: KeyboardEvent, table: CompareTable): void {
  const { currentTarget: grid, target } = event;
  if (!(grid instanceof Element) || !(target instanceof HTMLElement)) return;
  if (event.key === 'Escape' && table.place) {
    table.point(null);
    event.stopPropagation();
    return;
  }
  const { columns, cells } = table.comparison;
  if (event.shiftKey) {
    const [first] = cells.flat().flatMap((cell) => cell.map ?? []);
    const from = table.place ?? { x: 0.5, y: 0.5 };
    const place = first && movePlace(from, event.key, first.map, first.placement);
    if (!place) return;
    event.preventDefault();
    return table.point(place);
  }
  const buttons = [...grid.querySelectorAll<HTMLElement>('.cell')];
  const next = moveInGrid(event.key, buttons.indexOf(target), buttons.length, columns.length);
  if (next === null) return;
  event.preventDefault();
  buttons[next]?.focus();
}

/** The value at the place where maps are read, of the map that has the focus, for screen readers. */
export function placeSentence({ cells }: Comparison, current: number, place: PhotoPoint): string {
  const map = cells.flat()[current]?.map;
  return map ? pointText(map, place) : '';
}

/** Where a map is strongest, and what is to be said of where it lies. */
function factsOf({ positive, placement }: HeatmapResult): string {
  const facts = [mapText(positive, false, placement), placementText(placement)];
  return facts.filter(Boolean).join('. ');
}
