import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { ChoosePhotosEvent } from '../events.js';
import '../unit/unit.js';
import type { SidePane } from './side-pane.js';

/** All about one channel, and the way along its circuit. */
export const circuitPane: SidePane<'circuit'> = {
  id: 'circuit',
  title: () => msg('Circuit'),
  label({ snapshot }) {
    const channel = snapshot?.chosen.channel ?? null;
    return channel === null ? msg('Circuit') : msg(str`Circuit of channel ${channel}`);
  },
  content: ({ photos, keepPhotos }) =>
    html`<cl-unit
      .folder=${photos}
      @cl-choose-photos=${({ folder }: ChoosePhotosEvent) => keepPhotos(folder)}
    ></cl-unit>`,
};
