import { ancestorsOf } from '../graph/ancestors.js';
import type { Network } from '../graph/network.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import { placedBy, stretched, type AskedPlacement, type Placement } from './placement.js';

/**
 * Where the cells of a layer's map lie on the image: in the middle of what each of them sees, or
 * spread evenly over the whole where that is asked for, or nothing better is known.
 *
 * @throws LayerNotFoundError
 */
export function layerPlacement(
  network: Network,
  layer: string,
  asked: AskedPlacement = 'receptive-field',
): Placement {
  const { outputShape, receptiveField } = network.layer(layer);
  const image = imageInput(network);
  const input = imageSize(image);
  const [height = 1, width = 1] = outputShape.length === 3 ? outputShape : [];
  const cells = { height, width };
  if (asked === 'stretched') return stretched(cells, input);
  // The field of a layer that reads another input lies on that one.
  const known = receptiveField && ancestorsOf(network, layer).has(image.name);
  if (!known) return stretched(cells, input, 'unknown');
  if (receptiveField.scattered) return stretched(cells, input, 'scattered');
  return placedBy('receptive-field', receptiveField, cells, input);
}
