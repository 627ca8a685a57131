/** `Orientation` among the tags of EXIF. */
const ORIENTATION = 0x0112;

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
  const at = orientationIn(bytes);
  if (at === null) return { orientation: 1, bytes };
  const { value, place, little } = at;
  if (value < 2 || value > 8) return { orientation: 1, bytes };
  const upright = bytes.slice();
  viewOf(upright).setUint16(place, 1, little);
  return { orientation: value, bytes: upright };
}

interface Found {
  readonly value: number;
  /** Offset of the value in the file. */
  readonly place: number;
  readonly little: boolean;
}

/** Steps from chunk to chunk (name, length, content, even) until `EXIF`. */
function orientationIn(bytes: Uint8Array): Found | null {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const end = Math.min(bytes.length, at + 8 + length);
    if (nameAt(bytes, at) === 'EXIF') return orientationAt(view, tiffStart(bytes, at + 8), end);
    at += 8 + length + (length % 2);
  }
  return null;
}

/** Some writers leave JPEG's `Exif` and two zeros in front. */
const tiffStart = (bytes: Uint8Array, at: number): number =>
  nameAt(bytes, at) === 'Exif' ? at + 6 : at;

/** Looks for the tag in the first directory of EXIF's TIFF, which lies from `start` to `end`. */
function orientationAt(view: DataView, start: number, end: number): Found | null {
  if (start + 8 > end) return null;
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > end) return null;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > end) return null;
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    return { value: view.getUint16(entry + 8, little), place: entry + 8, little };
  }
  return null;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const nameAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4));
