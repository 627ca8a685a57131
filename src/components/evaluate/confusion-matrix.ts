import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { EvaluationResult } from '../../core/classification/classification.types.js';
import { colourMaps, cssColourOf } from '../../view/colour-maps.js';
import { confusionTable, type ConfusionTable } from '../../view/confusion.js';
import { count, percent } from '../../view/numbers.js';
import { targetName } from '../../view/target-name.js';
import { moveInGrid } from '../shared/grid-keys.js';
import { styled } from '../shared/styled.js';

/** Share of a row → colour; up to here the ink on it is white. */
const colour = (share: number) => cssColourOf(colourMaps.viridis, share);
const darkUpTo = 0.55;

/** A cell by its classes. */
export interface Confused {
  readonly trueClass: number;
  readonly predicted: number;
}

export interface ConfusionMatrix {
  readonly evaluation: EvaluationResult;
  /** The cell that can be reached by the tab key: its place, row by row. */
  readonly current: number;
  readonly focus: (place: number) => void;
  /** The cell whose mistakes are shown. */
  readonly chosen: Confused | null;
  readonly choose: (cell: Confused | null) => void;
}

/**
 * What is taken for what, a row for each true class: a table whose cells are coloured by their share
 * of the row. Choosing a cell shows its mistakes.
 */
export function confusionMatrix(view: ConfusionMatrix): unknown {
  const { counts, figures } = view.evaluation;
  const table = confusionTable(counts.confusion, figures);
  const side = table.classes.length;
  if (side === 0) return nothing;
  const names = table.classes.map((index) => targetName(view.evaluation, index));
  const moved = (event: KeyboardEvent): void => {
    const to = moveInGrid(event.key, place(view.current, side), side * side, side);
    if (to === null) return;
    event.preventDefault();
    view.focus(to);
  };
  return html`<h3 class="title">${msg('What it confuses')}</h3>
    <p class="lede">
      ${
        table.all > side
          ? msg(
              str`The ${count(side)} of ${count(table.all)} classes that it confuses most often. Choose a cell to see its pictures.`,
            )
          : msg('Rows: what the pictures show. Columns: what the model said.')
      }
    </p>
    <div class="scroll" tabindex="-1">
      <table class="matrix" part="matrix" ${styled({ '--side': side })} @keydown=${moved}>
        <caption class="visually-hidden">
          ${msg('Pictures by true class, in rows, and by predicted class, in columns')}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${names.map((name) => html`<th scope="col"><span title=${name}>${name}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${names.map(
            (name, row) =>
              html`<tr>
                <th scope="row"><span title=${name}>${name}</span></th>
                ${names.map((_, column) => cell(view, table, names, row, column))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${legend()}`;
}

const place = (current: number, side: number): number => Math.min(current, side * side - 1);

function cell(
  { current, focus, chosen, choose }: ConfusionMatrix,
  { classes, cells, pictures }: ConfusionTable,
  names: readonly string[],
  row: number,
  column: number,
): TemplateResult {
  const at = row * classes.length + column;
  const number = cells[row]![column]!;
  const share = pictures[row]! > 0 ? number / pictures[row]! : 0;
  const [own, given] = [names[row]!, names[column]!];
  const here = { trueClass: classes[row]!, predicted: classes[column]! };
  const pressed = chosen?.trueClass === here.trueClass && chosen.predicted === here.predicted;
  const wrong = row !== column && number > 0;
  const many = count(number);
  const of = count(pictures[row]!);
  const label =
    row === column
      ? msg(str`${own}: ${many} of ${of} right`)
      : msg(str`${own} predicted as ${given}: ${many} of ${of}`);
  return html`<td>
    <button
      type="button"
      class="cell ${row === column ? 'right' : ''} ${wrong ? 'wrong' : ''}"
      data-place=${at}
      tabindex=${at === place(current, classes.length) ? 0 : -1}
      aria-label=${label}
      aria-pressed=${wrong ? String(pressed) : nothing}
      title=${label}
      ${styled(
        number > 0
          ? { background: colour(share), color: share < darkUpTo ? '#fff' : '#16171a' }
          : {},
      )}
      @focus=${() => focus(at)}
      @click=${() => (wrong ? choose(pressed ? null : here) : undefined)}
    >
      <span aria-hidden="true">${number > 0 ? many : '·'}</span>
    </button>
  </td>`;
}

function legend(): TemplateResult {
  const stops = Array.from({ length: 9 }, (_, i) => colour(i / 8)).join(', ');
  return html`<p class="legend">
    <span class="number">${percent(0, 0)}</span>
    <i ${styled({ background: `linear-gradient(90deg, ${stops})` })}></i>
    <span class="number">${percent(1, 0)}</span>
    <span class="muted">${msg('share of the pictures of the row')}</span>
  </p>`;
}
