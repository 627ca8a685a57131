import type { SidePane } from './side-pane.js';
import { channelPane } from './channel-pane.js';
import { circuitPane } from './circuit-pane.js';
import { comparePane } from './compare-pane.js';
import { dreamPane } from './dream-pane.js';
import { testPane } from './test-pane.js';

/** The panes that take turns beside the decision, the first by default. A new one is a line here. */
export const sidePanes = [
  channelPane,
  circuitPane,
  comparePane,
  dreamPane,
  testPane,
] as const satisfies readonly SidePane[];

export type SidePaneId = (typeof sidePanes)[number]['id'];
