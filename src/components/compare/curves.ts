import { msg, str } from '@lit/localize';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { curveChart, type ChartArea, type Point } from '../../view/curve-chart.js';
import { percent, rawValue } from '../../view/numbers.js';
import { methodName } from '../heatmap/methods.js';
import { measureFacts, type Measure } from '../../facts/measures.js';
import type { Comparison, Measured } from './comparison.types.js';
import { measureWords } from './measures.js';
import { methodMarkOf, methodMark } from './method-mark.js';

const size = { width: 320, height: 190 };
const area: ChartArea = { left: 44, right: 312, top: 14, bottom: 156 };

/** A method with what was measured of it. */
interface Line {
  readonly method: string;
  readonly row: number;
  readonly measured: Measured;
}

export interface Curves {
  readonly comparison: Comparison;
  readonly measure: Measure;
  readonly best: readonly (readonly number[])[];
  /** Row that is pointed at; null: none. */
  readonly pointed: number | null;
  readonly pointAt: (row: number | null) => void;
}

/** One chart a column, its methods in order of their scores, and the values as a table. */
export function curves(view: Curves): TemplateResult {
  return html`<div class="charts" part="curves">
    ${view.comparison.columns.map((_, column) => columnChart(view, column))}
  </div>`;
}

function columnChart(view: Curves, column: number): TemplateResult | typeof nothing {
  const { comparison, measure, best } = view;
  const lines = comparison.methods.flatMap((method, row): Line[] => {
    const measured = comparison.cells[row]?.[column]?.measured;
    return measured ? [{ method, row, measured }] : [];
  });
  if (lines.length === 0) return nothing;
  const { name } = measureWords(measure);
  const { better } = measureFacts[measure];
  const title = comparison.columns[column]?.title ?? '';
  const sign = better === 'low' ? 1 : -1;
  const ranked = [...lines].sort((a, b) => sign * (a.measured.score - b.measured.score));
  return html`<figure>
    <figcaption>${msg(html`${name} for <b>${title}</b>`)}</figcaption>
    ${drawing(view, lines, best[column] ?? [], title)}
    <ol class="ranking number">
      ${ranked.map((line) => rankedLine(view, line, best[column]?.includes(line.row) ?? false))}
    </ol>
    ${curveTable(lines, measure)}
  </figure>`;
}

function drawing(
  { measure, pointed }: Curves,
  lines: readonly Line[],
  best: readonly number[],
  title: string,
): TemplateResult {
  const chart = curveChart(
    lines.map(({ measured }) => measured),
    area,
  );
  const { name, across, up } = measureWords(measure);
  const label = msg(str`${name} curves for ${title}; the values follow as a table`);
  return html`<svg
    class="chart"
    viewBox="0 0 ${size.width} ${size.height}"
    role="img"
    aria-label=${label}
  >
    ${chart.yTicks.map(
      ({ at, value }) =>
        svg`<path class="grid-line" d="M${area.left},${at}H${area.right}" />
          <text x=${area.left - 6} y=${at + 4} class="end">${percent(value, 0)}</text>`,
    )}
    ${chart.xTicks.map(
      ({ at, value }) =>
        svg`<text x=${at} y=${area.bottom + 15} class=${value === 1 ? 'end' : 'middle'}>
          ${percent(value, 0)}</text>`,
    )}
    <text x=${area.left} y="9">${up}</text>
    <text x=${(area.left + area.right) / 2} y=${size.height - 3} class="middle">${across}</text>
    ${inOrder(lines, best, pointed).map(({ line, index, kind }) =>
      curve(line.row, kind, chart.paths[index]!, chart.marks[index]!),
    )}
  </svg>`;
}

/** Lines so that the ones to look at lie on top. */
function inOrder(lines: readonly Line[], best: readonly number[], pointed: number | null) {
  const rank = { plain: 0, winner: 1, pointed: 2 } as const;
  const kindOf = ({ row }: Line): keyof typeof rank =>
    row === pointed ? 'pointed' : best.includes(row) ? 'winner' : 'plain';
  return lines
    .map((line, index) => ({ line, index, kind: kindOf(line) }))
    .sort((a, b) => rank[a.kind] - rank[b.kind]);
}

function curve(
  row: number,
  kind: string,
  path: string,
  marks: readonly Point[],
): SVGTemplateResult {
  return svg`<g class="curve ${kind}">
    <path class="line" d=${path} />
    ${marks.map(
      ({ x, y }) =>
        svg`<path class="mark" d=${methodMark(row, 34)} transform="translate(${x} ${y})" />`,
    )}
  </g>`;
}

function rankedLine(view: Curves, { method, row, measured }: Line, best: boolean): TemplateResult {
  return html`<li
    class=${row === view.pointed ? 'pointed' : ''}
    @pointerenter=${() => view.pointAt(row)}
    @pointerleave=${() => view.pointAt(null)}
  >
    ${methodMarkOf(row)} <span class="name">${methodName(method)}</span>
    ${best ? html`<b class="best">◆ ${msg('best')}</b>` : nothing}
    <span class="value">${rawValue(measured.score)}</span>
  </li>`;
}

function curveTable(lines: readonly Line[], measure: Measure): TemplateResult {
  const shares = lines[0]?.measured.shares ?? [];
  const { across } = measureWords(measure);
  return html`<details class="values">
    <summary>${msg('The values of the curves')}</summary>
    <div tabindex="0" role="region" aria-label=${msg('Values')}>
      <table>
        <tr>
          <th scope="col">${across}</th>
          ${lines.map(({ method }) => html`<th scope="col">${methodName(method)}</th>`)}
        </tr>
        ${shares.map(
          (share, i) =>
            html`<tr>
              <th scope="row">${percent(share, 0)}</th>
              ${lines.map(
                ({ measured }) => html`<td>${percent(measured.values[i] ?? NaN, 1)}</td>`,
              )}
            </tr>`,
        )}
      </table>
    </div>
  </details>`;
}
