import { OptionError } from '../errors.js';
import { imageInput } from '../graph/input-feed.js';
import type { Network } from '../graph/network.js';
import { imageSize } from '../image/prepare-image.js';
import type { Size } from '../resample/raster.js';
import { say, str } from '../sentence.js';

/** The size of the network's input. @throws OptionError where a map has another */
export function requireMapOfInput(network: Network, map: Size): Size {
  const size = imageSize(imageInput(network));
  if (map.height === size.height && map.width === size.width) return size;
  throw new OptionError(
    say(str`the map is ${map.height} × ${map.width}, the input ${size.height} × ${size.width}`),
  );
}
