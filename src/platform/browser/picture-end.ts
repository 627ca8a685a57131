const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];

/**
 * Whether a PNG or JPEG file breaks off before its end mark. Browsers draw what they have of such
 * a file and say nothing; a network must not be asked about half a photo. Other formats carry
 * their length in front, and browsers refuse them when they are short.
 */
export function breaksOff(bytes: Uint8Array): boolean {
  if (startsWith(bytes, png)) return !hasPngEnd(bytes);
  if (startsWith(bytes, jpeg)) return !hasJpegEnd(bytes);
  return false;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Steps from chunk to chunk (length, type, data, checksum) until `IEND`. */
function hasPngEnd(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = png.length; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49454e44) return true;
  }
  return false;
}

/**
 * Steps over the segments in front of the pixels (which may hold a thumbnail with an end mark of
 * its own), then looks for the end mark: in pixel data the byte FF is always followed by 00 or by
 * a restart mark.
 */
function hasJpegEnd(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
  }
  for (let i = at + 2; i + 1 < bytes.length; i++) {
    if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  }
  return false;
}
