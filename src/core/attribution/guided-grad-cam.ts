import { layerPlacement } from '../placement/layer-placement.js';
import { placeMap } from '../placement/place-map.js';
import { onInput } from '../placement/placement.js';
import { gradCamMap } from './grad-cam.js';
import { inputGradient } from './input-gradient.js';
import { layerGradient } from './layer-gradient.js';
import { positiveMap } from './map.js';
import type { LayerMethod } from './method.js';
import { strongestOfChannels } from './reduce-channels.js';

/**
 * Guided backpropagation where Grad-CAM is positive: the gradient of each pixel's channels times the
 * map enlarged to where its cells look, of which the largest size is shown (Selvaraju et al., "Grad-CAM", ICCV 2017,
 * section 3.2). The map has the resolution of the input, whichever layer is asked.
 *
 * Its fine lines are those of guided backpropagation, and no more evidence than they are there: they
 * hardly change with the weights of the upper layers (Adebayo et al. 2018). Only where they are
 * shown depends on the class.
 */
export const guidedGradCam: LayerMethod = async ({
  network,
  image,
  aim: asked,
  layer,
  run,
  placement: how,
}) => {
  const found = await layerGradient(network, image, { layer, aim: asked }, run);
  const { aim, value } = found;
  const placement = layerPlacement(network, layer, how);
  const { input, seen } = placement;
  const where = placeMap(positiveMap(gradCamMap(found)), placement);
  const options = { ...run, rule: 'guided' } as const;
  const { gradients } = await inputGradient(network, image, aim, options);
  const depth = gradients.length / where.values.length;
  const perChannel = gradients.map((value, i) => value * where.values[Math.floor(i / depth)]!);
  const map = strongestOfChannels(perChannel, input);
  return { map, placement: onInput(input, seen), aim, value, perChannel };
};
