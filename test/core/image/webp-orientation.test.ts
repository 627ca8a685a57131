import { expect } from 'chai';
import { takeOrientation } from '../../../src/core/image/webp-orientation.js';

/** A chunk: name, length, content, and a byte more where that is odd. */
function chunk(name: string, content: readonly number[], length = content.length): number[] {
  const long = [length & 255, length >> 8, 0, 0];
  return [...letters(name), ...long, ...content, ...(content.length % 2 ? [0] : [])];
}

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** TIFF 6.0: header, one directory, one entry of type SHORT. */
const little = (value: number) => [
  ...[0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, value, 0, 0, 0],
];
const big = (value: number) => [
  ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
  ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0],
];

const webp = (...chunks: readonly number[][]) =>
  Uint8Array.from([...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBP'), ...chunks.flat()]);

const pixels = chunk('VP8L', [1, 2, 3]);

describe('takeOrientation', () => {
  it('finds the orientation in either byte order, with and without JPEG’s mark', () => {
    for (const exif of [little(6), big(6), [...letters('Exif'), 0, 0, ...big(6)]]) {
      const file = webp(pixels, chunk('EXIF', exif));
      const { orientation, bytes } = takeOrientation(file);
      expect(orientation).to.equal(6);
      expect(takeOrientation(bytes)).to.eql({ orientation: 1, bytes });
      expect(file, 'the file itself').to.eql(webp(pixels, chunk('EXIF', exif)));
    }
  });

  it('takes a file without, or with one that there is not, for upright', () => {
    for (const file of [webp(pixels), webp(pixels, chunk('EXIF', little(9))), webp()]) {
      expect(takeOrientation(file)).to.eql({ orientation: 1, bytes: file });
    }
  });

  it('takes one that is cut short or lies for upright, wherever it ends', () => {
    const whole = webp(chunk('EXIF', big(6)));
    for (let length = 0; length < whole.length; length++) {
      const short = whole.slice(0, length);
      const { orientation } = takeOrientation(short);
      expect(orientation, `${length} bytes`).to.equal(1);
    }
    const far = big(6).map((byte, i) => (i === 7 ? 200 : byte));
    expect(takeOrientation(webp(chunk('EXIF', far))).orientation).to.equal(1);
    const long = webp(chunk('EXIF', big(6), 60_000));
    expect(takeOrientation(long).orientation).to.equal(6);
  });
});
