import type { ValueMap } from '../value-map.js';
import type { LayerOutput } from './layer-output.js';

/** Σ_k w_k · A_k of each cell, summed in doubles. */
export function weightedChannels(
  { height, width, channels, activations }: LayerOutput,
  weights: Float64Array,
): ValueMap {
  const values = new Float32Array(height * width);
  for (let cell = 0; cell < values.length; cell++) {
    let sum = 0;
    for (let k = 0; k < channels; k++) sum += weights[k]! * activations[cell * channels + k]!;
    values[cell] = sum;
  }
  return { height, width, values };
}
