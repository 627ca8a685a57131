import { msg, str } from '@lit/localize';
import type { Snapshot } from '../../../session/snapshot.js';
import type { InspectorPane } from '../panes.js';
import type { Tab } from '../tab-row.js';

/** What is on the page at a time, as far as the tour asks for it. */
export interface Seen {
  readonly snapshot: Snapshot;
  /** The pane chosen, and those that there are. */
  readonly pane: InspectorPane;
  readonly panes: readonly InspectorPane[];
  /** How many methods are offered. */
  readonly methods: number;
  /** Whether parts of the photo are being covered. */
  readonly covering: boolean;
}

/** What the tour has to know of the page. */
export interface TourView {
  readonly seen: Seen;
  readonly inSight: readonly InspectorPane[];
  /** Titles of all panes. */
  readonly tabs: readonly Tab<InspectorPane>[];
}

/** Something to do, and how the page notices that it is done. */
export interface TourStep {
  /** The place to act. */
  readonly at: 'classes' | 'methods' | 'cover' | 'network' | 'grid' | 'circuit';
  /** The pane with that place. */
  readonly pane: InspectorPane;
  /** What to do; null: it cannot be done with what is open. */
  text(seen: Seen): string | null;
  /** Whether the person has done it since `before`. */
  done(before: Seen, now: Seen): boolean;
}

/** The class to choose: the second, or the answer where another is explained already. */
function otherClass({ snapshot }: Seen): string | null {
  const { top = [] } = snapshot.slot({ job: 'predict', request: {} }).value ?? {};
  const other = top.find(({ index }) => index !== snapshot.chosen.classIndex);
  return other?.name ?? null;
}

/** From what the network decided to what its layers and channels see. */
export const tourSteps: readonly TourStep[] = [
  {
    at: 'classes',
    pane: 'decision',
    text(seen) {
      const name = otherClass(seen);
      return name === null ? null : msg(str`Choose ${name} in the list, and watch the map move.`);
    },
    done: (before, now) => changed(before, now, ({ selection }) => selection.classIndex),
  },
  {
    at: 'methods',
    pane: 'decision',
    text: ({ methods }) =>
      methods < 2
        ? null
        : msg('Choose another method in the strip below the photo. Do two ways of asking agree?'),
    done: (before, now) => before.snapshot.selection.method !== now.snapshot.selection.method,
  },
  {
    at: 'cover',
    pane: 'decision',
    text: (seen) =>
      otherClass(seen) === null
        ? null
        : msg('Press “Cover a part and see”, and cover what you think the network needs.'),
    done: (before, now) => !before.covering && now.covering,
  },
  {
    at: 'network',
    pane: 'network',
    text: () =>
      msg('Choose a layer near the beginning of the network: small patterns are found first.'),
    done: (before, now) => changed(before, now, ({ selection }) => selection.layer),
  },
  {
    at: 'grid',
    pane: 'channel',
    text: () => msg('Choose a channel in the grid: where does it fire, and what does it look for?'),
    done: (before, now) => changed(before, now, ({ selection }) => selection.channel),
  },
  {
    at: 'circuit',
    pane: 'circuit',
    text: () =>
      msg('Open Circuit: what is this channel made from, and which classes does it push?'),
    done: (_, now) => now.pane === 'circuit',
  },
];

/** Whether the person has chosen something else. */
function changed(before: Seen, now: Seen, of: (snapshot: Snapshot) => unknown): boolean {
  const chosen = of(now.snapshot);
  return chosen !== null && chosen !== of(before.snapshot);
}
