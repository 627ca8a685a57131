import { fromLayerGradient, type MapOfGradient } from './from-layer-gradient.js';
import { weightedChannels } from './weighted-channels.js';

/**
 * XGrad-CAM before its ReLU: Σ_k w_k · A_k with w_k = Σ_ij G · A / Σ_ij A, a channel whose activations
 * add up to nothing counting 0 (Fu et al., "Axiom-based Grad-CAM", BMVC 2020).
 */
export const xGradCamMap: MapOfGradient = (of) => {
  const { channels, activations, gradients } = of;
  const products = new Float64Array(channels);
  const sums = new Float64Array(channels);
  const sizes = new Float64Array(channels);
  for (let i = 0; i < activations.length; i++) {
    const [k, value] = [i % channels, activations[i]!];
    products[k]! += gradients[i]! * value;
    sums[k]! += value;
    sizes[k]! += Math.abs(value);
  }
  // Relative to the values themselves: signed channels can cancel to nearly nothing.
  const weights = products.map((product, k) =>
    Math.abs(sums[k]!) > 1e-7 * sizes[k]! ? product / sums[k]! : 0,
  );
  return weightedChannels(of, weights);
};

export const xGradCam = fromLayerGradient(xGradCamMap);
