import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import sharp from 'sharp';
import { pictureFormat } from '../../../src/core/image/picture-format.js';
import { withoutProfile } from '../../../src/core/image/without-profile.js';

const folder = new URL('../../golden/pictures/', import.meta.url);
const bytesOf = async (name: string) => new Uint8Array(await readFile(new URL(name, folder)));
const pixelsOf = (bytes: Uint8Array, ignoreIcc = false) =>
  sharp(bytes, { ignoreIcc }).raw().toBuffer();

describe('withoutProfile', () => {
  for (const name of ['display-p3.png', 'display-p3.jpg', 'display-p3.webp']) {
    it(`takes the profile out of ${name}, and nothing else`, async () => {
      const bytes = await bytesOf(`formats/${name}`);
      const plain = withoutProfile(bytes, pictureFormat(bytes));
      expect((await sharp(bytes).metadata()).hasProfile).to.equal(true);
      expect((await sharp(plain).metadata()).hasProfile).to.equal(false);
      expect(await pixelsOf(plain)).to.eql(await pixelsOf(bytes, true));
      expect(withoutProfile(plain, pictureFormat(plain))).to.equal(plain);
    });
  }

  it('leaves the orientation where it is', async () => {
    const turned = await sharp(await bytesOf('formats/turned.jpg'))
      .withMetadata({ orientation: 6 })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const plain = withoutProfile(new Uint8Array(turned), 'JPEG');
    const { orientation, hasProfile } = await sharp(plain).metadata();
    expect([orientation, hasProfile]).to.eql([6, false]);
  });

  it('leaves what has none, and what is damaged, as it is', async () => {
    for (const name of [
      'formats/4-2-0.jpg',
      'palette.png',
      'formats/lossy.webp',
      'truncated.png',
    ]) {
      const bytes = await bytesOf(name);
      expect(withoutProfile(bytes, pictureFormat(bytes)), name).to.equal(bytes);
    }
    const cut = (await bytesOf('formats/display-p3.jpg')).slice(0, 60);
    expect(withoutProfile(cut, 'JPEG').length).to.be.at.most(cut.length);
  });
});
