import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { layersText } from '../../view/counted.js';
import { count } from '../../view/numbers.js';

export interface Tools {
  /** What is looked for; empty: nothing. */
  readonly find: string;
  /** Number of rows. */
  readonly rows: number;
  /** Position of the selected row; −1: none. */
  readonly selected: number;
  readonly allClosed: boolean;
  readonly openAll: () => void;
  readonly closeAll: () => void;
  /** To the next row that was found, or the one before. */
  readonly jump: (step: 1 | -1) => void;
}

/** How many were found and the way from one to the next; without a search, all open or closed. */
export function toolsLine(tools: Tools): TemplateResult {
  return html`
    <div class="tools">
      <p class="found" role="status">${tools.find === '' ? nothing : foundText(tools)}</p>
      ${tools.find === '' ? openAndClose(tools) : fromOneToTheNext(tools)}
    </div>
  `;
}

function foundText({ find, rows, selected }: Tools): string {
  if (rows === 0) return msg(str`No layer has “${find}”.`);
  if (selected >= 0) return msg(str`${count(selected + 1)} of ${layersText(rows)}`);
  return rows === 1 ? msg('1 layer') : layersText(rows);
}

function openAndClose({ allClosed, openAll, closeAll }: Tools): TemplateResult {
  return html`
    <button type="button" @click=${openAll}>${msg('Open all')}</button>
    <button type="button" ?disabled=${allClosed} @click=${closeAll}>${msg('Close all')}</button>
  `;
}

function fromOneToTheNext({ rows, jump }: Tools): TemplateResult {
  return html`
    <button type="button" ?disabled=${rows === 0} @click=${() => jump(-1)}>
      ${msg('Previous')}
    </button>
    <button type="button" ?disabled=${rows === 0} @click=${() => jump(1)}>${msg('Next')}</button>
  `;
}
