import { findOrientation } from './exif-orientation.js';
import { viewOf } from './picture-parts.js';

/** How a WebP file says that it is to be turned, and the file without that. */
export interface TurnedWebp {
  /** As EXIF counts them, 1 (upright) to 8. */
  readonly orientation: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Takes the orientation out of a WebP file: browsers turn JPEG and PNG by theirs, but do not agree
 * about WebP.
 */
export function takeOrientation(bytes: Uint8Array<ArrayBuffer>): TurnedWebp {
  const at = findOrientation(bytes, 'WebP');
  if (at === null) return { orientation: 1, bytes };
  const { value, place, little } = at;
  if (value < 2 || value > 8) return { orientation: 1, bytes };
  const upright = bytes.slice();
  viewOf(upright).setUint16(place, 1, little);
  return { orientation: value, bytes: upright };
}
