import { expect } from 'chai';
import { zipSync } from 'fflate';
import { File, ready } from 'h5wasm';
import { ModelFormatError } from '../../../../src/core/errors.js';
import { Crc32 } from '../../../../src/core/formats/files/crc32.js';
import { Hdf5 } from '../../../../src/core/formats/hdf5/file.js';
import { fletcher32 } from '../../../../src/core/formats/hdf5/fletcher32.js';
import { BytesFile, readRange } from '../../../../src/core/formats/files/model-file.js';
import { filesInZip } from '../../../../src/core/formats/files/zip.js';
import { rejection } from '../../graph/rejection.js';
import { chosenFile } from '../model-files.js';

const { FS } = await ready;
const text = (value: string) => new TextEncoder().encode(value);

/** Bytes with one bit turned. */
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 4;
  return copy;
}

describe('the checksum of a zip', () => {
  it('is the CRC-32 of its check word, however the bytes come', () => {
    // "123456789" → cbf43926, as in the catalogue of parametrised CRCs (CRC-32/ISO-HDLC).
    expect(new Crc32().add(text('123456789')).value).to.equal(0xcbf43926);
    const bytes = text('..123456789'.repeat(9));
    const whole = new Crc32().add(bytes).value;
    for (let cut = 0; cut < bytes.length; cut++) {
      const parts = new Crc32().add(bytes.subarray(0, cut)).add(bytes.subarray(cut));
      expect(parts.value, `cut at ${cut}`).to.equal(whole);
    }
    expect(new Crc32().value).to.equal(0);
  });

  for (const level of [0, 6] as const) {
    it(`tells of a member with one bit turned by its name, ${level ? 'packed' : 'stored'}`, async () => {
      const weights = Uint8Array.from({ length: 20_000 }, (_, i) => (i * i) >> 3);
      const zip = zipSync({ 'notes.txt': text('fine'), 'model.weights.h5': weights }, { level });
      // Somewhere in the bytes of the second member, which are most of the archive.
      const wrong = flipped(zip, zip.length >> 1);
      for (const source of [new BytesFile('a.keras', wrong), chosenFile('a.keras', wrong)]) {
        const [notes, member] = await filesInZip(source, {});
        expect([...(await readRange(notes!, 0, 4))]).to.eql([...text('fine')]);
        const error = await rejection(readRange(member!, 0, 20_000));
        expect(error).to.be.instanceOf(ModelFormatError);
        expect(error.message).to.match(/"model.weights.h5" in "a.keras" is damaged|is broken/);
      }
    });
  }

  it('is not asked for by a look at the first bytes, but before any range further on', async () => {
    const zip = zipSync({ 'a.bin': new Uint8Array(20_000).fill(1) }, { level: 0 });
    const wrong = flipped(zip, 15_000);
    for (const source of [new BytesFile('a.zip', wrong), chosenFile('a.zip', wrong)]) {
      const [member] = await filesInZip(source, {});
      expect((await readRange(member!, 0, 512)).length).to.equal(512);
      const error = await rejection(readRange(member!, 5000, 5010));
      expect(error.message).to.contain('"a.bin" in "a.zip" is damaged');
    }
  });
});

describe('the checksum of a piece of an HDF5 array', () => {
  it('is Fletcher’s over words whose first byte is the higher, as by hand', () => {
    // 6162 + 6364 + 6500 = 129c6 → 29c7; 6162 + c4c6 + 129c6 = 24fee → 4ff0.
    expect(fletcher32(text('abcde'))).to.equal(0x4ff029c7);
    expect(fletcher32(new Uint8Array(8))).to.equal(0);
    expect(fletcher32(new Uint8Array(4).fill(255))).to.equal(0xffffffff);
  });

  it('is the one that HDF5 itself writes, of pieces of any length, and tells of every bit', async () => {
    for (const length of [1, 63, 1001]) {
      const values = Array.from({ length }, (_, i) => 100 * Math.sin(i) + 100);
      for (const data of [
        Float32Array.from(values),
        Int16Array.from(values),
        Uint8Array.from(values),
      ]) {
        const file = new File('checked.h5', 'w');
        const shape = [length];
        const filter = { compression: 3, compression_opts: [] };
        file.create_dataset({ name: 'kernel', data, shape, chunks: shape, ...filter });
        file.close();
        const bytes = Uint8Array.from(FS?.readFile('checked.h5') ?? []);
        const read = async (own: Uint8Array) =>
          (await (await Hdf5.open(new BytesFile('a.h5', own), {})).dataset('kernel')).read();
        expect([...(await read(bytes))]).to.eql([...data]);
        const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        const at = Buffer.from(bytes).lastIndexOf(raw);
        for (const place of [0, raw.length >> 1, raw.length - 1]) {
          const error = await rejection(read(flipped(bytes, at + place)));
          expect(error).to.be.instanceOf(ModelFormatError);
          expect(error.message).to.contain('"kernel" in the HDF5 file is damaged');
        }
      }
    }
  });
});
