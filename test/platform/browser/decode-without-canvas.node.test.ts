import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import sharp, { type PngOptions } from 'sharp';
import { ImageDecodeError } from '../../../src/core/errors.js';
import {
  decodeWithoutCanvas,
  isRichPng,
  type PlainFormat,
} from '../../../src/platform/browser/decode-without-canvas.js';
import { rejection } from '../../core/graph/rejection.js';
import { grid } from '../pictures.js';

const folder = new URL('../../golden/pictures/', import.meta.url);
const bytesOf = async (name: string) => new Uint8Array(await readFile(new URL(name, folder)));
const formatOf = (name: string): PlainFormat => (name.endsWith('.png') ? 'PNG' : 'JPEG');

/** Levels as libvips reads them, another implementation. */
async function byLibvips(bytes: Uint8Array): Promise<number[]> {
  const image = sharp(bytes, { ignoreIcc: true }).toColourspace('srgb').ensureAlpha();
  return [...(await image.raw({ depth: 'uchar' }).toBuffer())];
}

/** A picture of waves, 21 × 13: no side divides by what Adam7 and packed bits count in. */
function waves(channels: 1 | 2 | 3 | 4) {
  const [width, height] = [21, 13];
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => {
    return Math.round(127.5 + 127.5 * Math.sin(i * 0.37) * Math.cos(i * 0.011));
  });
  return sharp(data, { raw: { width, height, channels } });
}

describe('decodeWithoutCanvas', () => {
  const kinds: Record<string, { channels: 1 | 2 | 3 | 4; options?: PngOptions; deep?: boolean }> = {
    grey: { channels: 1 },
    'grey and alpha': { channels: 2 },
    RGB: { channels: 3 },
    RGBA: { channels: 4 },
    'RGB with 16 bits': { channels: 3, deep: true },
    'RGBA with 16 bits': { channels: 4, deep: true },
    'a palette of 256': { channels: 3, options: { palette: true } },
    'a palette of 16': { channels: 3, options: { palette: true, colours: 16 } },
    'a palette of 4 with alpha': { channels: 4, options: { palette: true, colours: 4 } },
    'a palette of 2': { channels: 3, options: { palette: true, colours: 2 } },
  };
  for (const [name, { channels, options, deep }] of Object.entries(kinds)) {
    for (const progressive of [false, true]) {
      it(`reads a PNG of ${name}${progressive ? ', interlaced' : ''} as libvips does`, async () => {
        const grey = channels < 3 ? ('b-w' as const) : ('srgb' as const);
        const image = waves(channels).toColourspace(deep ? 'rgb16' : grey);
        const png = await image.png({ ...options, progressive }).toBuffer();
        const bytes = new Uint8Array(png);
        const { width, height, pixels } = await decodeWithoutCanvas(bytes, 'PNG');
        expect([width, height]).to.eql([21, 13]);
        expect([...pixels]).to.eql(await byLibvips(bytes));
      });
    }
  }

  const golden = JSON.parse(
    readFileSync(new URL('formats/decoded.json', folder), 'utf8'),
  ) as Record<string, { size: number[]; grid: number[] }>;
  const levels: Record<string, number> = {
    // Colour stored at half the size is repeated here, and drawn out by Pillow.
    '4-2-0.jpg': 16,
    'progressive.jpg': 16,
  };
  for (const [name, { size, grid: wanted }] of Object.entries(golden)) {
    if (!/png$|jpg$/.test(name)) continue;
    const most = levels[name] ?? (name.endsWith('.png') ? 0 : 3);
    it(`reads ${name} as Pillow does, at most ${most} off, and upright`, async () => {
      const picture = await decodeWithoutCanvas(await bytesOf(`formats/${name}`), formatOf(name));
      expect([picture.width, picture.height]).to.eql(size);
      const off = grid(picture).map((level, i) => Math.abs(level - wanted[i]!));
      expect(Math.max(...off)).to.be.at.most(most);
    });
  }

  it('refuses what is damaged or does not hold all its pixels, by name', async () => {
    const bytes = await bytesOf('alpha.png');
    for (const at of [20, 45, bytes.length - 14]) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      expect(await rejection(decodeWithoutCanvas(damaged, 'PNG'))).to.be.instanceOf(
        ImageDecodeError,
      );
    }
    for (const name of ['alpha.png', 'formats/turned.jpg']) {
      const half = (await bytesOf(name)).slice(0, 120);
      expect(await rejection(decodeWithoutCanvas(half, formatOf(name)))).to.be.instanceOf(
        ImageDecodeError,
      );
    }
  });

  it('refuses more than 100 million pixels before it unpacks one', async () => {
    const bytes = await bytesOf('1x1.png');
    new DataView(bytes.buffer).setUint32(16, 2 ** 30);
    expect(String(await rejection(decodeWithoutCanvas(bytes, 'PNG')))).to.match(
      /1073741824 × 1 pixels, too many/,
    );
  });

  it('knows the PNGs that are more than opaque levels of 8 bits', async () => {
    const rich = async (name: string) => isRichPng(await bytesOf(name));
    for (const name of ['alpha.png', 'grey-alpha.png', '16-bit-grey.png', 'formats/16-bit.png']) {
      expect(await rich(name), name).to.equal(true);
    }
    for (const name of ['grey.png', 'palette.png', 'formats/display-p3.png', 'huge.png']) {
      expect(await rich(name), name).to.equal(false);
    }
  });
});
