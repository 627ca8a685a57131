import type { InspectorLook } from '../../components/inspector/look.js';
import type { InspectorPane } from '../../components/inspector/panes.js';

/** Where a model or a photo comes from. */
export type Source =
  /** A model that travels with the package. */
  | { readonly is: 'name'; readonly name: string }
  /** Absolute. */
  | { readonly is: 'address'; readonly address: string }
  /** Of the person's own, on this device alone. */
  | { readonly is: 'file'; readonly name: string };

/** All that a text has to say to bring a view about again. Null: nothing chosen, the rule decides. */
export interface SharedView {
  readonly model: Source;
  /** Null: none is open. */
  readonly photo: Source | null;
  readonly classIndex: number | null;
  readonly layer: string | null;
  readonly channel: number | null;
  readonly theme: 'light' | 'dark' | null;
  readonly look: InspectorLook;
  /** As the attribute of the inspector has it. */
  readonly pane: InspectorPane;
  /** The panes in sight. */
  readonly panes: readonly InspectorPane[];
  /** What the rules have chosen where nobody has. */
  readonly chosen: {
    readonly classIndex: number | null;
    readonly layer: string | null;
    readonly channel: number | null;
    /** Layer that the heatmap explains where the network's own rule has another. */
    readonly heatmapLayer: string | null;
    /** Classes side by side. */
    readonly compared: readonly (number | null)[];
  };
  readonly classNames: readonly string[];
  /** Whether the person has said how the model is read: its input, output, preprocessing, names. */
  readonly reading: boolean;
  /** A module of layers, and a file of names of classes, that the page gives. */
  readonly layers: Source | null;
  readonly labels: Source | null;
}

/** A text to take along. */
export interface SharedText {
  readonly text: string;
  /** What is to be known of it, a sentence each. */
  readonly notes: readonly string[];
}
