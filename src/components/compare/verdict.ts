import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { methodName } from '../heatmap/methods.js';
import type { Comparison } from './comparison.types.js';

/** Which method did best, class by class; empty until it is known. */
export function verdict(
  { methods, columns }: Comparison,
  best: readonly (readonly number[])[],
): TemplateResult | typeof nothing {
  const parts = columns.flatMap(({ title }, c) => {
    const names = best[c]?.map((row) => methodName(methods[row] ?? '')).join(' = ');
    return names ? [html`<span>◆ ${msg(html`<b>${names}</b> for ${title}`)}</span> `] : [];
  });
  return parts.length > 0 ? html`${msg('Best:')} ${parts}` : nothing;
}
