import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ChartedModel } from '../../view/bubble-chart.js';
import { fixed } from '../../view/numbers.js';
import type { CostAxis } from '../models/rated.js';
import { axisName } from './words.js';

/** What the chart is drawn from, the cheapest first. */
export function valueTable(models: readonly ChartedModel[], axis: CostAxis): TemplateResult {
  const rows = [...models].sort((a, b) => a.cost - b.cost);
  return html`<details class="values" part="values">
    <summary>${msg('The values as a table')}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${msg('Model')}</th>
          <th scope="col">${axisName(axis)}</th>
          <th scope="col">${msg('Top-1, %')}</th>
          <th scope="col">${msg('Parameters, M')}</th>
        </tr>
      </thead>
      <tbody class="number">
        ${rows.map(
          ({ name, cost, quality, parameters }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${fixed(cost, axis === 'size' ? 0 : 1)}</td>
              <td>${fixed(quality, 1)}</td>
              <td>${fixed(parameters, 1)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
