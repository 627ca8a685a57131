import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { Network } from '../core/graph/network.js';
import { layerReasonText } from '../view/layer-reason-text.js';
import { raw, rows, told } from './json.js';

/** A heatmap of a network as the commands print it. */
export function heatmapJson(network: Network, result: HeatmapResult): object {
  const { method, settings, layers, layerReason, target, signed, empty, facts } = result;
  const [explained] = target.classes;
  const [name, value] = explainedValue(network, result);
  return {
    method,
    settings,
    layer: layers[0] ?? null,
    layers,
    layerReason: layerReason && told(layerReason, layerReasonText),
    classIndex: explained?.index ?? null,
    className: explained?.name ?? null,
    against: target.against,
    [name]: raw(value),
    signed,
    empty,
    facts,
    placement: result.placement,
    map: rows(result.map),
  };
}

/** The number explained: the logit of classes; else a value, of a number itself in both directions. */
export function explainedValue(
  { outputs: [output] }: Network,
  { target, value }: HeatmapResult,
): readonly ['logit' | 'value', number] {
  if (target.classes.length > 0 && !output?.features) return ['logit', value];
  const lower = target.classes[0]?.index === 0;
  return ['value', lower ? 0 - value : value];
}

/** What was asked: `layer head_relu6`, `pixels of the input`. */
export function whereText({ layers }: HeatmapResult): string {
  return layers.length > 0 ? `layer ${layers.join(', ')}` : 'pixels of the input';
}
