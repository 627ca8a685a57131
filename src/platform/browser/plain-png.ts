import type { unzlibSync } from 'fflate';
import { nameAt, viewOf } from '../../core/image/picture-parts.js';
import type { Picture } from '../../core/image/picture.js';

interface Header {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Samples of a pixel. */
  readonly samples: number;
  readonly indexed: boolean;
  readonly interlaced: boolean;
}

/** A grid of pixels that is stored for itself: every `dx`-th from `x`, every `dy`-th row from `y`. */
type Pass = readonly [x: number, y: number, dx: number, dy: number];

const whole: readonly Pass[] = [[0, 0, 1, 1]];
const adam7: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** Samples of a pixel by colour type: grey, RGB, index, grey and alpha, RGBA. */
const samplesOf = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/**
 * Decodes a PNG as its specification says (W3C, PNG third edition): every colour type, depth and
 * interlacing. Of 16 bits the upper 8 are taken, as libpng's `strip_16` does. Colours of transparent pixels
 * stay what they are.
 *
 * @param unzip - `unzlibSync` of fflate, which is loaded when it is needed. Not this file: a chunk that imports
 *   from the worker's script makes WebKit evaluate that again.
 * @throws Error when a checksum, a length or a value is wrong
 */
export function decodePlainPng(bytes: Uint8Array<ArrayBuffer>, unzip: typeof unzlibSync): Picture {
  const chunks = chunksOf(bytes);
  const header = headerOf(chunks.get('IHDR')?.[0]);
  const passes = (header.interlaced ? adam7 : whole).map((pass) => ({
    pass,
    ...sizeOf(header, pass),
  }));
  const length = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0);
  // Of a known length, so that no file can unpack to more.
  const data = unzip(join(chunks.get('IDAT') ?? []), { out: new Uint8Array(length) });
  if (data.length !== length) throw new Error('pixels are missing');
  const pixels = new Uint8ClampedArray(header.width * header.height * 4);
  const paint = painter(header, chunks.get('PLTE')?.[0], chunks.get('tRNS')?.[0]);
  let at = 0;
  for (const { pass, columns, rows, rowBytes } of passes) {
    let above = new Uint8Array(rowBytes);
    for (let row = 0; row < rows; row++, at += rowBytes + 1) {
      const line = data.subarray(at + 1, at + 1 + rowBytes);
      unfilter(data[at]!, line, above, Math.max(1, (header.depth * header.samples) >> 3));
      above = line;
      const [x, y, dx, dy] = pass;
      for (let column = 0; column < columns; column++) {
        const to = ((y + row * dy) * header.width + x + column * dx) * 4;
        paint(line, column, pixels, to);
      }
    }
  }
  return { width: header.width, height: header.height, pixels };
}

/** Contents of the chunks by their name, each checked. */
function chunksOf(bytes: Uint8Array): Map<string, Uint8Array[]> {
  const view = viewOf(bytes);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; !chunks.has('IEND');) {
    const end = at + 8 + view.getUint32(at);
    const name = nameAt(bytes, at + 4);
    if (view.getUint32(end) !== crc(bytes.subarray(at + 4, end))) {
      throw new Error(`the checksum of ${name} is wrong`);
    }
    const same = chunks.get(name);
    const content = bytes.subarray(at + 8, end);
    if (same) same.push(content);
    else chunks.set(name, [content]);
    at = end + 4;
  }
  return chunks;
}

function headerOf(chunk: Uint8Array | undefined): Header {
  if (chunk?.length !== 13) throw new Error('the header is missing');
  const view = viewOf(chunk);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, type = 0, , , interlace] = chunk.subarray(8);
  const samples = samplesOf.get(type);
  const depths = type === 0 ? [1, 2, 4, 8, 16] : type === 3 ? [1, 2, 4, 8] : [8, 16];
  if (!width || !height || samples === undefined || !depths.includes(depth)) {
    throw new Error('the header is wrong');
  }
  return { width, height, depth, samples, indexed: type === 3, interlaced: interlace === 1 };
}

function sizeOf({ width, height, depth, samples }: Header, [x, y, dx, dy]: Pass) {
  const columns = Math.max(0, Math.ceil((width - x) / dx));
  // A pass without columns has no rows either.
  const rows = columns === 0 ? 0 : Math.max(0, Math.ceil((height - y) / dy));
  return { columns, rows, rowBytes: Math.ceil((columns * depth * samples) / 8) };
}

/** Undoes what the filter of a row did; `step` is how many bytes before lies the pixel to the left. */
function unfilter(type: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (type > 4) throw new Error('a filter that there is not');
  if (type === 0) return;
  for (let i = 0; i < line.length; i++) {
    const left = i < step ? 0 : line[i - step]!;
    const up = above[i]!;
    const corner = i < step ? 0 : above[i - step]!;
    if (type === 1) line[i]! += left;
    else if (type === 2) line[i]! += up;
    else if (type === 3) line[i]! += (left + up) >> 1;
    else line[i]! += paeth(left, up, corner);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

type Paint = (line: Uint8Array, column: number, to: Uint8ClampedArray, at: number) => void;

/** What puts a pixel of a row into RGBA. */
function painter(
  { depth, samples, indexed }: Header,
  palette: Uint8Array | undefined,
  clear: Uint8Array | undefined,
): Paint {
  const sample = (line: Uint8Array, index: number): number => {
    if (depth === 8) return line[index]!;
    if (depth === 16) return line[2 * index]! * 256 + line[2 * index + 1]!;
    const bit = index * depth;
    return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  if (indexed) {
    return (line, column, to, at) => {
      const index = sample(line, column);
      if (!palette || 3 * index + 3 > palette.length) throw new Error('no such colour');
      for (let c = 0; c < 3; c++) to[at + c] = palette[3 * index + c]!;
      to[at + 3] = clear?.[index] ?? 255;
    };
  }
  const level = (value: number) =>
    depth === 16 ? value >> 8 : depth === 8 ? value : (value * 255) / ((1 << depth) - 1);
  const colours = samples < 3 ? 1 : 3;
  const hidden = clear && viewOf(clear);
  return (line, column, to, at) => {
    const from = column * samples;
    let isHidden = hidden !== undefined && samples === colours;
    for (let c = 0; c < 3; c++) {
      const value = sample(line, from + Math.min(c, colours - 1));
      to[at + c] = level(value);
      isHidden &&= hidden?.getUint16(2 * Math.min(c, colours - 1)) === value;
    }
    const opaque = isHidden ? 0 : 255;
    to[at + 3] = samples > colours ? level(sample(line, from + colours)) : opaque;
  };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 255]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
