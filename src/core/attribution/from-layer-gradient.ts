import type { ValueMap } from '../value-map.js';
import { layerGradient, type LayerGradient } from './layer-gradient.js';
import type { LayerMethod } from './method.js';

/** A map from a layer's activations and gradients alone. */
export type MapOfGradient = (of: Omit<LayerGradient, 'aim' | 'value'>) => ValueMap;

/** The method that such a map makes; it has no settings. */
export function fromLayerGradient(map: MapOfGradient): LayerMethod {
  return async ({ network, image, aim, layer, run }) => {
    const found = await layerGradient(network, image, { layer, aim }, run);
    return { map: map(found), aim: found.aim, value: found.value };
  };
}
