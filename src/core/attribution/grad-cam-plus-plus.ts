import { fromLayerGradient, type MapOfGradient } from './from-layer-gradient.js';
import { weightedChannels } from './weighted-channels.js';

/** Share of |G²| below which a denominator counts as zero. */
const GUARD = 1e-6;

/**
 * Grad-CAM++ before its ReLU: Σ_k w_k · A_k with w_k = Σ_ij α_ij · ReLU(G_ij) and
 * α = G² / (2 G² + G³ · Σ_ab A_ab), 0 where G is 0 (Chattopadhay et al., "Grad-CAM++", WACV 2018,
 * equation 19, for a score that is the exponential of the logit).
 *
 * Divided by G², α is 1 / (2 + G · ΣA): no small constant beside tiny gradients is needed, as other
 * implementations have it. Where activations are negative that denominator can vanish or turn
 * negative; such a cell has no meaningful α and counts as 0.
 */
export const gradCamPlusPlusMap: MapOfGradient = (of) => {
  const { height, width, channels, activations, gradients } = of;
  const sums = new Float64Array(channels);
  for (let i = 0; i < activations.length; i++) sums[i % channels]! += activations[i]!;
  const weights = new Float64Array(channels);
  for (let i = 0; i < height * width * channels; i++) {
    const gradient = gradients[i]!;
    const below = 2 + gradient * sums[i % channels]!;
    if (gradient > 0 && below > GUARD) weights[i % channels]! += gradient / below;
  }
  return weightedChannels(of, weights);
};

export const gradCamPlusPlus = fromLayerGradient(gradCamPlusPlusMap);
