import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Dataset, File, Group, ready } from 'h5wasm';
import { ModelFormatError, WeightsError } from '../../../../src/core/errors.js';
import { Hdf5 } from '../../../../src/core/formats/hdf5/file.js';
import { BytesFile } from '../../../../src/core/formats/files/model-file.js';
import { rejection } from '../../graph/rejection.js';
import { chosenFile } from '../model-files.js';

const { FS } = await ready;
const folder = fileURLToPath(new URL('../../../golden/keras/', import.meta.url));

/** Reads a file by HDF5 itself, as WebAssembly. */
function withHdf5<T>(bytes: Uint8Array, use: (file: File) => T): T {
  FS?.writeFile('test.h5', bytes);
  const file = new File('test.h5', 'r');
  try {
    return use(file);
  } finally {
    file.close();
  }
}

/** A file that HDF5 itself writes. */
function written(write: (file: File) => void): Uint8Array {
  const file = new File('written.h5', 'w', { libver: ['earliest', 'v108'] });
  write(file);
  file.close();
  return Uint8Array.from(FS?.readFile('written.h5') ?? []);
}

interface Content {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly texts: Readonly<Record<string, unknown>>;
  readonly arrays: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** Everything in a file: names of groups, texts of attributes, shapes and values of arrays. */
function contentOf(file: File): Content {
  const content = { groups: {}, texts: {}, arrays: {} };
  const walk = (group: Group, path: string) => {
    const at = (name: string) => (path === '' ? name : `${path}/${name}`);
    Reflect.set(content.groups, path, group.keys());
    for (const [name, { value }] of Object.entries(group.attrs)) {
      if (typeof value === 'string' || Array.isArray(value)) {
        Reflect.set(content.texts, `${path}@${name}`, value);
      }
    }
    for (const name of group.keys()) {
      const item = group.get(name);
      if (item instanceof Group) walk(item, at(name));
      if (!(item instanceof Dataset)) continue;
      const values = Float32Array.from(item.value as ArrayLike<number>);
      Reflect.set(content.arrays, at(name), [item.shape, [...values]]);
    }
  };
  walk(file, '');
  return content;
}

/** The same, read by the file's own reader: what is asked for is what must be there. */
async function ownContent(file: Hdf5, { groups, texts, arrays }: Content): Promise<Content> {
  const own = { groups: {}, texts: {}, arrays: {} };
  for (const path of Object.keys(groups)) Reflect.set(own.groups, path, await file.keys(path));
  for (const key of Object.keys(texts)) {
    const [path = '', name = ''] = key.split('@');
    Reflect.set(own.texts, key, await file.attribute(path, name));
  }
  for (const path of Object.keys(arrays)) {
    const { shape, read } = await file.dataset(path);
    Reflect.set(own.arrays, path, [shape, [...(await read())]]);
  }
  return own;
}

const goldens = ['.', 'structures'].flatMap((inside) =>
  readdirSync(folder + inside)
    // Of float16, which h5wasm does not read, the models' answers tell.
    .filter((name) => name.endsWith('.h5') && !name.startsWith('mixed'))
    .map((name) => `${inside}/${name}`),
);

describe('an HDF5 file', () => {
  it('is read as HDF5 itself reads it: whatever Keras wrote', async () => {
    expect(goldens.length).to.be.above(15);
    for (const name of goldens) {
      const bytes = new Uint8Array(readFileSync(folder + name));
      const wanted = withHdf5(bytes, contentOf);
      for (const source of [new BytesFile(name, bytes), chosenFile(name, bytes)]) {
        expect(await ownContent(await Hdf5.open(source, {}), wanted), name).to.eql(wanted);
      }
    }
  });

  it('may have arrays in packed pieces, of many types, and many of them', async () => {
    const values = (count: number) => Array.from({ length: count }, (_, i) => Math.sin(i) * 100);
    const bytes = written((file) => {
      const data = new Float32Array(values(37 * 11 * 5));
      const shape = [37, 11, 5];
      const chunks = [8, 4, 5];
      file.create_dataset({ name: 'packed', data, shape, chunks, compression: 9 });
      file.create_dataset({ name: 'pieces', data, shape, chunks });
      const row = Float64Array.from(values(100));
      file.create_dataset({ name: 'row', data: row, shape: [100], chunks: [7], compression: 1 });
      const numbers = [Float32Array, Float64Array, Int8Array, Uint8Array, Int16Array, Int32Array];
      for (const Type of numbers) {
        file.create_dataset({ name: Type.name, data: Type.from(values(12)), shape: [3, 4] });
      }
      const group = file.create_group('many');
      for (let i = 0; i < 300; i++) {
        group.create_dataset({ name: `n${i}`, data: Float32Array.of(i), shape: [1] });
      }
      group.create_attribute('names', ['one', 'größer']);
      group.create_attribute('long', 'x'.repeat(60_000));
    });
    const wanted = withHdf5(bytes, contentOf);
    expect(Object.keys(wanted.arrays)).to.have.length(309);
    for (const source of [new BytesFile('a', bytes), chosenFile('a', bytes)]) {
      expect(await ownContent(await Hdf5.open(source, {}), wanted)).to.eql(wanted);
    }
  });

  it('says which array is not there, holds no numbers, or more than the file', async () => {
    const bytes = written((file) => {
      file.create_dataset({ name: 'text', data: 'cat' });
      file.create_group('group');
      const data = new Float32Array(16);
      file.create_dataset({ name: 'values', data, shape: [4, 4], maxshape: [4, 4] });
    });
    const open = (changed: Uint8Array) => Hdf5.open(new BytesFile('a', changed), {});
    const file = await open(bytes);
    for (const path of ['none', 'none/there', 'group', 'values/below', 'text', '']) {
      expect(await rejection(file.dataset(path)), path).to.be.instanceOf(WeightsError);
    }
    expect(await file.attribute('none', 'name')).to.equal(null);
    expect(await file.keys('none')).to.eql([]);
    // The shape, twice: what it is, and what it may become.
    const shape = [4, 0, 0, 0, 0, 0, 0, 0];
    const at = Buffer.from(bytes).indexOf(
      Uint8Array.from([...shape, ...shape, ...shape, ...shape]),
    );
    expect(at).to.be.above(0);
    const absurd = Uint8Array.from(bytes);
    absurd.set([0xff, 0xff, 0xff, 0xff, 0xff], at);
    const error = await rejection((await open(absurd)).dataset('values'));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.contain('"values" claims [1099511627775, 4]');
  });

  it('is broken where it is cut off, or where a list leads back to itself', async () => {
    const bytes = written((file) => {
      file.create_attribute('text', 'x'.repeat(50));
    });
    for (const length of [9, 40, 100, bytes.length - 1]) {
      const cut = new BytesFile('a', bytes.subarray(0, length));
      const error = await rejection(Hdf5.open(cut, {}));
      expect(error, `${length}`).to.be.instanceOf(ModelFormatError);
    }
    // The tree of names, whose one child is made the tree itself: 24 bytes and a name behind it.
    const tree = Buffer.from(bytes).indexOf('TREE');
    const circle = Uint8Array.from(bytes);
    const view = new DataView(circle.buffer);
    view.setUint8(tree + 5, 1);
    view.setUint16(tree + 6, 1, true);
    view.setBigUint64(tree + 24 + 8, BigInt(tree), true);
    const file = await Hdf5.open(new BytesFile('a', circle), {});
    expect(await rejection(file.keys(''))).to.be.instanceOf(ModelFormatError);
  });
});
