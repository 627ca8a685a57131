import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import '../compare/compare.js';
import type { SidePane } from './side-pane.js';

/** Methods side by side. */
export const comparePane: SidePane<'compare'> = {
  id: 'compare',
  title: () => msg('Compare'),
  label: () => msg('Compare'),
  content: ({ showDecision, compared, methods }) =>
    html`<cl-compare
      offer=${methods ?? nothing}
      .classes=${compared}
      @cl-explain=${showDecision}
    ></cl-compare>`,
};
