import { msg } from '@lit/localize';
import { html } from 'lit';
import '../evaluate/evaluate.js';
import type { MistakeEvent } from '../events.js';
import type { SidePane } from './side-pane.js';

/** How often the model is right on a labelled folder; a mistake opens beside both its heatmaps. */
export const testPane: SidePane<'test'> = {
  id: 'test',
  title: () => msg('Test'),
  label: () => msg('Test'),
  content: ({ compareClasses, labelled }) =>
    html`<cl-evaluate
      .files=${labelled}
      @cl-mistake=${({ trueClass, predicted }: MistakeEvent) =>
        compareClasses([trueClass, predicted])}
    ></cl-evaluate>`,
};
