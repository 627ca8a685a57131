import { expect } from 'chai';
import { breaksOff } from '../../../src/platform/browser/picture-end.js';
import { bytesOf, pictures } from '../pictures.js';

const png = bytesOf(pictures['a grey PNG'].data);
const jpeg = bytesOf(pictures['a JPEG that EXIF says to turn'].data);

describe('breaksOff', () => {
  it('finds a PNG or JPEG cut anywhere behind its first bytes', () => {
    for (const whole of [png, jpeg]) {
      expect(breaksOff(whole)).to.equal(false);
      const end = whole === png ? whole.length - 8 : whole.length;
      for (let length = 8; length < end; length++) {
        expect(breaksOff(whole.slice(0, length)), `${length} bytes`).to.equal(true);
      }
    }
  });

  it('lets bytes behind the end pass, as cameras append them', () => {
    expect(breaksOff(Uint8Array.of(...jpeg, 0, 0, 1))).to.equal(false);
    expect(breaksOff(Uint8Array.of(...png, 9))).to.equal(false);
  });

  it('does not take the end of a thumbnail for the end of the photo', () => {
    // APP1 of 6 bytes with an end mark inside, then the start of the pixels, then nothing.
    const cut = Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 0xff, 0xd9, 2, 0xff, 0xda, 0, 2, 5);
    expect(breaksOff(cut)).to.equal(true);
  });

  it('says nothing of other formats', () => {
    expect(breaksOff(Uint8Array.of(1, 2, 3))).to.equal(false);
  });
});
