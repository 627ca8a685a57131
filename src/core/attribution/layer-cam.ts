import { sumOfChannels } from './reduce-channels.js';
import { fromLayerGradient, type MapOfGradient } from './from-layer-gradient.js';

/**
 * LayerCAM before its ReLU: Σ_k ReLU(G_k) · A_k, cell by cell (Jiang et al., "LayerCAM: Exploring
 * Hierarchical Class Activation Maps for Localization", IEEE Transactions on Image Processing 2021).
 * Reads well at early layers; several are joined by the largest tanh(2 · share).
 */
export const layerCamMap: MapOfGradient = ({ height, width, activations, gradients }) =>
  sumOfChannels(
    activations.map((value, i) => value * Math.max(0, gradients[i]!)),
    { height, width },
  );

export const layerCam = fromLayerGradient(layerCamMap);
