import type axe from 'axe-core';
import type { Page } from './page.js';
import { until } from './support.js';

/** axe looks at the document that it is loaded into; the page's policy allows its own origin. */
export async function violations(page: Page, within?: Element): Promise<readonly string[]> {
  const window = page.window as Window & typeof globalThis & { axe?: typeof axe };
  if (!window.axe) {
    const script = window.document.createElement('script');
    Object.assign(script, { type: 'module', src: '/test/e2e/axe-of-page.ts' });
    window.document.head.append(script);
    await until('axe', () => window.axe !== undefined);
  }
  const results = await window.axe!.run(within ?? window.document, { resultTypes: ['violations'] });
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
  );
}
