import { expect } from 'chai';
import { filterDefaults } from '../../src/core/feature-visualization/filter-options.js';
import { readFilterFile, writeFilterFile, type FilterFile } from '../../src/view/filter-file.js';

const file: FilterFile = {
  model: 'small',
  channels: [3, 5],
  recipe: {
    growth: 1,
    network: '0123456789abcdef',
    preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' },
    layer: 'conv',
    tensor: 'conv/linear',
    settings: { ...filterDefaults, excite: [0, 1] },
  },
};

describe('a file of filter settings', () => {
  it('is read as it was written', () => {
    expect(readFilterFile(writeFilterFile(file))).to.deep.equal(file);
  });

  it('is null when it is anything else', () => {
    const whole = JSON.parse(writeFilterFile(file)) as Record<string, unknown>;
    const without = (name: string) => JSON.stringify({ ...whole, [name]: undefined });
    const others = ['', '[]', 'null', '{"kind":"x"}', ...Object.keys(whole).map(without)];
    for (const text of others) expect(readFilterFile(text), text).to.equal(null);
    const odd = JSON.stringify({ ...whole, channels: [1.5] });
    expect(readFilterFile(odd)).to.equal(null);
  });
});
