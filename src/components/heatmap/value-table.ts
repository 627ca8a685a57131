import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ValueMap } from '../../core/value-map.js';
import { mapRows } from '../../view/map-rows.js';
import { rawValue } from '../../view/numbers.js';

/** A table of more columns cannot be read. */
const widest = 32;

/** The raw values of a small map as a table, made when it is opened. */
export function valueTable(
  map: ValueMap,
  open: boolean,
  toggle: (open: boolean) => void,
): TemplateResult | typeof nothing {
  if (map.width > widest || map.height > widest) return nothing;
  const rows = mapRows(map);
  const size = `${map.height} × ${map.width}`;
  return html`<details
    class="values"
    part="values"
    ?open=${open}
    @toggle=${(event: Event) =>
      event.target instanceof HTMLDetailsElement && toggle(event.target.open)}
  >
    <summary>${msg(str`The ${size} values, before negative ones are cut`)}</summary>
    ${
      open
        ? html`<div tabindex="0" role="region" aria-label=${msg('Values')}>
            <table>
              <tr>
                <td></td>
                ${rows[0]?.map((_, column) => html`<th scope="col">x ${column}</th>`)}
              </tr>
              ${rows.map(
                (values, row) =>
                  html`<tr>
                    <th scope="row">y ${row}</th>
                    ${values.map((value) => html`<td>${rawValue(value)}</td>`)}
                  </tr>`,
              )}
            </table>
          </div>`
        : nothing
    }
  </details>`;
}
