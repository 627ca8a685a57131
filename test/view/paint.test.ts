import { expect } from 'chai';
import { colourMaps, colourOf } from '../../src/view/colour-maps.js';
import { paint, paintLit, paintOverlay, paintScale } from '../../src/view/paint.js';

const range = { min: 0, max: 4 };
const map = { width: 3, height: 1, values: new Float32Array([0, 2, 4]) };

describe('paint', () => {
  it('gives every cell one opaque pixel in the colour of its value', () => {
    const picture = paint(map, colourMaps.viridis, range);
    expect([picture.width, picture.height]).to.deep.equal([3, 1]);
    expect(Array.from(picture.pixels)).to.deep.equal([
      ...[68, 1, 84, 255],
      ...[33, 145, 140, 255],
      ...[253, 231, 37, 255],
    ]);
  });

  it('paintScale runs through the whole map', () => {
    const { pixels, width } = paintScale(colourMaps.rdbu, 5);
    expect(width).to.equal(5);
    expect(Array.from(pixels.slice(0, 3))).to.deep.equal([5, 48, 97]);
    expect(Array.from(pixels.slice(8, 11))).to.deep.equal([247, 247, 247]);
    expect(Array.from(pixels.slice(16, 19))).to.deep.equal([103, 0, 31]);
  });
});

describe('paintOverlay', () => {
  it('leaves the photo alone at low values and covers it at high ones', () => {
    const values = new Float32Array([0, 0.6, 1.72, 2.8, 4]);
    const { pixels } = paintOverlay({ width: 5, height: 1, values }, colourMaps.magma, range, {
      opacity: 0.8,
    });
    const alpha = [3, 7, 11, 15, 19].map((i) => pixels[i]);
    // 1.72 ∕ 4 = 0.43 is half way from 0.16 to 0.7, where the smooth step is a half.
    expect(alpha).to.deep.equal([0, 0, 102, 204, 204]);
    expect(Array.from(pixels.slice(16, 19))).to.deep.equal([...colourOf(colourMaps.magma, 1)]);
  });
});

describe('paintLit', () => {
  const photo = {
    width: 2,
    height: 1,
    pixels: new Uint8ClampedArray([200, 100, 50, 255, 200, 100, 50, 255]),
  };

  it('keeps the photo where the channel fires and sinks it into the dark elsewhere', () => {
    const lit = paintLit(photo, { width: 2, height: 1, values: new Float32Array([4, 0]) }, range, {
      depth: 0.5,
      dark: [0, 20, 50],
    });
    expect(Array.from(lit.pixels)).to.deep.equal([200, 100, 50, 255, 100, 60, 50, 255]);
  });

  it('does not change the photo it was given', () => {
    const before = Array.from(photo.pixels);
    paintLit(photo, { width: 1, height: 1, values: new Float32Array([0]) }, range);
    expect(Array.from(photo.pixels)).to.deep.equal(before);
  });
});
