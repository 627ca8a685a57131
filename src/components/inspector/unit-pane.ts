import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { ChoosePhotosEvent } from '../events.js';
import '../unit/unit.js';
import type { SidePane } from './side-pane.js';

/** All about one channel, and the way along its circuit. */
export const unitPane: SidePane<'unit'> = {
  id: 'unit',
  title: () => msg('Circuit'),
  label({ snapshot }) {
    const channel = snapshot?.chosen.channel ?? null;
    return channel === null ? msg('One channel') : msg(str`All about channel ${channel}`);
  },
  content: ({ photos, keepPhotos }) =>
    html`<cl-unit
      .folder=${photos}
      @cl-choose-photos=${({ folder }: ChoosePhotosEvent) => keepPhotos(folder)}
    ></cl-unit>`,
};
