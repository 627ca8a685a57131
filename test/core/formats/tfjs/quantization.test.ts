import { expect } from 'chai';
import { WeightsError } from '../../../../src/core/errors.js';
import { decoderOf } from '../../../../src/core/formats/tfjs/quantization.js';
import { BytesFile } from '../../../../src/core/formats/files/model-file.js';
import { manifestWeights } from '../../../../src/core/formats/tfjs/weights-manifest.js';
import { expectClose } from '../../../support/close.js';

const weight = (quantization?: Readonly<Record<string, unknown>>, dtype = 'float32') => ({
  name: 'conv/kernel',
  shape: [3],
  dtype,
  ...(quantization ? { quantization } : {}),
});

/** The bytes of numbers of 16 bits. */
const bytesOf = (...values: number[]): Uint8Array =>
  new Uint8Array(Uint16Array.from(values).buffer);

describe('decoderOf', () => {
  it('reads float32 at any offset', () => {
    const bytes = new Uint8Array(13);
    bytes.set(new Uint8Array(Float32Array.of(1.5, -2, 1e-3).buffer), 1);
    const { bytesPerValue, decode } = decoderOf(weight());
    expect(bytesPerValue).to.equal(4);
    expectClose(decode(bytes.subarray(1)), Float32Array.of(1.5, -2, 1e-3), {
      absolute: 0,
      relative: 0,
    });
  });

  it('reads uint8 and uint16 as steps above a minimum', () => {
    const small = decoderOf(weight({ dtype: 'uint8', scale: 0.5, min: -10 }));
    expect(small.bytesPerValue).to.equal(1);
    expectClose(small.decode(Uint8Array.of(9, 0, 1, 255).subarray(1)), [-10, -9.5, 117.5]);
    const large = decoderOf(weight({ dtype: 'uint16', scale: 0.25, min: 1 }));
    expect(large.bytesPerValue).to.equal(2);
    expectClose(large.decode(bytesOf(0, 1, 65535)), [1, 1.25, 16384.75]);
  });

  it('reads float16: normal, subnormal, largest, zeros and infinities', () => {
    const { decode } = decoderOf(weight({ dtype: 'float16' }));
    // IEEE 754: 1, −2, 2⁻²⁴ (smallest), 65504 (largest), 1/3 rounded, 2⁻¹⁴ (smallest normal).
    const halves = [0x3c00, 0xc000, 0x0001, 0x7bff, 0x3555, 0x0400];
    const expected = [1, -2, 2 ** -24, 65504, 0.333251953125, 2 ** -14];
    expectClose(decode(bytesOf(...halves)), expected, { absolute: 0, relative: 0 });
    const [plus, minus, nan, zero, negative] = decode(
      bytesOf(0x7c00, 0xfc00, 0x7e00, 0x0000, 0x8000),
    );
    expect([plus, minus, nan]).to.eql([Infinity, -Infinity, NaN]);
    expect(Object.is(zero, 0) && Object.is(negative, -0)).to.equal(true);
  });

  it('reads the sizes and axes of graphs: int32, also quantised, and truth values', () => {
    const integers = decoderOf(weight(undefined, 'int32'));
    expect(integers.bytesPerValue).to.equal(4);
    const bytes = new Uint8Array(Int32Array.of(0, -1, 224, 1_000_000).buffer);
    expect([...integers.decode(bytes)]).to.deep.equal([0, -1, 224, 1_000_000]);
    const steps = decoderOf(weight({ dtype: 'uint8', scale: 0.9999, min: -1 }, 'int32'));
    expect([...steps.decode(Uint8Array.of(0, 2, 3))]).to.deep.equal([-1, 1, 2]);
    expect([...decoderOf(weight(undefined, 'bool')).decode(Uint8Array.of(1, 0))]).to.eql([1, 0]);
  });

  it('refuses what it cannot read', () => {
    for (const odd of [
      weight({ dtype: 'int4' }),
      weight({ dtype: 'uint8', scale: 'x' }),
      weight({ dtype: 'uint8', scale: 1, min: null }),
      weight(undefined, 'string'),
      weight({ dtype: 'uint8', scale: 1, min: 0 }, 'complex64'),
      weight({ dtype: 'x'.repeat(10_000) }),
    ]) {
      expect(() => decoderOf(odd))
        .to.throw(WeightsError)
        .with.property('message')
        .with.length.below(200);
    }
  });
});

describe('manifestWeights', () => {
  it('takes weights of different kinds one after another, whatever file they begin in', async () => {
    const group = {
      paths: ['a.bin', 'b.bin', 'c.bin'],
      weights: [
        {
          name: 'a',
          shape: [2],
          dtype: 'float32',
          quantization: { dtype: 'uint8', scale: 1, min: 0 },
        },
        { name: 'b', shape: [], dtype: 'float32', quantization: { dtype: 'float16' } },
        { name: 'c', shape: [0], dtype: 'float32' },
        { name: 'd', shape: [1], dtype: 'float32' },
      ],
    };
    // float32 1 lies in two files: 0, 0 and 0x80, 0x3f.
    const files: Record<string, number[]> = {
      'a.bin': [7],
      'b.bin': [8, 0x00, 0x3c, 0, 0],
      'c.bin': [0x80, 0x3f],
    };
    const open = async (path: string) => new BytesFile(path, Uint8Array.from(files[path]!));
    const decoded: unknown[] = [];
    for (const [name, { shape, read }] of await manifestWeights([group], { open })) {
      decoded.push({ name, shape, values: [...(await read())] });
    }
    expect(decoded).to.eql([
      { name: 'a', shape: [2], values: [7, 8] },
      { name: 'b', shape: [], values: [1] },
      { name: 'c', shape: [0], values: [] },
      { name: 'd', shape: [1], values: [1] },
    ]);
  });
});
