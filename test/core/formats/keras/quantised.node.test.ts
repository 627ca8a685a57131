import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { UnsupportedLayerError } from '../../../../src/core/errors.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { Config } from '../../../../src/core/kinds/config.js';
import { kindOf } from '../../../../src/core/kinds/index.js';
import {
  nearestFloat8,
  roundedToFloat8,
  roundedToWhole,
} from '../../../../src/core/ops/rounded.js';
import { useBackend } from '../../../support/backends.js';
import { expectNoLeak } from '../../../support/leaks.js';
import { golden } from '../../golden-image.js';
import { unreadMessage } from '../unread-message.js';

/** By file; made by tools/make_keras_quantised.py. */
type Answers = Readonly<
  Record<
    string,
    { readonly image: number[]; readonly word?: number[]; readonly output: readonly number[] }
  >
>;

const answers = golden<Answers>('keras/quantised/answers.json');

const bytesOf = (file: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../../golden/keras/quantised/${file}`, import.meta.url)));

describe('a model that Keras quantised', () => {
  before(() => useBackend('wasm'));

  for (const [file, { image, word, output }] of Object.entries(answers)) {
    it(`answers as in Keras: ${file}`, () =>
      expectNoLeak(async () => {
        const network = await loadModel(Uint8Array.from(bytesOf(file)));
        const feeds = {
          [network.inputs[0]!.name]: tf.tensor(image, [1, 7, 7, 3]),
          ...(word ? { word: tf.tensor(word, [1, 2]) } : {}),
        };
        const { name } = network.outputs[0]!;
        const found = await network.execute(feeds, [name]);
        const values = await found[name]!.data();
        expect(values).to.have.length(output.length);
        values.forEach((value, i) => expect(value).to.be.closeTo(output[i]!, 1e-5));
        expect(network.remarks).to.eql([]);
        tf.dispose([feeds, found]);
        network.dispose();
      }));
  }

  it('is cut before a layer whose file does not say how it was quantised, which is named', () =>
    expectNoLeak(async () => {
      const network = await loadModel(Uint8Array.from(bytesOf('3.15-attention.keras')));
      expect(network.outputs.map(({ name }) => name)).to.eql(['tokens']);
      expect(unreadMessage(network.remarks[0])).to.match(
        /^layer "attention" has weights that were quantised/,
      );
      network.dispose();
    }));

  for (const mode of ['gptq/4/128', 'awq/4/128']) {
    it(`is refused by the name of its method: ${mode}`, () => {
      const dtype = { class_name: 'QuantizedDTypePolicy', config: { mode } };
      const dense = () => kindOf('Dense')?.(new Config('scores', { units: 2, dtype }), [[3]]);
      const method = mode.slice(0, mode.indexOf('/')).toUpperCase();
      expect(dense)
        .to.throw(UnsupportedLayerError)
        .with.property('message')
        .that.contains(`layer "scores" is quantised by ${method}`);
    });
  }

  for (const op of [
    roundedToWhole({ axes: [1], range: [-127, 127], epsilon: 1e-7 }),
    roundedToFloat8(),
  ]) {
    it(`passes gradients as if nothing had been rounded, as Keras does: ${op.type}`, () =>
      expectNoLeak(() => {
        tf.tidy(() => {
          const dy = tf.tensor2d([[1, -2, 0.5]]);
          const [dx] = op.backward({
            dy,
            inputs: [],
            output: undefined,
            inputShapes: [[1, 3]],
            weights: [],
            wanted: [true],
            rule: 'plain',
            derive: (_, __, make) => make(),
          });
          expect(Array.from(dx!.dataSync())).to.eql([1, -2, 0.5]);
        });
      }));
  }
});

describe('float8', () => {
  it('has the numbers of E4M3, of two that are as near the even one', () => {
    // By ml_dtypes.float8_e4m3fn.
    const rounded = [
      [0.3, 0.3125],
      [1.0625, 1],
      [1.1875, 1.25],
      [-17, -16],
      [500, 448],
      [0.001, 0.001953125],
      [0.0009, 0],
      [0, 0],
    ] as const;
    for (const [value, nearest] of rounded) expect(nearestFloat8(value)).to.equal(nearest);
  });
});
