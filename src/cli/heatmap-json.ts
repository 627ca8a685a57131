import type { HeatmapResult } from '../core/attribution/heatmap.types.js';
import type { Network } from '../core/graph/network.js';
import { unseenShare, type Placement } from '../core/placement/placement.js';
import { layerReasonText } from '../view/layer-reason-text.js';
import { percent } from '../view/numbers.js';
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

/** What was explained: `tabby (281)`, `tabby (281) against lynx (287)`. */
export function targetText({ target }: HeatmapResult): string {
  const named = (classes: typeof target.classes) =>
    classes.map(({ name, index }) => `${name} (${index})`).join(' + ');
  if (target.classes.length + target.against.length === 0) {
    return target.unit
      ? `channel ${target.unit.channel} of ${target.unit.layer}`
      : `the mean of ${target.tensor}`;
  }
  const against = target.against.length > 0 ? ` against ${named(target.against)}` : '';
  return `${named(target.classes)}${against}`;
}

/** What is to be said of where the cells of a layer lie; null where it goes without saying. */
export function placementText(placement: Placement | null): string | null {
  switch (placement?.by) {
    case undefined:
      return null;
    case 'receptive-field':
    case 'input': {
      const share = unseenShare(placement);
      return share > 0 ? `no cell looks at ${percent(share, 0)} of the photo` : null;
    }
    case 'stretched':
      return 'spread evenly over the whole photo, not where its cells look';
    case 'unknown':
      return 'where its cells look is not known: spread evenly over the whole photo';
    case 'scattered':
      return 'each cell looks at several places: spread evenly over the whole photo';
  }
}

/** What was asked: `layer head_relu6`, `pixels of the input`. */
export function placeText({ layers }: HeatmapResult): string {
  return layers.length > 0 ? `layer ${layers.join(', ')}` : 'pixels of the input';
}
