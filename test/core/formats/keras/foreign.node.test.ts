import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { UnsupportedLayerError } from '../../../../src/core/errors.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { readModel } from '../../../../src/core/formats/read-model.js';
import type { Kind } from '../../../../src/core/kinds/kind.js';
import { identity } from '../../../../src/core/ops/shape.js';
import type { Network } from '../../../../src/core/graph/network.js';
import { useBackend } from '../../../support/backends.js';
import { golden } from '../../golden-image.js';
import { rejection } from '../../graph/rejection.js';

/** By file; made by tools/make_keras_foreign.py. */
type Answers = Readonly<
  Record<string, { readonly image: number[]; readonly output: readonly number[] }>
>;

const answers = golden<Answers>('keras/foreign/answers.json');

const bytesOf = (file: string): Uint8Array => {
  const path = fileURLToPath(new URL(`../../../golden/keras/foreign/${file}`, import.meta.url));
  return Uint8Array.from(readFileSync(path));
};

const open = (file: string): Promise<Network> => loadModel(bytesOf(file));

describe('a model with what is no layer of Keras itself', () => {
  before(() => useBackend('wasm'));

  const read = Object.entries(answers).filter(([file]) => !/^(for-q|clustered)/.test(file));
  for (const [file, { image, output }] of read) {
    it(`answers as in Keras: ${file}`, async () => {
      const before = tf.memory().numTensors;
      const network = await open(file);
      expect(network.remarks).to.eql([]);
      const { name: input, shape } = network.inputs[0]!;
      const x = tf.tensor(image, [1, ...shape]);
      const { name } = network.outputs[0]!;
      const found = await network.execute({ [input]: x }, [name]);
      const values = await found[name]!.data();
      expect(values).to.have.length(output.length);
      values.forEach((value, i) => expect(value).to.be.closeTo(output[i]!, 1e-5));
      tf.dispose([x, found]);
      network.dispose();
      expect(tf.memory().numTensors - before, 'tensors left behind').to.equal(0);
    });
  }

  const named: Readonly<Record<string, string>> = {
    'for-quantisation.h5': 'get_layer("quant_" + layer.name).layer.get_weights()',
    'clustered.h5': 'tfmot.clustering.keras.strip_clustering(model)',
  };
  for (const [file, advice] of Object.entries(named)) {
    it(`is named with what to do where it is not read: ${file}`, async () => {
      const failure = await rejection(open(file));
      expect(failure).to.be.instanceOf(UnsupportedLayerError);
      expect(failure.message).to.contain(advice);
    });
  }

  it('has its Lambdas computed by what is given for all of them', async () => {
    const Lambda: Kind = (_, [shape = []]) => ({
      steps: [{ suffix: '', op: identity(), weights: [] }],
      outputShape: shape,
      weights: {},
    });
    const { nodes } = await readModel(bytesOf('lambdas.k2.h5'), { kinds: { Lambda } });
    expect(nodes.filter(({ op }) => op.type === 'identity')).to.have.length(2);
  });
});
