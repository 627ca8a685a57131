import { expect } from 'chai';
import { dataTypeOf } from '../../../../src/core/formats/hdf5/data-type.js';
import { decodeNumbers } from '../../../../src/core/formats/hdf5/numbers.js';

/** The upper halves of 1, −2 and 0.15625 as float32: 3f80, c000, 3e20. */
const values = Uint8Array.of(0x80, 0x3f, 0x00, 0xc0, 0x20, 0x3e);

const read = (description: readonly number[]): number[] => {
  const type = dataTypeOf(Uint8Array.from(description));
  if (type.is !== 'number') throw new Error(`it is ${type.is}`);
  return [...decodeNumbers(values, type.number, 3)];
};

describe('bfloat16', () => {
  it('is read where h5py writes it as two bytes of no type', () => {
    // Version 1 of class 5, opaque, of 2 bytes.
    expect(read([0x15, 0, 0, 0, 2, 0, 0, 0])).to.eql([1, -2, 0.15625]);
  });

  it('is read as a number with an exponent of eight bits', () => {
    // Class 1: little-endian, sign at bit 15, 16 bits from bit 0, exponent of 8 at bit 7.
    const properties = [0, 0, 16, 0, 7, 8, 0, 7, 127, 0, 0, 0];
    expect(read([0x11, 0x20, 15, 0, 2, 0, 0, 0, ...properties])).to.eql([1, -2, 0.15625]);
  });
});
