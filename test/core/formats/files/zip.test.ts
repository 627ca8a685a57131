import { expect } from 'chai';
import { zipSync, type Zippable } from 'fflate';
import { ConvlensError, ModelFormatError } from '../../../../src/core/errors.js';
import { BytesFile, readRange } from '../../../../src/core/formats/files/model-file.js';
import { filesInZip } from '../../../../src/core/formats/files/zip.js';
import { rejection } from '../../graph/rejection.js';
import {
  chosenFile,
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  pointWeights,
  readAll,
} from '../model-files.js';

const text = (value: string) => new TextEncoder().encode(value);
const weights = pointWeights('conv');
const model = functional([input(), layer('Conv2D', 'conv', point, 'image')], ['image'], ['conv']);
const json = text(JSON.stringify(modelJson(model, weights, ['a.bin'])));
const shard = new Uint8Array(floats(weights));

/** The bytes of the packed files, by ranges and from memory. */
const sources = (files: Zippable, level: 0 | 6) => {
  const bytes = zipSync(files, { level });
  return [new BytesFile('model.zip', bytes), chosenFile('model.zip', bytes)];
};

describe('a model in a zip', () => {
  for (const level of [0, 6] as const) {
    it(`is read ${level ? 'compressed' : 'stored'}, in a folder too`, async () => {
      for (const folder of ['', 'net/']) {
        const files = {
          [`${folder}a.bin`]: shard,
          [`${folder}model.json`]: json,
          [`__MACOSX/${folder}._model.json`]: json,
        };
        for (const source of sources(files, level)) {
          const graph = await readAll(source);
          const bias = graph.weights.get('conv/bias')!.values;
          expect([...bias]).to.eql([...new Float32Array(shard.buffer, 24)]);
        }
      }
    });

    it(`gives any range of a file, ${level ? 'compressed' : 'stored'}`, async () => {
      const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i) >> 7);
      for (const source of sources({ a: json, b: bytes }, level)) {
        const [, file] = await filesInZip(source, {});
        expect(file!.size).to.equal(bytes.length);
        for (const [from, to] of [
          [0, 100],
          [0, 5000],
          [2_000_000, 2_000_100],
          [2_999_999, 3_000_000],
          [7, 7],
        ] as const) {
          expect([...(await readRange(file!, from, to))]).to.eql([...bytes.subarray(from, to)]);
        }
      }
    });
  }

  it('names a weight file that is not in it', async () => {
    const error = await rejection(readAll(zipSync({ 'model.json': json })));
    expect(error.message).to.contain('needs the file "a.bin"');
  });

  it('is refused in an archive in an archive, or with nothing in it', async () => {
    const inner = zipSync({ 'model.json': json, 'a.bin': shard });
    const nested = await rejection(readAll(zipSync({ 'inner.zip': inner })));
    expect(nested).to.be.instanceOf(ModelFormatError);
    expect(nested.message).to.contain('archive in an archive');
    const none = await rejection(readAll(zipSync({ 'notes.txt': text('nothing') })));
    expect(none.message).to.contain('notes.txt');
  });
});

describe('a zip that is none', () => {
  const bomb = zipSync({ 'model.json': new Uint8Array(2 ** 25) }, { level: 9 });

  it('is not unpacked when a file of it would fill the memory', async () => {
    const error = await rejection(readAll(bomb));
    expect(error).to.be.instanceOf(ModelFormatError);
    expect(error.message).to.match(/would unpack \d+ bytes to 33554432/);
  });

  it('is not unpacked when all would together', async () => {
    const many = Uint8Array.from(bomb);
    // Size of the file as the directory claims it: 4 GB less 2.
    const directory = many.length - 22 - 46 - 'model.json'.length;
    new DataView(many.buffer).setUint32(directory + 24, 0xfffffffe, true);
    const error = await rejection(readAll(many));
    expect(error.message).to.contain('would unpack to 4294967294 bytes');
  });

  it('unpacks no more than its directory says, which is then not all that its checksum is of', async () => {
    const short = zipSync({ 'model.json': new Uint8Array(2 ** 20) });
    new DataView(short.buffer).setUint32(short.length - 22 - 46 - 10 + 24, 5000, true);
    const [file] = await filesInZip(new BytesFile('a.zip', short), {});
    expect((await readRange(file!, 0, 4000)).length).to.equal(4000);
    const error = await rejection(readRange(file!, 0, 5000));
    expect(error.message).to.contain('"model.json" in "a.zip" is damaged');
  });

  it('ends in a named error when it is cut or a byte is wrong', async () => {
    const whole = zipSync({ 'model.json': json, 'a.bin': shard });
    for (let at = 4; at < whole.length; at++) {
      const cut = await rejection(readAll(whole.subarray(0, at)));
      expect(cut, `cut at ${at}`).to.be.instanceOf(ConvlensError);
      const wrong = Uint8Array.from(whole);
      wrong[at] = (wrong[at] ?? 0) ^ 0xff;
      await readAll(wrong).catch((error: unknown) =>
        expect(error, `byte ${at}`).to.be.instanceOf(ConvlensError),
      );
    }
  }).timeout(20_000);

  it('says that it is encrypted, or packed by another method', async () => {
    const patched = (place: number, value: number) => {
      const bytes = zipSync({ 'model.json': json });
      new DataView(bytes.buffer).setUint16(bytes.length - 22 - 46 - 10 + place, value, true);
      return rejection(readAll(bytes));
    };
    expect((await patched(8, 1)).message).to.contain('encrypted');
    expect((await patched(10, 12)).message).to.contain('method 12');
  });
});
