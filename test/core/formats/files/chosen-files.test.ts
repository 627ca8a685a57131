import { expect } from 'chai';
import { zipSync } from 'fflate';
import { ModelFormatError, SeveralModelsError, WeightsError } from '../../../../src/core/errors.js';
import type { ModelFile } from '../../../../src/core/formats/files/model-file.js';
import { rejection } from '../../graph/rejection.js';
import {
  chosenFile as file,
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  pointWeights,
  readAll,
} from '../model-files.js';

const weights = pointWeights('conv');
const model = functional([input(), layer('Conv2D', 'conv', point, 'image')], ['image'], ['conv']);
const json = (...shards: string[]) => JSON.stringify(modelJson(model, weights, shards));
const bytes = floats(weights);
const [first, second] = [bytes.slice(0, 10), bytes.slice(10)];

/** The values of {@link floats}. */
const expectRead = async (files: readonly ModelFile[]) => {
  const graph = await readAll(files);
  const kernel = [...graph.weights.get('conv/kernel')!.values];
  const bias = [...graph.weights.get('conv/bias')!.values];
  expect([...kernel, ...bias]).to.eql([...new Float32Array(bytes)]);
};

describe('a model whose files were chosen', () => {
  it('is told by its bytes, in any order and beside other files', async () => {
    await expectRead([
      file('b.bin', second),
      file('labels.txt', 'cat\ndog'),
      file('some name', json('a.bin', 'b.bin')),
      file('notes.json', '{"a": 1}'),
      file('a.bin', first),
    ]);
  });

  it('finds its weights by their path where a name occurs twice', async () => {
    await expectRead([
      file('net/old/a.bin', bytes.slice(2)),
      file('net/new/weights/a.bin', first),
      file('net/new/weights/b.bin', second),
      file('net/new/model.json', json('weights/a.bin', 'weights/b.bin')),
    ]);
  });

  it('finds them by name where the browser gives no paths', async () => {
    await expectRead([file('model.json', json('weights/a.bin')), file('a.bin', bytes)]);
  });

  it('names the file that is missing', async () => {
    const error = await rejection(
      readAll([file('model.json', json('a.bin', 'b.bin')), file('a.bin', first)]),
    );
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.contain('"model.json" needs the file "b.bin"');
  });

  it('does not guess between two files of the missing one’s name', async () => {
    const files = ['x/a.bin', 'y/a.bin'].map((path) => file(path, bytes));
    const error = await rejection(readAll([file('model.json', json('a.bin')), ...files]));
    expect(error).to.be.instanceOf(WeightsError);
  });

  it('tells of its bytes as they are read', async () => {
    const seen: [number, number][] = [];
    await readAll(
      [file('model.json', json('a.bin', 'b.bin')), file('a.bin', first), file('b.bin', second)],
      {
        onProgress: (done, all) => seen.push([done, all]),
      },
    );
    expect(seen[0]).to.eql([0, 32]);
    expect(seen.at(-1)).to.eql([32, 32]);
    expect(seen.length).to.be.above(2);
  });

  it('is asked for when there are several, or none', async () => {
    const two = await rejection(
      readAll([file('a.json', json('a.bin')), file('b.json', json('a.bin'))]),
    );
    expect(two).to.be.instanceOf(SeveralModelsError);
    expect(two.message).to.contain('several models: "a.json", "b.json"');
    const none = await rejection(readAll([file('a.txt', 'a'), file('b.json', '{}')]));
    expect(none.message).to.contain('none of the 2 files');
    expect((await rejection(readAll([]))).message).to.contain('no file');
  });

  it('says when a file cannot be read any more', async () => {
    const gone: ModelFile = {
      ...file('a.bin', bytes),
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }),
    };
    const error = await rejection(readAll([file('model.json', json('a.bin')), gone]));
    expect(error).to.be.instanceOf(ModelFormatError);
    expect(error.message).to.contain('"a.bin" could not be read (NotFoundError)');
  });
});

describe('a configuration that was written as JSON twice', () => {
  const twice = (value: unknown): string => JSON.stringify(JSON.stringify(value));

  it('is read as what it says: a model.json, its topology or the model in it', async () => {
    const whole = modelJson(model, weights, ['a.bin']);
    const { modelTopology } = whole;
    for (const text of [
      twice(whole),
      JSON.stringify({ ...whole, modelTopology: JSON.stringify(modelTopology) }),
      JSON.stringify({ ...whole, modelTopology: { model_config: JSON.stringify(model) } }),
    ]) {
      await expectRead([file('model.json', text), file('a.bin', bytes)]);
    }
  });

  it('is no model when it says a text again', async () => {
    const error = await rejection(readAll([file('m.json', JSON.stringify(twice(model)))]));
    expect(error).to.be.instanceOf(ModelFormatError);
  });
});

describe('a model of Keras whose weights are an .npz', () => {
  const npz = zipSync({ '__root__.npy': Uint8Array.of(0x93), 'layers/conv.npy': Uint8Array.of() });
  const config = new TextEncoder().encode(JSON.stringify(model));

  it('is named, with what to do, packed and unpacked', async () => {
    for (const files of [
      [file('m.keras', zipSync({ 'config.json': config, 'model.weights.npz': npz }))],
      [file('net/config.json', config), file('net/model.weights.npz', npz)],
    ]) {
      const error = await rejection(readAll(files));
      expect(error).to.be.instanceOf(WeightsError);
      expect(error.message).to.match(/has its weights in an \.npz.*pickle.*save it anew/);
    }
  });

  it('is told from arrays alone', async () => {
    const error = await rejection(readAll([file('a.npz', npz)]));
    expect(error.message).to.contain('"a.npz" holds arrays of NumPy without a model');
  });
});

describe('a model that is a Python class of its own', () => {
  const own = (more: object = {}) =>
    JSON.stringify({ class_name: 'MyNet', config: { trainable: true, dtype: 'float32' }, ...more });

  it('is named, with the two calls that make one of layers of it', async () => {
    const shaped = own({ build_config: { input_shape: [1, 32, null, 3] } });
    for (const [text, shape] of [
      [shaped, '32, None, 3'],
      [own(), '224, 224, 3'],
    ] as const) {
      const error = await rejection(
        readAll([file('model.json', JSON.stringify(modelJson(JSON.parse(text))))]),
      );
      expect(error.message).to.contain('"MyNet", a Python class of its own');
      expect(error.message).to.contain(
        `x = keras.Input((${shape})), keras.Model(x, model.call(x))`,
      );
    }
  });
});
