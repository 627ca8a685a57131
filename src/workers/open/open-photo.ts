import { imageInput } from '../../core/graph/input-feed.js';
import type { Network } from '../../core/graph/network.js';
import type { Photo, Picture } from '../../core/image/picture.js';
import { prepareImage, type PreparedImage } from '../../core/image/prepare-image.js';

/** A photo, and what each network reads of it. */
export class OpenPhoto {
  /** Of the photo itself, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly picture: Picture;
  readonly #prepared = new WeakMap<Network, PreparedImage>();

  constructor({ width, height, picture }: Photo) {
    this.width = width;
    this.height = height;
    this.picture = picture;
  }

  preparedFor(network: Network): PreparedImage {
    const known = this.#prepared.get(network);
    if (known) return known;
    const made = prepareImage(this.picture, imageInput(network));
    this.#prepared.set(network, made);
    return made;
  }
}
