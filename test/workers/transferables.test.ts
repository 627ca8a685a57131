import { expect } from 'chai';
import { transferables } from '../../src/workers/transferables.js';

describe('transferables', () => {
  it('finds the buffers of typed arrays at any depth, each once', () => {
    const shared = new ArrayBuffer(16);
    const alone = new Uint8ClampedArray(4);
    const result = {
      name: 'x',
      none: null,
      maps: [
        { values: new Float32Array(shared, 0, 2) },
        { values: new Float32Array(shared, 8, 2) },
      ],
      picture: { pixels: alone },
    };
    expect(transferables(result)).to.have.members([shared, alone.buffer]);
    expect(transferables(result)).to.have.length(2);
  });

  it('finds nothing in plain values', () => {
    expect(transferables(undefined)).to.deep.equal([]);
    expect(transferables('text')).to.deep.equal([]);
    expect(transferables({ a: [1, 2] })).to.deep.equal([]);
  });
});
