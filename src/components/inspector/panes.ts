import { msg } from '@lit/localize';
import { paneOf } from './former-panes.js';
import { sidePanes, type SidePaneId } from './side-panes.js';
import type { Tab } from './tab-row.js';

export type InspectorPane = 'decision' | SidePaneId | 'network';

/** The panes that take turns on a narrow screen. */
const allPanes: readonly Tab<InspectorPane>[] = [
  { id: 'decision', title: () => msg('Decided') },
  ...sidePanes,
  { id: 'network', title: () => msg('Network') },
];

/** Those that an attribute names, in the inspector's order; all of them where it names none. */
export function panesNamed(names: string | null): readonly Tab<InspectorPane>[] {
  const wanted = new Set(names?.split(/\s+/).map(paneOf));
  const named = allPanes.filter(({ id }) => wanted.has(id));
  return named.length > 0 ? named : allPanes;
}
