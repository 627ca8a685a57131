import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { HeatmapResult } from '../../../core/attribution/heatmap.types.js';
import type { Picture } from '../../../core/image/picture.js';
import { errorText } from '../../../view/error-text.js';
import { mapScales, type MapScale } from '../../../view/map-scales.js';
import { mapText } from '../../../view/map-text.js';
import { rawValue } from '../../../view/numbers.js';
import { bestOf } from '../../compare/best.js';
import type { Comparison, ComparisonCell } from '../../compare/comparison.types.js';
import { coloursOf, emptyText, endsOf, paintMap } from '../../compare/map-cell.js';
import { measureWords } from '../../compare/measures.js';
import { verdict } from '../../compare/verdict.js';
import { methodName } from '../../heatmap/methods.js';
import { scale } from './pieces.js';
import { addressOf, canvasOf, contextOf, emptyCanvas, hatchUnseen } from './pictures.js';
import type { ReportedComparison } from './reported-view.types.js';

/** Longest side of one map, and how many of that size a report bears; more are smaller. */
const mapSide = 224;
const atFullSize = 10;
const leastSide = 96;

/** The maps side by side with their scales and their scores. */
export async function comparisonPart({
  result,
  scale: shared,
  measure,
}: ReportedComparison): Promise<TemplateResult> {
  const best = bestOf(result, measure);
  const cells = await drawnCells(result, shared);
  const measured = measure === 'none' ? null : measureWords(measure);
  return html`<section>
    <h2>${msg('Compare: which map to trust')}</h2>
    ${measured ? html`<p>${measured.sentence}</p>` : nothing}
    <p>${verdict(result, measure)}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Maps by method and class')}>
      <table class="maps">
        <caption>
          ${
            measured
              ? msg(str`Maps by method and class; below each its scale, and ${measured.name}.`)
              : msg('Maps by method and class; below each its scale.')
          }
        </caption>
        <thead>
          <tr>
            <th scope="col">${msg('Method')}</th>
            ${result.columns.map(({ title, detail }) => html`<th scope="col">${title} ${detail}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${result.methods.map(
            (method, row) =>
              html`<tr>
                <th scope="row">${methodName(method)}</th>
                ${result.columns.map(
                  (_, c) =>
                    html`<td>
                      ${cells[row]?.[c]}
                      ${scoreText(result.cells[row]?.[c], best[c]?.includes(row) ?? false)}
                    </td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

async function drawnCells(
  { methods, columns, cells }: Comparison,
  shared: ReportedComparison['scale'],
): Promise<readonly (readonly TemplateResult[])[]> {
  const ranges = mapScales(
    cells.map((row) => row.map(({ map }) => map)),
    shared,
  );
  const many = Math.max(1, (methods.length * columns.length) / atFullSize);
  const side = Math.max(leastSide, Math.round(mapSide / Math.sqrt(many)));
  return Promise.all(
    methods.map((method, row) =>
      Promise.all(
        columns.map(async ({ title, photo }, c) => {
          const cell = cells[row]?.[c];
          const range = ranges[row]?.[c];
          if (!cell?.map || !range) return html`<p>${standingText(cell)}</p>`;
          const { map } = cell;
          const name = methodName(method);
          const what = msg(str`${name} for ${title}`);
          const address = await addressOf(drawnMap(map, range, photo, side));
          return html`<img
              src=${address}
              alt="${what}: ${mapText(map.positive, false, map.placement)}"
            />
            ${await scale(coloursOf(map), endsOf(map, range))}`;
        }),
      ),
    ),
  );
}

function drawnMap(
  map: HeatmapResult,
  range: MapScale,
  photo: Picture | null,
  side: number,
): HTMLCanvasElement {
  const overlay = canvasOf(paintMap(map, range), side);
  const canvas = photo ? canvasOf(photo, side) : emptyCanvas(overlay.width, overlay.height);
  contextOf(canvas).drawImage(overlay, 0, 0, canvas.width, canvas.height);
  hatchUnseen(canvas, map.placement);
  return canvas;
}

function standingText(cell: ComparisonCell | undefined): string {
  if (cell?.error) return errorText(cell.error);
  return msg('There was no map yet when the report was saved.');
}

function scoreText(
  cell: ComparisonCell | undefined,
  best: boolean,
): TemplateResult | typeof nothing {
  if (!cell?.map) return nothing;
  const { map, measured, measuring } = cell;
  const empty = emptyText(map);
  if (empty !== undefined) return html`<p class="score">${empty}</p>`;
  if (measured) {
    const score = rawValue(measured.score);
    return html`<p class="score number">
      ${best ? html`<b>${score} ◆ ${msg('best')}</b>` : score}
    </p>`;
  }
  return measuring === undefined ? nothing : html`<p class="score">${msg('not measured')}</p>`;
}
