import type { ActivationsResult } from './activations.types.js';
import type { RunOptions } from '../checkpoint.js';
import { deadChannels } from './dead-channels.js';
import { ChannelNotFoundError, NotSpatialError } from '../errors.js';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { imageInput } from '../graph/input-feed.js';
import { layerPlacement } from '../placement/layer-placement.js';
import type { Placement } from '../placement/placement.js';
import { readFromImage } from '../graph/read-tensor.js';
import { say, str } from '../sentence.js';
import { telling } from './telling.js';

export interface ActivationsOptions extends RunOptions {
  /** Channels whose maps to include, in this order; all by default. */
  readonly channels?: readonly number[] | undefined;
}

/**
 * What the channels of one layer pass on for an image, raw. A layer without rows and columns has
 * maps of a single cell.
 *
 * @param values - as `prepareImage` gives them
 * @throws LayerNotFoundError, ChannelNotFoundError, NumericError, AbortError; NotSpatialError when
 * the layer's output is neither `[height, width, channels]` nor `[units]`
 */
export async function activations(
  network: Network,
  values: Float32Array,
  layer: string,
  options: ActivationsOptions = {},
): Promise<ActivationsResult> {
  const info = network.layer(layer);
  const [height, width] = sides(info);
  const indices = options.channels ?? Array.from({ length: info.channels }, (_, c) => c);
  checkChannels(info, indices);
  const data = await readFromImage(network, values, layer, options);
  const cells = height * width;
  const maps = new Float32Array(indices.length * cells);
  indices.forEach((channel, i) => {
    for (let at = 0; at < cells; at++) maps[i * cells + at] = data[at * info.channels + channel]!;
  });
  return {
    layer,
    height,
    width,
    placement: placed(network, info),
    channels: info.channels,
    indices,
    values: maps,
    ...statistics(data, info.channels),
    dead: await deadChannels(network, layer),
  };
}

function placed(network: Network, { name, spatial }: LayerInfo): Placement | null {
  const ofImage = spatial && imageInput(network).shape.length === 3;
  return ofImage ? layerPlacement(network, name) : null;
}

function sides({ name, outputShape }: LayerInfo): readonly [number, number] {
  const [height = 1, width = 1] = outputShape;
  if (outputShape.length === 3) return [height, width];
  if (outputShape.length === 1) return [1, 1];
  const shape = `[${outputShape.join(', ')}]`;
  throw new NotSpatialError(
    say(str`"${name}" gives ${shape}: neither rows and columns nor plain units`),
  );
}

/** @throws ChannelNotFoundError naming the first channel that the layer lacks */
export function checkChannels({ name, channels }: LayerInfo, asked: readonly number[]): void {
  const wrong = asked.find((c) => !Number.isInteger(c) || c < 0 || c >= channels);
  if (wrong === undefined) return;
  throw new ChannelNotFoundError(
    say(str`"${name}" has channels 0 to ${channels - 1}, not ${wrong}`),
  );
}

/** Mean, summed in doubles, maximum and how telling each channel is; channels lie together. */
function statistics(
  data: Float32Array,
  channels: number,
): Pick<ActivationsResult, 'mean' | 'max' | 'telling'> {
  const sum = new Float64Array(channels);
  const max = new Float32Array(channels).fill(-Infinity);
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < channels; c++) {
      const value = data[i + c]!;
      sum[c]! += value;
      if (value > max[c]!) max[c] = value;
    }
  }
  const cells = data.length / channels;
  const mean = Float32Array.from(sum, (total) => total / cells);
  return { mean, max, telling: telling(data, mean) };
}
