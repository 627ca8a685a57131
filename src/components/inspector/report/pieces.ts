import { html, nothing, type TemplateResult } from 'lit';
import type { ColourMap } from '../../../view/colour-maps.js';
import { paintScale } from '../../../view/paint.js';
import { pictureAddress } from './pictures.js';

/** A picture with the words below it; of a raw map every cell is seen. */
export function figure(
  address: string,
  alt: string,
  caption: unknown,
  { pixelated = false } = {},
): TemplateResult {
  return html`<figure>
    <img class=${pixelated ? 'pixelated' : nothing} src=${address} alt=${alt} />
    <figcaption>${caption}</figcaption>
  </figure>`;
}

/** Names with their values; a value of null is left out. */
export function facts(pairs: readonly (readonly [name: string, value: unknown])[]): TemplateResult {
  return html`<dl>
    ${pairs.map(([name, value]) =>
      value === null
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

/** A table whose rows begin with a name. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly [name: string, ...values: unknown[]])[],
): TemplateResult {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, ...values]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${values.map((value) => html`<td>${value}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A colour scale between its ends. */
export async function scale(
  colours: ColourMap,
  [low, high]: readonly [string, string],
): Promise<TemplateResult> {
  const address = await pictureAddress(paintScale(colours));
  return html`<p class="scale number">
    <span>${low}</span> <img src=${address} alt="" /> <span>${high}</span>
  </p>`;
}

/** Numbers as text, to be opened where they are wanted. */
export function data(title: string, json: string): TemplateResult {
  return html`<details>
    <summary>${title}</summary>
    <pre>${json}</pre>
  </details>`;
}
