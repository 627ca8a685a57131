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
