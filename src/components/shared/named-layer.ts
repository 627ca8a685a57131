import { html, type TemplateResult } from 'lit';

/** A layer by its name, with its identifier beside it; by that alone where it has no other name. */
export function namedLayer(name: string, layer: string): TemplateResult {
  const identifier = html`<span class="mono">${layer}</span>`;
  return name === layer ? identifier : html`<b>${name}</b> ${identifier}`;
}
