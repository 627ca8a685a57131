import type { TemplateResult } from 'lit';
import type { Snapshot } from '../../session/snapshot.js';
import type { PhotoFolder } from '../unit/photo-folder.js';
import type { Tab } from './tab-row.js';

/** What a pane is made of. */
export interface PaneContext {
  readonly snapshot: Snapshot | null;
  /** The dotted line of the diptych: its row and the width that it crosses. */
  readonly tie: { readonly y: number | null; readonly width: number };
  /** Whether the decision, in sight beside it, says that it is not known where the layer's cells look. */
  readonly placementSaid: boolean;
  /** Goes to what the pane has chosen: on a narrow screen to the decision, else it stays here. */
  readonly showDecision: () => void;
  /** Shows the heatmaps of these classes side by side. */
  readonly compareClasses: (classes: readonly number[]) => void;
  /** The classes that were asked for so; undefined: none yet. */
  readonly compared: readonly number[] | undefined;
  /** Shows all about the channel chosen; null where that pane is not there. */
  readonly showUnit: (() => void) | null;
  /** Heatmap methods that are offered, by their names with spaces between; null: all. */
  readonly methods: string | null;
  /** Pictures in class folders that were dropped beside the pane; null: none. */
  readonly labelled: readonly File[] | null;
  /** Photos of the person's own: they stay chosen while other panes are looked at. */
  readonly photos: PhotoFolder | null;
  readonly keepPhotos: (photos: PhotoFolder) => void;
}

/**
 * A pane beside the decision. It is in the page only while it is looked at, for what it wants keeps
 * the worker busy; out of the page it keeps what the person has chosen in it. Its section is a part
 * (`::part(id)`) and has the class `id`.
 */
export interface SidePane<Id extends string = string> extends Tab<Id> {
  /** Name of the pane for a screen reader. */
  label(context: PaneContext): string;
  content(context: PaneContext): TemplateResult;
}
