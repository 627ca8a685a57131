import { html, nothing, type TemplateResult } from 'lit';
import { shapeText } from '../../view/numbers.js';
import type { Column } from './column.js';
import { middleName } from './middle-name.js';
import type { NetworkRow } from './rows.js';
import { styled } from '../shared/styled.js';

/** What the lines, a name and the shape's column leave of the inspector's width, in pixels. */
const ROOM = 124;
/** Width of a character of a name, in pixels. */
const CHARACTER = 7;
/** Where the words of a row without lines begin, in pixels. */
const LISTED = 16;

export interface RowView {
  readonly selected: boolean;
  /** Tab reaches it. */
  readonly tabStop: boolean;
  /** It is one of a list, without lines beside it. */
  readonly listed: boolean;
  readonly thumbnail: TemplateResult | typeof nothing;
  readonly choose: () => void;
  readonly focus: () => void;
  readonly toggle: () => void;
}

/** One row of the column at its place. */
export function rowView(column: Column, at: number, view: RowView): TemplateResult {
  const { rows, layout, siblings } = column;
  const row = rows[at]!;
  const { place, of } = siblings[at]!;
  const indent = view.listed ? LISTED : column.indent[at]!;
  const narrow = !view.listed && isNarrow(row, indent);
  const top = layout.tops[at]!;
  return html`
    <div
      class="row ${narrow ? 'narrow' : ''}"
      ${styled({
        top: `${top}px`,
        height: `${layout.tops[at + 1]! - top}px`,
        'padding-left': `${indent}px`,
      })}
      role="treeitem"
      aria-level=${row.level}
      aria-setsize=${of}
      aria-posinset=${place}
      aria-selected=${view.selected}
      aria-expanded=${row.open ?? nothing}
      tabindex=${view.tabStop ? 0 : -1}
      title=${row.layer}
      @click=${view.choose}
      @focus=${view.focus}
    >
      <span class="first">
        ${middleName(row.title)}${row.open === undefined ? nothing : toggleSign(row.open, view)}
      </span>
      <span class="detail">${row.detail}</span>
      <span class="shape mono number">${shapeText(row.shape)}</span>
      ${view.thumbnail}
    </div>
  `;
}

/** Where the lines leave too little room for a name and the shape beside it, that stands below. */
function isNarrow({ title }: NetworkRow, indent: number): boolean {
  return indent + CHARACTER * title.length > ROOM;
}

function toggleSign(open: boolean, { toggle }: RowView): TemplateResult {
  const toggled = (event: Event): void => {
    event.stopPropagation();
    toggle();
  };
  return html`<span class="toggle" aria-hidden="true" @click=${toggled}>${open ? '▾' : '▸'}</span>`;
}
