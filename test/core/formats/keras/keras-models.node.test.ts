import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { ConvlensError, ModelFormatError } from '../../../../src/core/errors.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { seededRandom, wholeBetween } from '../../../../src/core/random.js';
import { useBackend } from '../../../support/backends.js';
import { golden } from '../../golden-image.js';
import { rejection } from '../../graph/rejection.js';
import { chosenFile } from '../model-files.js';

interface Answers {
  readonly models: Readonly<
    Record<string, { readonly image: number[]; readonly output: number[] }>
  >;
}

const bytesOf = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../../golden/keras/${file}`, import.meta.url)));

const open = (bytes: Uint8Array) => loadModel(bytes);

/** Where the bytes of a file may come from: memory, or a disk, by ranges. */
const sources = {
  'in memory': open,
  'by address': (bytes: Uint8Array) =>
    loadModel('model', { fetch: async () => new Response(Uint8Array.from(bytes)) }),
  'by ranges': (bytes: Uint8Array) => loadModel(chosenFile('model', bytes)),
};

describe('a model that Keras 3 saved', () => {
  before(() => useBackend('wasm'));

  const { models } = golden<Answers>('keras/models.json');
  for (const [name, { image, output }] of Object.entries(models)) {
    const ways = Object.entries(sources).flatMap(([where, read]) =>
      ['keras', 'h5'].map((format) => ({ where, read, file: `${name}.${format}` })),
    );
    for (const { where, read, file } of ways) {
      it(`answers as in Keras: ${file}, ${where}`, async () => {
        const network = await read(bytesOf(file));
        expect(network.name).to.equal(name);
        const { name: input, shape } = network.inputs[0]!;
        const x = tf.tensor(image, [1, ...shape]);
        const { name: last } = network.outputs[0]!;
        const found = await network.execute({ [input]: x }, [last]);
        const values = await found[last]!.data();
        expect(values).to.have.length(output.length);
        values.forEach((value, i) => expect(value).to.be.closeTo(output[i]!, 1e-5 * output[i]!));
        tf.dispose([x, found]);
        network.dispose();
      });
    }
  }

  it('is told of by its bytes as it comes from an address', async () => {
    const bytes = new Uint8Array(2 ** 21);
    bytes.set(bytesOf('row.h5'));
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    const headers = { 'content-length': String(bytes.length) };
    const pieces = [bytes.subarray(0, 1000), bytes.subarray(1000)];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        pieces.forEach((piece) => controller.enqueue(piece));
        controller.close();
      },
    });
    const fetch = async () => new Response(body, { headers });
    (await loadModel('model', { fetch, onProgress })).dispose();
    expect(seen).to.eql([1000, bytes.length].map((done) => [done, bytes.length]));
  });

  it('may have weights alone, which is said', async () => {
    const { unzipSync } = await import('fflate');
    const weights = unzipSync(bytesOf('small.keras'))['model.weights.h5']!;
    const error = await rejection(open(weights));
    expect(error).to.be.instanceOf(ModelFormatError);
    expect(error.message).to.match(/weights but no model/);
  });

  it('ends in a named error when it is cut off', async () => {
    for (const file of ['small.keras', 'small.h5', 'row.keras', 'row.h5']) {
      const whole = bytesOf(file);
      for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
        const error = await rejection(open(whole.subarray(0, Math.ceil(share * whole.length))));
        expect(error, `${file}, ${share}`).to.be.instanceOf(ConvlensError);
      }
    }
  });

  it('opens or ends in a named error when bytes of it are wrong', async () => {
    const random = seededRandom(20);
    for (const file of ['row.keras', 'row.h5']) {
      for (let round = 0; round < 60; round++) {
        const bytes = Uint8Array.from(bytesOf(file));
        for (let i = 0; i < 8; i++)
          bytes[wholeBetween(random, 8, bytes.length - 1)] = wholeBetween(random, 0, 255);
        await open(bytes).then(
          (network) => network.dispose(),
          (error: unknown) => expect(error, `${file}, ${round}`).to.be.instanceOf(ConvlensError),
        );
      }
    }
  }).timeout(60_000);
});
