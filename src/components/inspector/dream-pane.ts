import { msg } from '@lit/localize';
import { html } from 'lit';
import '../dream/dream.js';
import type { SidePane } from './side-pane.js';

/** The photo as a layer dreams it. */
export const dreamPane: SidePane<'dream'> = {
  id: 'dream',
  title: () => msg('Dream'),
  label: () => msg('Dream'),
  content: () => html`<cl-dream></cl-dream>`,
};
