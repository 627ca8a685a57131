import { fromLayerGradient, type MapOfGradient } from './from-layer-gradient.js';
import { weightedChannels } from './weighted-channels.js';

/**
 * Grad-CAM before its ReLU: Σ_k mean_ij(G_k) · A_k, summed in doubles (Selvaraju et al., "Grad-CAM:
 * Visual Explanations from Deep Networks via Gradient-based Localization", ICCV 2017). Signed:
 * positive cells speak for the class, negative ones against it.
 *
 * @returns `[height, width]` of the layer
 */
export const gradCamMap: MapOfGradient = (of) => {
  const { height, width, channels, gradients } = of;
  const weights = new Float64Array(channels);
  for (let i = 0; i < gradients.length; i++) {
    weights[i % channels]! += gradients[i]! / (height * width);
  }
  return weightedChannels(of, weights);
};

export const gradCam = fromLayerGradient(gradCamMap);
