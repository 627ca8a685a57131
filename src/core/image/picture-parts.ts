/** A part of a picture file: what it is, and where it and its content lie. */
export interface PicturePart {
  readonly name: string;
  /** Offsets of the whole part. */
  readonly start: number;
  readonly end: number;
  /** Offset of its content. */
  readonly content: number;
}

/** Names of the segments of a JPEG that are asked for: `APP1` …, and `SOF`, which has the size. */
function segmentName(marker: number): string {
  if (marker >= 0xe0 && marker < 0xf0) return `APP${marker - 0xe0}`;
  const tables = marker === 0xc4 || marker === 0xc8 || marker === 0xcc;
  return marker >= 0xc0 && marker < 0xd0 && !tables ? 'SOF' : '';
}

/** The chunks of a PNG file up to its pixels: length, name, content, checksum. */
export function* pngParts(bytes: Uint8Array): Generator<PicturePart> {
  const view = viewOf(bytes);
  for (let start = 8; start + 12 <= bytes.length;) {
    const name = nameAt(bytes, start + 4);
    if (name === 'IDAT') return;
    const end = start + 12 + view.getUint32(start);
    yield { name, start, end: Math.min(end, bytes.length), content: start + 8 };
    start = end;
  }
}

/** The segments of a JPEG file up to its pixels: mark, length, content. */
export function* jpegParts(bytes: Uint8Array): Generator<PicturePart> {
  const view = viewOf(bytes);
  for (let start = 2; start + 4 <= bytes.length && bytes[start] === 0xff;) {
    const marker = bytes[start + 1]!;
    // A mark may have more than one FF in front.
    if (marker === 0xff) {
      start += 1;
      continue;
    }
    if (marker === 0xda) return;
    const end = start + 2 + view.getUint16(start + 2);
    yield {
      name: segmentName(marker),
      start,
      end: Math.min(end, bytes.length),
      content: start + 4,
    };
    start = end;
  }
}

/** The chunks of a WebP file: name, length, content, even. */
export function* webpParts(bytes: Uint8Array): Generator<PicturePart> {
  const view = viewOf(bytes);
  for (let start = 12; start + 8 <= bytes.length;) {
    const length = view.getUint32(start + 4, true);
    const end = start + 8 + length + (length % 2);
    yield {
      name: nameAt(bytes, start),
      start,
      end: Math.min(end, bytes.length),
      content: start + 8,
    };
    start = end;
  }
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const nameAt = (bytes: Uint8Array, at: number, length = 4): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
