import { DEFAULT_METHOD, comparedMethods, factsOf } from '../../facts/methods.js';
import type { Settings } from '../../facts/setting.js';
import type { Measure } from '../../facts/measures.js';
import type { DreamTarget } from '../../core/feature-visualization/dream.js';
import type { SharedView } from './shared-view.js';

/** What a heatmap is asked, as far as it is not as by default. */
export interface Explained {
  readonly method: string;
  readonly classIndex?: number;
  readonly layer?: string;
  readonly settings?: Settings;
  readonly placement?: 'stretched';
}

/** Only a method that reads a layer has one, and cells to lie somewhere. */
const where = (method: string, layer: string | undefined, placement: string | undefined) =>
  factsOf(method)?.varies === 'layer'
    ? {
        ...(layer !== undefined && { layer }),
        ...(placement === 'stretched' && { placement: 'stretched' as const }),
      }
    : {};

/** The layer that it explains; undefined: the network's own rule decides. */
export const heatmapLayerOf = ({ look, chosen }: SharedView): string | undefined =>
  look.heatmapLayer ?? chosen.heatmapLayer ?? undefined;

/** The heatmap of the decision. */
export function heatmapOf(view: SharedView): Explained {
  const { look, classIndex } = view;
  const { method = DEFAULT_METHOD } = look;
  const settings = look.settings?.[method];
  return {
    method,
    ...(classIndex !== null && { classIndex }),
    ...where(method, heatmapLayerOf(view), look.placement),
    ...(settings && { settings }),
  };
}

/** What lies side by side. */
export interface Compared {
  readonly methods: readonly string[];
  /** Null: what the network gives without classes. */
  readonly classes: readonly (number | null)[];
  readonly layer: string | undefined;
  readonly placement: 'stretched' | undefined;
  /** Null: nothing is measured. */
  readonly measure: Measure | null;
}

export function comparisonOf({ look, chosen }: SharedView): Compared {
  const { measure = 'insertion' } = look;
  const classes = look.comparedClasses ?? chosen.compared;
  const nameless = classes.every((index) => index === null);
  return {
    methods: look.comparedMethods ?? comparedMethods,
    classes: classes.length > 0 ? classes : [null],
    layer: look.comparedLayer,
    placement: look.comparedPlacement === 'stretched' ? 'stretched' : undefined,
    measure: measure === 'none' || nameless ? null : measure,
  };
}

/** One of the maps side by side. */
export function comparedMap(
  { layer, placement }: Compared,
  method: string,
): Omit<Explained, 'classIndex'> {
  return { method, ...where(method, layer, placement) };
}

/** Whether something is drawn otherwise than by default, which values do not show. */
export function isDrawnOtherwise({ look, panes }: SharedView): boolean {
  const { colourMap, opacity, noContours, split, order, scale, comparedScale } = look;
  const drawn = {
    decision: [colourMap, opacity, noContours, split],
    channel: [order, scale],
    compare: [comparedScale],
  };
  return Object.entries(drawn).some(
    ([pane, parts]) =>
      panes.some((one) => one === pane) && parts.some((part) => part !== undefined),
  );
}

/** What the photo is to show more of; null: nothing known yet. */
export function dreamed({ look, chosen }: SharedView): DreamTarget | null {
  const { layer, channel, classIndex } = chosen;
  const { of } = look.dream ?? {};
  if (of === 'class' && classIndex !== null) return { classIndex };
  if (layer === null) return null;
  return of === 'channel' && channel !== null ? { layer, channel } : { layer };
}
