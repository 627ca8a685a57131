import type { LayerOutput } from './layer-output.js';

/**
 * The channels whose values have the largest standard deviation over the positions, at most
 * `maxChannels` of them (0: all), in their order within the layer. Of equals the first.
 */
export function widestChannels(
  { height, width, channels, activations }: LayerOutput,
  maxChannels: number,
): readonly number[] {
  const all = Array.from({ length: channels }, (_, k) => k);
  if (maxChannels === 0 || maxChannels >= channels) return all;
  const cells = height * width;
  const means = new Float64Array(channels);
  const spreads = new Float64Array(channels);
  for (let i = 0; i < activations.length; i++) means[i % channels]! += activations[i]! / cells;
  for (let i = 0; i < activations.length; i++) {
    const k = i % channels;
    spreads[k]! += (activations[i]! - means[k]!) ** 2;
  }
  const byWidth = all.sort((a, b) => spreads[b]! - spreads[a]! || a - b);
  return byWidth.slice(0, maxChannels).sort((a, b) => a - b);
}
