import type { ValueMap } from '../value-map.js';
import { fromLayerGradient, type MapOfGradient } from './from-layer-gradient.js';

/**
 * Grad-CAM before its ReLU: Σ_k mean_ij(G_k) · A_k, summed in doubles (Selvaraju et al., "Grad-CAM:
 * Visual Explanations from Deep Networks via Gradient-based Localization", ICCV 2017). Signed:
 * positive cells speak for the class, negative ones against it.
 *
 * @returns `[height, width]` of the layer
 */
export const gradCamMap: MapOfGradient = (of): ValueMap => {
  const { height, width, channels, activations, gradients } = of;
  const cells = height * width;
  const weights = new Float64Array(channels);
  for (let i = 0; i < gradients.length; i++) weights[i % channels]! += gradients[i]! / cells;
  const values = new Float32Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    let sum = 0;
    for (let k = 0; k < channels; k++) sum += weights[k]! * activations[cell * channels + k]!;
    values[cell] = sum;
  }
  return { height, width, values };
};

export const gradCam = fromLayerGradient(gradCamMap);
