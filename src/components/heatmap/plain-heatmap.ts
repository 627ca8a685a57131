import type { HeatmapResult } from '../../core/attribution/heatmap.types.js';
import { placeMap } from '../../core/placement/place-map.js';
import { areFloats, floats, list, needed, valueMap } from '../shared/plain-data.js';

/** What `convlens heatmap --json` has instead of a target. */
interface Printed {
  readonly classIndex?: number | null;
  readonly className?: string | null;
  readonly against?: HeatmapResult['target']['against'];
  readonly logit?: number;
}

/** A heatmap of plain arrays, or as the command line prints it. @throws ResultDataError */
export function plainHeatmap(data: Partial<HeatmapResult> & Printed): HeatmapResult {
  if (isDrawn(data)) return data;
  const placement = needed(data.placement, 'placement');
  needed(placement.input, 'placement.input');
  const map = valueMap(data.map, 'map');
  const signed = data.signed ?? false;
  const positive = data.positive
    ? valueMap(data.positive, 'positive')
    : { ...map, values: map.values.map((value) => Math.max(0, value)) };
  return {
    method: needed(data.method, 'method'),
    settings: data.settings ?? {},
    layers: list(data.layers, 'layers'),
    layerReason: data.layerReason ?? null,
    target: data.target ?? targetOf(data),
    value: data.value ?? data.logit ?? 0,
    signed,
    map,
    positive,
    placement,
    inputMap: data.inputMap
      ? valueMap(data.inputMap, 'inputMap')
      : placeMap(signed ? map : positive, placement),
    empty: data.empty ?? null,
    perChannel: data.perChannel ? floats(data.perChannel, 'perChannel') : null,
    facts: data.facts ?? {},
  };
}

function isDrawn(data: Partial<HeatmapResult>): data is HeatmapResult {
  return areFloats(data.map?.values, data.positive?.values, data.inputMap?.values);
}

function targetOf({ classIndex, className, against = [] }: Printed): HeatmapResult['target'] {
  const classes =
    typeof classIndex === 'number'
      ? [{ index: classIndex, name: className ?? String(classIndex) }]
      : [];
  return { tensor: '', classes, against, unit: null };
}
