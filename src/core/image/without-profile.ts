import {
  jpegParts,
  nameAt,
  pngParts,
  viewOf,
  webpParts,
  type PicturePart,
} from './picture-parts.js';
import type { PictureFormat } from './picture-format.js';

/** What a PNG says about its colours besides their numbers. */
const pngProfiles = new Set(['iCCP', 'cICP', 'sRGB', 'gAMA', 'cHRM', 'mDCV', 'cLLI']);

/** The flag in a WebP's header for a profile. */
const WEBP_PROFILE = 0x20;

/**
 * The file without its colour profile, so that every browser gives the numbers that are stored: some
 * convert colours whatever they are asked for (WebKit), others do not, and the pipelines that networks
 * are trained with never do. Other formats stay as they are.
 */
export function withoutProfile(
  bytes: Uint8Array<ArrayBuffer>,
  format: PictureFormat,
): Uint8Array<ArrayBuffer> {
  switch (format) {
    case 'PNG':
      return without(
        bytes,
        [...pngParts(bytes)].filter(({ name }) => pngProfiles.has(name)),
      );
    case 'JPEG':
      return without(
        bytes,
        [...jpegParts(bytes)].filter((part) => isJpegProfile(bytes, part)),
      );
    case 'WebP':
      return withoutWebpProfile(bytes);
    default:
      return bytes;
  }
}

function isJpegProfile(bytes: Uint8Array, { name, content }: PicturePart): boolean {
  return name === 'APP2' && nameAt(bytes, content, 11) === 'ICC_PROFILE';
}

function withoutWebpProfile(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const parts = [...webpParts(bytes)];
  const plain = without(
    bytes,
    parts.filter(({ name }) => name === 'ICCP'),
  );
  if (plain === bytes) return bytes;
  viewOf(plain).setUint32(4, plain.length - 8, true);
  const header = parts.find(({ name }) => name === 'VP8X');
  // The header is first, so it has not moved.
  if (header) plain[header.content]! &= ~WEBP_PROFILE;
  return plain;
}

function without(
  bytes: Uint8Array<ArrayBuffer>,
  parts: readonly PicturePart[],
): Uint8Array<ArrayBuffer> {
  if (parts.length === 0) return bytes;
  const left = new Uint8Array(
    bytes.length - parts.reduce((sum, { start, end }) => sum + end - start, 0),
  );
  let from = 0;
  let to = 0;
  for (const { start, end } of [...parts, { start: bytes.length, end: bytes.length }]) {
    left.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  return left;
}
