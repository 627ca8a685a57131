import { sumOfChannels } from './reduce-channels.js';
import { fromLayerGradient, type MapOfGradient } from './from-layer-gradient.js';

/**
 * HiResCAM before its ReLU: Σ_k G_k · A_k, cell by cell (Draelos and Carin, "Use HiResCAM instead of
 * Grad-CAM for faithful explanations of convolutional neural networks", 2020). Where the layer is
 * followed by global pooling and one dense layer it equals Grad-CAM.
 */
export const hiresCamMap: MapOfGradient = ({ height, width, activations, gradients }) =>
  sumOfChannels(
    activations.map((value, i) => value * gradients[i]!),
    { height, width },
  );

export const hiresCam = fromLayerGradient(hiresCamMap);
