import { expect } from 'chai';
import { ImageDecodeError } from '../../src/core/errors.js';
import type { Photo } from '../../src/core/image/picture.js';
import { prepareImage } from '../../src/core/image/prepare-image.js';
import { bytesOf, grid, photos, pictures, pixelAt } from './pictures.js';

/** A decoder under test, and how its realm gets at the sample photos. */
export interface DecoderUnderTest {
  decode(bytes: Uint8Array<ArrayBuffer>): Promise<Photo>;
  photo(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** A file of test/golden/pictures; the README above it says what each is. */
  awkward(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

const input = {
  name: 'input',
  shape: [224, 224, 3],
  preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' },
} as const;

/** What both decoders must do alike: one table, so that neither can drift from the other. */
export function testDecoder({ decode, photo, awkward }: DecoderUnderTest): void {
  for (const { name, width, height, decoded, input: seen } of photos) {
    it(`decodes ${name} exactly as Pillow does`, async () => {
      const made = await decode(await photo(name));
      expect([made.width, made.height]).to.eql([width, height]);
      expect(grid(made.picture)).to.eql(decoded);
    });

    it(`brings ${name} to the input’s size as Pillow does, to one level`, async () => {
      const { picture } = await decode(await photo(name));
      expectLevels(grid(prepareImage(picture, input).input), seen);
    });

    it(`refuses ${name} cut short, wherever the cut is`, async () => {
      const bytes = await photo(name);
      for (const part of [0.1, 0.5, 0.9]) {
        await expectRefusal(decode(bytes.slice(0, bytes.length * part)));
      }
    });
  }

  for (const [name, { data, size, pixels }] of Object.entries(pictures)) {
    it(`decodes ${name}`, async () => {
      const made = await decode(bytesOf(data));
      expect([made.width, made.height]).to.eql(size);
      for (const [x, y, ...rgba] of pixels) expectLevels(pixelAt(made, x, y), rgba);
    });
  }

  it('turns a JPEG upright as Pillow does', async () => {
    const turned = await decode(await awkward('exif-orientation-6.jpg'));
    const upright = await decode(await awkward('exif-orientation-6-upright.png'));
    expect([turned.width, turned.height]).to.eql([48, 32]);
    expectLevels(grid(turned.picture), grid(upright.picture), 4);
  });

  it('reads CMYK as colours that are near', async () => {
    const photo = await decode(await awkward('cmyk.jpg'));
    const [red, green, blue] = pixelAt(photo, 8, 8);
    expect(red, 'red of red').to.be.above(180);
    expect(Math.max(green!, blue!), 'other colours of red').to.be.below(110);
  });

  for (const [name, { levels = 1, mean = 0.6 }] of Object.entries(formats)) {
    it(`brings the same out of ${name} as Pillow, at most ${levels} off`, async () => {
      const golden = JSON.parse(
        new TextDecoder().decode(await awkward('formats/decoded.json')),
      ) as Record<string, Decoded>;
      const wanted = golden[name]!;
      const made = await decode(await awkward(`formats/${name}`));
      expect([made.width, made.height]).to.eql(wanted.size);
      expect([made.picture.width, made.picture.height]).to.eql(wanted.size);
      expectLevels(grid(made.picture), wanted.grid, levels);
      expectLevels(meanOf(made.picture), wanted.mean, mean);
    });
  }

  for (const [what, { file, message }] of Object.entries(refused)) {
    it(`refuses ${what} and says what is read`, async () => {
      const bytes = typeof file === 'string' ? await awkward(`formats/${file}`) : file;
      await expectRefusal(decode(bytes), message);
      await expectRefusal(decode(bytes), /PNG, JPEG, WebP, GIF and AVIF/);
    });
  }

  it('scales a PNG of 100 megapixels', async () => {
    const photo = await decode(await awkward('huge.png'));
    expect([photo.width, photo.picture.width]).to.eql([10_000, 2048]);
    expectLevels(pixelAt(photo, 5, 5), [96, 96, 96, 255]);
    expectLevels(pixelAt(photo, 1024, 1024), [255, 255, 255, 255]);
  });

  it('refuses what is no picture, whatever its name', async () => {
    await expectRefusal(decode(await awkward('not-an-image.png')), /not a/);
    await expectRefusal(decode(await awkward('truncated.png')));
  });

  it('refuses a JPEG cut short', async () => {
    const bytes = await photo('china.jpg');
    await expectRefusal(decode(bytes.slice(0, bytes.length / 2)));
    await expectRefusal(decode(bytes.slice(0, bytes.length - 20)));
  });

  it('refuses an empty file, text and damaged bytes', async () => {
    await expectRefusal(decode(new Uint8Array(0)), /empty/);
    await expectRefusal(
      decode(new TextEncoder().encode('<!doctype html><title>404</title>')),
      /not a/,
    );
    const damaged = bytesOf(pictures['a grey PNG'].data);
    damaged.fill(7, 20, 60);
    await expectRefusal(decode(damaged));
  });
}

interface Decoded {
  readonly size: readonly [number, number];
  readonly mean: readonly [number, number, number];
  /** As `grid` gives it. */
  readonly grid: readonly number[];
}

/**
 * One photo in every format, against Pillow 13.0.0: how far levels and their mean may be off. Where
 * AVIF keeps colour at half the size, libheif repeats it, and browsers and Pillow draw it out.
 */
const formats: Readonly<Record<string, { levels?: number; mean?: number }>> = {
  '4-2-0.jpg': {},
  'progressive.jpg': {},
  'turned.jpg': {},
  'cmyk.jpg': {},
  'ycck.jpg': {},
  'turned.png': {},
  'turned.webp': {},
  'lossy.webp': {},
  'moving.webp': {},
  'moving.gif': {},
  'full-colour.avif': {},
  'turned.avif': {},
  'lossy.avif': { levels: 18 },
  // Their numbers as they are stored, whatever colours the profile says that they mean.
  'display-p3.png': { levels: 0 },
  'display-p3.jpg': {},
  'display-p3.webp': { levels: 0 },
  // Exactly: neither multiplied by their opacity on the way, nor rounded.
  'nearly-clear.png': { levels: 0 },
  '16-bit.png': { levels: 0 },
};

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

/** Beginnings of files that phones and programs write, which is all that is looked at. */
const refused = {
  'a BMP': { file: 'photo.bmp', message: /BMP cannot be read/ },
  'a TIFF': { file: 'photo.tif', message: /TIFF cannot be read/ },
  'an SVG': {
    file: text('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    message: /SVG cannot be read.*export it as PNG/,
  },
  'an iPhone’s HEIC': {
    file: text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
    message: /HEIC.*iPhone.*Most Compatible/,
  },
  'a HEIF that another phone wrote': {
    file: text('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'),
    message: /HEIC/,
  },
  'a film': { file: text('\0\0\0\x18ftypqt  \0\0\0\0qt  '), message: /a film/ },
  'a PDF': { file: text('%PDF-1.7'), message: /PDF cannot be read/ },
} as const;

function meanOf({ pixels }: Photo['picture']): number[] {
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let i = channel; i < pixels.length; i += 4) sum += pixels[i]!;
    return (4 * sum) / pixels.length;
  });
}

async function expectRefusal(decoding: Promise<Photo>, message = /./): Promise<void> {
  const outcome: unknown = await decoding.catch((error: unknown) => error);
  expect(outcome).to.be.instanceOf(ImageDecodeError);
  expect(String(outcome)).to.match(message);
}

/** To one level: two implementations may round a half differently, and JPEG's cosines more. */
function expectLevels(actual: readonly number[], expected: readonly number[], slack = 1): void {
  expect(actual.length).to.equal(expected.length);
  const off = actual.map((level, i) => Math.abs(level - expected[i]!));
  expect(Math.max(...off), `levels off ${JSON.stringify(actual)}`).to.be.at.most(slack);
}
