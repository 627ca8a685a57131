import { ImageDecodeError } from '../../core/errors.js';
import { findOrientation } from '../../core/image/exif-orientation.js';
import { jpegParts, pngParts, viewOf } from '../../core/image/picture-parts.js';
import type { PictureFormat } from '../../core/image/picture-format.js';
import type { Picture } from '../../core/image/picture.js';
import { turnPicture } from '../../core/image/turn-picture.js';
import { decodePlainPng } from './plain-png.js';
import { say, str } from '../../core/sentence.js';

/** Formats that are read without a browser's help. */
export type PlainFormat = Extract<PictureFormat, 'PNG' | 'JPEG'>;

/** Most pixels that are decoded this way, in millions: it takes longer and more memory. */
const MOST_MEGAPIXELS = 100;

/**
 * Decodes PNG or JPEG in JavaScript alone: upright, 8 bits, RGBA, colour profiles not applied. The
 * decoders are loaded when they are first needed. Levels of PNG are exact; those of a JPEG whose colour
 * is stored at half the size differ by a few where colours change, for it is repeated, not drawn out.
 *
 * @throws ImageDecodeError when it is damaged or too large
 */
export async function decodeWithoutCanvas(
  bytes: Uint8Array<ArrayBuffer>,
  format: PlainFormat,
): Promise<Picture> {
  const size = sizeOf(bytes, format);
  if (size && size.width * size.height > MOST_MEGAPIXELS * 1e6) {
    throw new ImageDecodeError(
      say(
        str`the ${format} has ${size.width} × ${size.height} pixels, too many for the way it must be read in this browser: make it smaller than ${MOST_MEGAPIXELS} million`,
      ),
    );
  }
  try {
    const picture = await (format === 'PNG' ? decodePng(bytes) : decodeJpeg(bytes));
    const orientation = findOrientation(bytes, format)?.value ?? 1;
    return turnPicture(picture, orientation <= 8 && orientation >= 1 ? orientation : 1);
  } catch (error) {
    throw new ImageDecodeError(say(str`the ${format} is damaged`), { cause: error });
  }
}

/** Whether a PNG has more than opaque 8-bit levels; of those browsers make different numbers. */
export function isRichPng(bytes: Uint8Array): boolean {
  for (const { name, content } of pngParts(bytes)) {
    if (name === 'tRNS') return true;
    if (name === 'IHDR' && (bytes[content + 8] === 16 || (bytes[content + 9]! & 4) !== 0))
      return true;
  }
  return false;
}

async function decodePng(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const { unzlibSync } = await import('fflate');
  return decodePlainPng(bytes, unzlibSync);
}

async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const { decode } = await import('jpeg-js');
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: MOST_MEGAPIXELS,
    maxMemoryUsageInMB: 2048,
  });
  const pixels = new Uint8ClampedArray(data.length);
  pixels.set(data);
  return { width, height, pixels };
}

/** What the file says of its size, before anything is unpacked. */
function sizeOf(bytes: Uint8Array, format: PlainFormat): { width: number; height: number } | null {
  const view = viewOf(bytes);
  const parts = format === 'PNG' ? pngParts(bytes) : jpegParts(bytes);
  for (const { name, content } of parts) {
    if (name === 'IHDR')
      return { width: view.getUint32(content), height: view.getUint32(content + 4) };
    if (name !== 'SOF') continue;
    return { width: view.getUint16(content + 3), height: view.getUint16(content + 1) };
  }
  return null;
}
