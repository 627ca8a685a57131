import { expect } from 'chai';
import { decodePicture } from '../../../src/platform/browser/decode.js';
import { testDecoder } from '../decode-cases.js';

async function bytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  return new Uint8Array(await response.arrayBuffer());
}

async function encoded(width: number, height: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#c86432';
  context.fillRect(0, 0, width, height);
  return canvas.convertToBlob({ type });
}

describe('decodePicture in the browser', () => {
  testDecoder({
    decode: (bytes) => decodePicture(new Blob([bytes])),
    photo: (name) => bytes(`/demo/public/photos/${name}`),
    awkward: (name) => bytes(`/test/golden/pictures/${name}`),
  });

  it('scales a photo of 100 megapixels to 2048 pixels a side', async () => {
    const photo = await decodePicture(await encoded(12_500, 8_000, 'image/jpeg'));
    expect([photo.width, photo.height]).to.eql([12_500, 8_000]);
    expect([photo.picture.width, photo.picture.height]).to.eql([2048, 1311]);
    const [red] = photo.picture.pixels.slice(-4);
    expect(red).to.be.closeTo(200, 2);
  });

  it('leaves a photo of 4096 pixels a side as it is', async () => {
    const photo = await decodePicture(await encoded(4096, 16, 'image/png'));
    expect([photo.picture.width, photo.picture.height]).to.eql([4096, 16]);
  });
});
