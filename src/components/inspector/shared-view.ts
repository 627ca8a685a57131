import type { Snapshot } from '../../session/snapshot.js';
import type { SharedView, Source } from '../../view/share/shared-view.js';
import type { ClCompare } from '../compare/compare.js';
import { finerStart } from '../heatmap/finer-start.js';
import type { ClHeatmap } from '../heatmap/heatmap.js';
import { absolute, defaultModel, isName } from '../session/sources.js';
import type { InspectorLook } from './look.js';
import type { InspectorPane } from './panes.js';
import type { Theme } from './theme.js';

/** Classes compared when nobody has chosen any. */
const firstClasses = 2;

/** What an inspector knows of its view by itself. */
export interface Inspected {
  readonly model: string | null;
  readonly image: string | null;
  readonly classIndex: number | null;
  readonly layer: string | null;
  readonly channel: number | null;
  readonly pane: InspectorPane;
  readonly theme: Theme;
  readonly layers: string | null;
  readonly labels: string | null;
  readonly look: InspectorLook;
  readonly renderRoot: ParentNode;
}

/** What is written down of an inspector. */
export interface Seen {
  readonly inspector: Inspected;
  readonly snapshot: Snapshot;
  /** The panes in sight. */
  readonly panes: readonly InspectorPane[];
}

/** What is in sight of an inspector, to be written down. */
export function sharedView({ inspector, snapshot, panes }: Seen): SharedView {
  const { classIndex, layer, channel, look, pane, theme, layers, labels } = inspector;
  const model = snapshot.model.value;
  return {
    model: modelOf(inspector, snapshot),
    photo: photoOf(inspector, snapshot),
    ...{ classIndex, layer, channel, look, pane, panes },
    theme: theme === 'page' ? null : theme,
    chosen: {
      ...snapshot.chosen,
      heatmapLayer: begun(inspector, snapshot),
      compared: compared(inspector, snapshot),
    },
    classNames: model?.classNames ?? [],
    reading: Object.values(model?.choices ?? {}).some((choice) => choice !== undefined),
    layers: layers === null ? null : { is: 'address', address: absolute(layers) },
    labels: labels === null ? null : { is: 'address', address: absolute(labels) },
  };
}

/** What lies in this browser or came from this device has no address elsewhere. */
const isHere = (source: string): boolean => /^(kept|indexeddb|blob|data):/.test(source);

function modelOf({ model }: Inspected, { modelSource, model: { value } }: Snapshot): Source {
  if (model === null && value === undefined) return { is: 'name', name: defaultModel };
  if (model !== null && isName(model)) return { is: 'name', name: model };
  if (model !== null && !isHere(model)) return { is: 'address', address: absolute(model) };
  const own = modelSource !== null && !isHere(modelSource) ? modelSource : null;
  return { is: 'file', name: own ?? value?.name ?? 'model' };
}

function photoOf({ image }: Inspected, { image: { value } }: Snapshot): Source | null {
  if (image !== null && !isHere(image)) return { is: 'address', address: absolute(image) };
  return value ? { is: 'file', name: value.name } : null;
}

/** Where the heatmap begins by a rule of the page's own. */
function begun({ renderRoot }: Inspected, { model: { value } }: Snapshot): string | null {
  const heatmap = renderRoot.querySelector<ClHeatmap>('cl-heatmap');
  return heatmap?.examines && value ? finerStart(value) : null;
}

function compared({ renderRoot }: Inspected, snapshot: Snapshot): readonly (number | null)[] {
  const { result } = renderRoot.querySelector<ClCompare>('cl-compare') ?? {};
  if (result) return result.columns.map(({ classIndex }) => classIndex);
  const { value } = snapshot.slot({ job: 'predict', request: {} });
  return (value?.top ?? []).slice(0, firstClasses).map(({ index }) => index);
}
