import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import {
  AbortError,
  ModelFormatError,
  SeveralModelsError,
  WeightsError,
} from '../../../../src/core/errors.js';
import { lookAt } from '../../../../src/core/formats/files/look.js';
import { kerasH5 } from '../../../../src/core/formats/keras/keras-h5.js';
import { loadModel, type LoadOptions } from '../../../../src/core/formats/load-model.js';
import type { ModelFile } from '../../../../src/core/formats/files/model-file.js';
import type { ModelSource } from '../../../../src/core/formats/read-model.js';
import { useBackend } from '../../../support/backends.js';
import { expectNoLeak } from '../../../support/leaks.js';
import { golden } from '../../golden-image.js';
import { rejection } from '../../graph/rejection.js';
import { chosenFile } from '../model-files.js';

type Answers = Readonly<
  Record<string, { readonly image: number[]; readonly output: readonly number[] }>
>;

const answers = golden<Answers>('keras/old/answers.json');

const file = (path: string, name = path): ModelFile =>
  chosenFile(
    name,
    new Uint8Array(
      readFileSync(fileURLToPath(new URL(`../../../golden/${path}`, import.meta.url))),
    ),
  );

/** Expects that the model answers as the one of that name in the golden values. */
async function expectAnswer(
  source: ModelSource,
  name: string,
  options?: LoadOptions,
): Promise<void> {
  const { image, output } = answers[name]!;
  const network = await loadModel(source, options);
  const { name: input, shape } = network.inputs[0]!;
  const last = network.outputs[0]!.name;
  const x = tf.tensor(image, [1, ...shape]);
  const found = await network.execute({ [input]: x }, [last]);
  const values = await found[last]!.data();
  expect(values).to.have.length(output.length);
  values.forEach((value, i) => expect(value).to.be.closeTo(output[i]!, 1e-5));
  tf.dispose([x, found]);
  network.dispose();
}

const layers = file('keras/old/two.json');
const weights = file('keras/old/two-weights.h5');

describe('a model of Keras 1', () => {
  before(() => useBackend('wasm'));

  it('is read by what its settings and layers are called now', () =>
    expectAnswer(file('keras/old/keras1.h5'), 'keras1'));
});

describe('a whole model beside layers alone', () => {
  before(() => useBackend('wasm'));

  const whole = file('keras/old/keras1.h5');
  const same = async () => {
    const recognised = await kerasH5.recognise(await lookAt(whole));
    if (recognised?.is !== 'model') throw new Error('no model');
    return chosenFile('model.json', JSON.stringify(await recognised.layers!()));
  };

  it('goes before them where they are its own', async () => {
    const twin = await same();
    await expectAnswer([twin, whole], 'keras1');
    await expectAnswer([whole, twin], 'keras1');
  });

  it('is one of several where they are others', async () => {
    const error = await rejection(loadModel([whole, layers]));
    expect(error).to.be.instanceOf(SeveralModelsError);
  });
});

describe('weights that Keras 2 saved alone', () => {
  before(() => useBackend('wasm'));

  it('go to the layers of their names', async () => {
    await expectAnswer([weights, layers], 'two-weights');
  });

  it('go to the layers in order, where these were renamed', async () => {
    await expectAnswer([layers, file('keras/old/renamed-weights.h5')], 'renamed-weights');
  });

  it('go before those that a whole model beside them has', async () => {
    const modelTopology: unknown = JSON.parse(
      new TextDecoder().decode(await layers.slice(0, layers.size).arrayBuffer()),
    );
    const tfjs = chosenFile('model.json', JSON.stringify({ modelTopology, weightsManifest: [] }));
    await expectAnswer([tfjs, weights], 'two-weights');
  });

  it('may come beside a whole model in .h5 or .keras of the same layers', async () => {
    const { unzipSync } = await import('fflate');
    const archive = await file('keras/small.keras').slice(0, 1e6).arrayBuffer();
    const own = chosenFile(
      'own.weights.h5',
      unzipSync(new Uint8Array(archive))['model.weights.h5']!,
    );
    for (const whole of ['keras/small.h5', 'keras/small.keras']) {
      const plain = await loadModel(file(whole));
      const beside = await loadModel([file(whole), own]);
      expect(beside.fingerprint).to.equal(plain.fingerprint);
      plain.dispose();
      beside.dispose();
    }
  });

  it('are refused by what does not fit', async () => {
    const error = await rejection(loadModel([file('keras/small.h5'), weights]));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.match(/"keras\/old\/two-weights.h5|"two-weights.h5/);
    expect(error.message).to.contain('weights for 3 layers');
    expect(error.message).to.contain('"stem"');
    expect(error.message).to.contain('"depthwise"');
  });

  it('are refused beside a graph model, and alone', async () => {
    const graph = ['model.json', 'group1-shard1of1.bin'].map((name) =>
      file(`graph-models/mobile/${name}`),
    );
    const beside = await rejection(loadModel([...graph, weights]));
    expect(beside).to.be.instanceOf(ModelFormatError);
    expect(beside.message).to.contain('a graph model has nodes');
    expect((await rejection(loadModel(weights))).message).to.contain('weights but no model');
  });

  it('tell of their bytes as they are read, and stop when cancelled', async () => {
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    await expectAnswer([layers, weights], 'two-weights', { onProgress });
    // 4 bytes of 84 + 12 + 52 + 15 values.
    expect(seen[0]).to.eql([0, 652]);
    expect(seen.at(-1)).to.eql([652, 652]);
    expect(seen.length).to.be.above(4);
    await expectNoLeak(async () => {
      const controller = new AbortController();
      const stop = (done: number) => done > 300 && controller.abort();
      const { signal } = controller;
      const error = await rejection(loadModel([layers, weights], { signal, onProgress: stop }));
      expect(error).to.be.instanceOf(AbortError);
    });
  });
});
