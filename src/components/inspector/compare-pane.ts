import { msg } from '@lit/localize';
import { html } from 'lit';
import '../compare/compare.js';
import type { SidePane } from './side-pane.js';

/** Methods side by side. */
export const comparePane: SidePane<'compare'> = {
  id: 'compare',
  title: () => msg('Compare'),
  label: () => msg('Compare methods'),
  content: ({ showDecision, compared }) =>
    html`<cl-compare .classes=${compared} @cl-explain=${showDecision}></cl-compare>`,
};
