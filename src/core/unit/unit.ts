import { activations } from '../activation/activations.js';
import { dependsOn } from '../attribution/layer-output.js';
import type { Network } from '../graph/network.js';
import { imageSize, type PreparedImage } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { explainedOutput } from '../prediction/predict.js';
import { circuit, type CircuitOptions } from './circuit.js';
import { classEffects } from './class-effects.js';
import { patchAt } from './patch.js';
import { peakOf } from './peak.js';
import type { UnitResult } from './unit.types.js';

export type UnitOptions = CircuitOptions;

/**
 * What one channel is and does on one photo: where it fires and what it sees there, which channels it
 * is made from and goes into ({@link circuit}), which classes it pushes and what is answered without
 * it ({@link classEffects}).
 *
 * @throws LayerNotFoundError, ChannelNotFoundError, NotSpatialError, NumericError, AbortError
 */
export async function unit(
  network: Network,
  { values, display }: PreparedImage,
  layer: string,
  channel: number,
  options: UnitOptions = {},
): Promise<UnitResult> {
  const info = network.layer(layer);
  const run = { signal: options.signal, checkpoint: options.checkpoint };
  const found = await activations(network, values, layer, { ...run, channels: [channel] });
  const map = { height: found.height, width: found.width, values: found.values };
  const peak = peakOf(map);
  const size = imageSize(imageInput(network));
  return {
    layer,
    channel,
    channels: found.channels,
    map,
    placement: found.placement,
    peak,
    patch: info.spatial ? patchAt(info, peak, display, size) : null,
    ...(await circuit(network, layer, channel, values, options)),
    classes: hasClasses(network, layer)
      ? await classEffects(network, values, layer, channel, run)
      : null,
  };
}

function hasClasses(network: Network, layer: string): boolean {
  const { features, shape, logits } = explainedOutput(network);
  return !features && shape.length < 3 && dependsOn(network, logits, layer);
}
