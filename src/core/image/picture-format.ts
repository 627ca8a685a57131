import type { OtherPicture } from '../error-facts.js';
import { told } from '../error-sentence.js';
import { ImageDecodeError } from '../errors.js';

/** Formats of pictures that are read, in the page as in Node. */
export type PictureFormat = 'PNG' | 'JPEG' | 'WebP' | 'GIF' | 'AVIF';

/** Bytes of a file's beginning that tell its format. */
export const PICTURE_HEAD = 1024;

/**
 * What a picture file is, told by its first bytes and never by its name, so that page and command
 * line read the same pictures whatever else their decoders could do.
 *
 * @param head - the first {@link PICTURE_HEAD} bytes, or more
 * @throws ImageDecodeError which names what it is instead, and what is read
 */
export function pictureFormat(head: Uint8Array): PictureFormat {
  if (head.length === 0) throw new ImageDecodeError(told({ kind: 'empty-picture' }));
  const bytes = head.subarray(0, PICTURE_HEAD);
  const read = formats.find(({ is }) => is(bytes));
  if (read) return read.name;
  const other = others.find(({ is }) => is(bytes));
  if (!other) throw new ImageDecodeError(told({ kind: 'no-picture' }));
  throw new ImageDecodeError(told({ kind: 'other-picture', format: other.name }));
}

interface Known<Name extends string> {
  readonly name: Name;
  readonly is: (head: Uint8Array) => boolean;
}

const formats: readonly Known<PictureFormat>[] = [
  { name: 'PNG', is: starts('\x89PNG\r\n\x1a\n') },
  { name: 'JPEG', is: starts('\xff\xd8\xff') },
  { name: 'GIF', is: starts('GIF87a', 'GIF89a') },
  { name: 'WebP', is: (head) => textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP' },
  { name: 'AVIF', is: (head) => hasBrand(head, /^avi[fs]$/) },
];

/** Pictures that people have and that are not read. */
const others: readonly Known<OtherPicture>[] = [
  {
    name: 'HEIC',
    is: (head) => hasBrand(head, /^(he(ic|ix|im|is|vc|vx|vm|vs)|mif1|msf1)$/),
  },
  { name: 'film', is: (head) => brands(head).length > 0 || starts('\x1a\x45\xdf\xa3')(head) },
  { name: 'BMP', is: (head) => textAt(head, 0, 2) === 'BM' && bmpHeaders.has(head[14] ?? 0) },
  { name: 'TIFF', is: starts('II*\0', 'MM\0*', 'II+\0', 'MM\0+') },
  { name: 'SVG', is: isSvg },
  { name: 'JPEG XL', is: starts('\xff\x0a', '\0\0\0\x0cJXL ') },
  { name: 'JPEG 2000', is: starts('\0\0\0\x0cjP  ', '\xff\x4f\xff\x51') },
  { name: 'icon', is: starts('\0\0\x01\0') },
  { name: 'Photoshop', is: starts('8BPS') },
  { name: 'PDF', is: starts('%PDF-') },
];

/** Lengths of the headers that follow a BMP's own 14 bytes: text, too, may begin with `BM`. */
const bmpHeaders: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** @param magic - a character for each byte */
function starts(...magic: readonly string[]): (head: Uint8Array) => boolean {
  return (head) => magic.some((one) => textAt(head, 0, one.length) === one);
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).replaceAll(/<!--[^]*?-->/g, '');
  return /^\s*(<\?xml[^>]*>)?\s*(<!DOCTYPE\s+svg|<svg[\s>])/i.test(text);
}

function hasBrand(head: Uint8Array, brand: RegExp): boolean {
  return brands(head).some((one) => brand.test(one));
}

/**
 * What a file of the ISO base media format (AVIF, HEIC, MP4) is compatible with, its main brand
 * first; none where it is no such file.
 */
function brands(head: Uint8Array): readonly string[] {
  if (head.length < 12 || textAt(head, 4, 4) !== 'ftyp') return [];
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const found = [textAt(head, 8, 4)];
  for (let at = 16; at + 4 <= Math.min(length, head.length); at += 4) {
    found.push(textAt(head, at, 4));
  }
  return found;
}
