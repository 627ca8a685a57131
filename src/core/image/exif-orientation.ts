import { jpegParts, nameAt, pngParts, viewOf, webpParts } from './picture-parts.js';
import type { PictureFormat } from './picture-format.js';

/** `Orientation` among the tags of EXIF. */
const ORIENTATION = 0x0112;

export interface FoundOrientation {
  /** As EXIF counts them: 1 (upright) to 8; what a file says may be anything. */
  readonly value: number;
  /** Offset of the value in the file. */
  readonly place: number;
  readonly little: boolean;
}

/** The orientation that EXIF gives a picture; null where it gives none. */
export function findOrientation(bytes: Uint8Array, format: PictureFormat): FoundOrientation | null {
  const exif = exifIn(bytes, format);
  if (!exif) return null;
  return orientationAt(viewOf(bytes), tiffStart(bytes, exif.content), exif.end);
}

function exifIn(bytes: Uint8Array, format: PictureFormat): { content: number; end: number } | null {
  const named = (name: string) => (part: { name: string }) => part.name === name;
  if (format === 'PNG') return [...pngParts(bytes)].find(named('eXIf')) ?? null;
  if (format === 'WebP') return [...webpParts(bytes)].find(named('EXIF')) ?? null;
  if (format !== 'JPEG') return null;
  const found = [...jpegParts(bytes)].find(
    ({ name, content }) => name === 'APP1' && nameAt(bytes, content) === 'Exif',
  );
  return found ?? null;
}

/** JPEG has `Exif` and two zeros in front, and so have files of some writers of WebP. */
const tiffStart = (bytes: Uint8Array, at: number): number =>
  nameAt(bytes, at) === 'Exif' ? at + 6 : at;

/** Looks for the tag in the first directory of EXIF's TIFF, which lies from `start` to `end`. */
function orientationAt(view: DataView, start: number, end: number): FoundOrientation | null {
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
