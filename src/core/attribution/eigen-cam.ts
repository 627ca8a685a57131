import type { ValueMap } from '../value-map.js';
import { layerOutput, type LayerOutput } from './layer-output.js';
import type { LayerMethod } from './method.js';
import { principalComponent } from './principal-component.js';

/**
 * Eigen-CAM before its ReLU: the first principal component of a layer's activations, each cell's
 * channels, less their mean over the cells, along the direction in which cells differ most (Muhammad
 * and Yeasin, "Eigen-CAM: Class Activation Map using Principal Components", IJCNN 2020; centred as
 * in pytorch-grad-cam).
 *
 * A component has no sign of its own: the positive side is the one on which activations are larger
 * in the mean over the channels, and where that leaves it open, the one of the largest value.
 *
 * @returns the map, and the component's `share` of the whole spread, 0…1
 */
export function eigenCamMap({ height, width, channels, activations }: LayerOutput): {
  readonly map: ValueMap;
  readonly share: number;
} {
  const { projections, share } = principalComponent(activations, channels);
  const sign = signOf(projections, activations) < 0 ? -1 : 1;
  const values = Float32Array.from(projections, (value) => sign * value);
  return { map: { height, width, values }, share };
}

function signOf(projections: Float64Array, activations: Float32Array): number {
  const channels = activations.length / projections.length;
  // Projections add up to nothing: their product with the means is a covariance as it stands.
  let covariance = 0;
  let size = 0;
  for (const [i, value] of activations.entries()) {
    const term = value * projections[Math.floor(i / channels)]!;
    covariance += term;
    size += Math.abs(term);
  }
  if (Math.abs(covariance) > 1e-9 * size) return covariance;
  return projections.reduce((most, v) => (Math.abs(v) > Math.abs(most) ? v : most), 0);
}

/**
 * Where a layer is most active in the way in which its cells differ most. The same for every class:
 * nothing of what is explained enters the map (`facts.classIndependent` is 1). Of use where there is
 * no class, or to see what a layer attends to by itself.
 */
export const eigenCam: LayerMethod = async ({ network, image, aim, layer, run }) => {
  const found = await layerOutput(network, image, { layer, aim }, run);
  const { map, share } = eigenCamMap(found);
  return { map, aim: found.aim, value: found.value, facts: { classIndependent: 1, share } };
};
