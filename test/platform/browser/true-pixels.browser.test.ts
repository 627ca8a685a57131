import { expect } from 'chai';
import { decodePicture } from '../../../src/platform/browser/decode.js';
import { canvasTellsTruth, drawAndRead } from '../../../src/platform/browser/true-pixels.js';
import { rejection } from '../../core/graph/rejection.js';
import { grid, photos } from '../pictures.js';

const context = OffscreenCanvasRenderingContext2D.prototype;
const { getImageData } = context;

/** Gives what a guard against fingerprinting makes of the pixels that are read. */
function guard(change: (levels: Uint8ClampedArray<ArrayBuffer>) => void): void {
  context.getImageData = function (...place: Parameters<typeof getImageData>) {
    const image = getImageData.apply(this, place);
    change(image.data);
    return image;
  };
}

async function fetched(url: string): Promise<Blob> {
  return (await fetch(url)).blob();
}

describe('a browser that does not give the pixels of a canvas as they are', () => {
  afterEach(() => {
    context.getImageData = getImageData;
  });

  it('is told from one that does', async () => {
    for (let i = 0; i < 5; i++) expect(await drawAndRead()).to.equal(true);
  });

  const guards: Readonly<Record<string, (levels: Uint8ClampedArray<ArrayBuffer>) => void>> = {
    'gives random levels, as Firefox does with resistFingerprinting': (levels) => {
      for (let at = 0; at < levels.length; at += 65_536) {
        crypto.getRandomValues(levels.subarray(at, at + 65_536));
      }
    },
    'gives white, as Tor does': (levels) => levels.fill(255),
    'gives nothing': (levels) => levels.fill(0),
    'turns the lowest bit of fifteen levels, as Firefox does in private windows': (levels) => {
      for (let i = 0; i < 15; i++) levels[(i * 1087 + (i % 3)) % levels.length]! ^= 1;
    },
    'turns the lowest bit of one level': (levels) => {
      levels[4 * 2000 + 1]! ^= 1;
    },
  };
  for (const [what, change] of Object.entries(guards)) {
    it(`is noticed when it ${what}`, async () => {
      guard(change);
      expect(await drawAndRead()).to.equal(false);
    });
  }

  it('is noticed when reading is forbidden', async () => {
    context.getImageData = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(await drawAndRead()).to.equal(false);
  });

  it('reads PNG and JPEG without a canvas, and refuses others with what to do', async () => {
    guard(guards['gives random levels, as Firefox does with resistFingerprinting']!);
    expect(await canvasTellsTruth()).to.equal(false);
    for (const { name, width, height, decoded } of photos) {
      const photo = await decodePicture(await fetched(`/demo/public/photos/${name}`));
      expect([photo.width, photo.height]).to.eql([width, height]);
      const off = grid(photo.picture).map((level, i) => Math.abs(level - decoded[i]!));
      expect(Math.max(...off), name).to.be.at.most(name.endsWith('.png') ? 0 : 16);
    }
    const webp = await fetched('/test/golden/pictures/formats/lossy.webp');
    expect(String(await rejection(decodePicture(webp)))).to.match(
      /fingerprinting.*PNG and JPEG only.*save the WebP.*read canvases/,
    );
  });
});
