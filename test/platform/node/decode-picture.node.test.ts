import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import sharp from 'sharp';
import { decodePicture } from '../../../src/platform/node/decode-picture.js';
import { testDecoder } from '../decode-cases.js';

const root = new URL('../../../', import.meta.url);
const path = (name: string) => new URL(`demo/public/photos/${name}`, root);
const bytes = async (url: URL) => new Uint8Array(await readFile(url));

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c86432' } });

describe('decodePicture in Node', () => {
  testDecoder({
    decode: decodePicture,
    photo: (name) => bytes(path(name)),
    awkward: (name) => bytes(new URL(`test/golden/pictures/${name}`, root)),
  });

  it('reads a file by its path, and names one that is not there', async () => {
    const { width } = await decodePicture(path('chelsea.png').pathname);
    expect(width).to.equal(451);
    const error: unknown = await decodePicture('nowhere/cat.png').catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).to.match(/^ImageDecodeError: there is no such picture file.*cat\.png/);
  });

  it('scales a photo of 100 megapixels while decoding, in little memory', async () => {
    const jpeg = await plain(12_500, 8_000).jpeg().toBuffer();
    const before = process.memoryUsage().rss;
    const photo = await decodePicture(jpeg);
    const grown = process.memoryUsage().rss - before;
    expect([photo.width, photo.height]).to.eql([12_500, 8_000]);
    expect([photo.picture.width, photo.picture.height]).to.eql([2048, 1311]);
    expect(grown, 'the pixels alone would be 300 MB').to.be.below(150e6);
  });

  it('leaves a photo of 4096 pixels a side as it is', async () => {
    const photo = await decodePicture(await plain(4096, 16).png().toBuffer());
    expect([photo.picture.width, photo.picture.height]).to.eql([4096, 16]);
  });

  it('never scales a side to nothing', async () => {
    const photo = await decodePicture(await plain(20_000, 2).png().toBuffer());
    expect([photo.picture.width, photo.picture.height]).to.eql([2048, 1]);
  });
});
