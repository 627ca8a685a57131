import { expect } from 'chai';
import { colourMaps, colourOf, cssColourOf } from '../../src/view/colour-maps.js';

describe('colourMaps', () => {
  // Ends and middles as matplotlib publishes them (viridis #440154 … #21918c … #fde725).
  const published = {
    viridis: [
      [68, 1, 84],
      [33, 145, 140],
      [253, 231, 37],
    ],
    magma: [
      [0, 0, 4],
      [183, 55, 121],
      [252, 253, 191],
    ],
    turbo: [
      [48, 18, 59],
      [164, 252, 60],
      [122, 4, 3],
    ],
    // ColorBrewer's #053061, #f7f7f7, #67001f.
    rdbu: [
      [5, 48, 97],
      [247, 247, 247],
      [103, 0, 31],
    ],
  };
  for (const [name, [low, middle, high]] of Object.entries(published)) {
    it(`${name} has the published colours at its ends and in the middle`, () => {
      const map = colourMaps[name as keyof typeof published];
      expect(colourOf(map, 0)).to.deep.equal(low);
      expect(colourOf(map, 0.5)).to.deep.equal(middle);
      expect(colourOf(map, 1)).to.deep.equal(high);
    });
  }

  it('magma and viridis grow lighter at every step, so that they can be read in grey', () => {
    for (const map of [colourMaps.magma, colourMaps.viridis]) {
      const lightness = Array.from({ length: 64 }, (_, i) => {
        const [r, g, b] = colourOf(map, i / 63).map((value) => (value / 255) ** 2.2);
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      });
      lightness.slice(1).forEach((value, i) => expect(value).to.be.above(lightness[i]!));
    }
  });

  it('rdbu passes through the classes of ColorBrewer', () => {
    // A tenth is index 25.4 of 254: rounded to 25, it lies 0.0157 short of #2166ac.
    expect(colourOf(colourMaps.rdbu, 0.1)).to.deep.equal([33, 101, 171]);
    // Nine tenths is index 229: 0.0157 beyond #b2182b on the way to #67001f.
    expect(colourOf(colourMaps.rdbu, 0.9)).to.deep.equal([177, 24, 43]);
  });
});

describe('colourOf', () => {
  it('clamps what lies outside 0…1 and gives NaN the low end', () => {
    const low = colourOf(colourMaps.magma, 0);
    expect(colourOf(colourMaps.magma, -3)).to.deep.equal(low);
    expect(colourOf(colourMaps.magma, NaN)).to.deep.equal(low);
    expect(colourOf(colourMaps.magma, 7)).to.deep.equal(colourOf(colourMaps.magma, 1));
  });

  it('cssColourOf writes the same colour for CSS', () => {
    expect(cssColourOf(colourMaps.viridis, 1)).to.equal('rgb(253 231 37)');
  });
});
