import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import sharp from 'sharp';
import { loadModel } from '../../../src/core/formats/load-model.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { expectNoLeak } from '../../support/leaks.js';

const root = new URL('../../../', import.meta.url);

/** Golden values of another implementation; test/golden/README.md says where they come from. */
interface Golden {
  readonly photos: Readonly<
    Record<
      string,
      {
        readonly file: string;
        readonly top5: readonly { readonly index: number; readonly logit: number }[];
        readonly logits: Statistics;
        readonly layers: Readonly<
          Record<
            string,
            Statistics & {
              readonly shape: readonly number[];
              readonly atOrigin: readonly number[];
              readonly atCentre: readonly number[];
            }
          >
        >;
      }
    >
  >;
}

interface Statistics {
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
}

const golden = JSON.parse(
  await readFile(new URL('test/golden/efficientnet-lite0.json', root), 'utf8'),
) as Golden;

const fetch = async (url: string) => new Response(await readFile(new URL(url, root)));

async function photo(file: string): Promise<tf.Tensor> {
  const path = new URL(`test/golden/${file}`, root);
  const pixels = await sharp(await readFile(path))
    .removeAlpha()
    .raw()
    .toBuffer();
  return tf.tensor4d(
    Float32Array.from(pixels, (level) => (level - 127) / 128),
    [1, 224, 224, 3],
  );
}

function statistics(values: ArrayLike<number>): Statistics {
  let [sum, squares, min, max] = [0, 0, Infinity, -Infinity];
  for (const value of Array.from(values)) {
    sum += value;
    squares += value * value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const mean = sum / values.length;
  return { mean, std: Math.sqrt(squares / values.length - mean ** 2), min, max };
}

describe('the embedded model', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = await loadModel('models/efficientnet-lite0/model.json', { fetch });
  });
  after(() => network.dispose());

  it('is a network of one image and a thousand classes', () => {
    expect(network.inputs.map(({ shape }) => shape)).to.eql([[224, 224, 3]]);
    expect(network.outputs[0]).to.include({ activation: 'softmax' });
    expect(network.layer(network.outputs[0]!.logits).outputShape).to.eql([1000]);
  });

  for (const [name, expected] of Object.entries(golden.photos)) {
    it(`gives the logits of ${name} that PyTorch gives`, async () => {
      const { name: output, logits } = network.outputs[0]!;
      const x = await photo(expected.file);
      const result = await network.execute({ [network.inputs[0]!.name]: x }, [logits, output]);
      const values = await result[logits]!.data();
      const close = { absolute: 0.1, relative: 0 };
      for (const { index, logit } of expected.top5) expectClose(values[index] ?? NaN, logit, close);
      const best = Array.from(values).indexOf(Math.max(...values));
      expect(best).to.equal(expected.top5[0]?.index);
      const { mean, std, min, max } = statistics(values);
      const { logits: wanted } = expected;
      expectClose([mean, std, min], [wanted.mean, wanted.std, wanted.min], close);
      expectClose(max, expected.top5[0]?.logit ?? NaN, close);
      const probabilities = await result[output]!.data();
      expectClose(1000 * statistics(probabilities).mean, 1, { absolute: 1e-4 });
      tf.dispose([x, result]);
    });

    it(`gives the layers of ${name} that PyTorch gives`, async () => {
      const x = await photo(expected.file);
      const layers = Object.keys(expected.layers);
      const result = await network.execute({ [network.inputs[0]!.name]: x }, layers);
      for (const layer of layers) {
        const wanted = expected.layers[layer]!;
        const tensor = result[layer]!;
        expect(tensor.shape).to.eql([1, ...wanted.shape]);
        const values = await tensor.data();
        const got = statistics(values);
        // The file's float16 weights move values by up to 0.02 deviations; extremes by more.
        const close = { absolute: 0.05 * wanted.std, relative: 0.02 };
        expectClose([got.mean, got.std], [wanted.mean, wanted.std], close);
        expectClose([got.min, got.max], [wanted.min, wanted.max], { ...close, relative: 0.05 });
        const [height, width, channels] = wanted.shape as [number, number, number];
        const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * channels;
        const at = (offset: number) => Array.from(values.slice(offset, offset + 4));
        const near = { absolute: 0.1 * wanted.std, relative: 0.02 };
        expectClose(at(0), wanted.atOrigin, near);
        expectClose(at(middle), wanted.atCentre, near);
      }
      tf.dispose([x, result]);
    });
  }

  it('leaves nothing behind when it is disposed', async () => {
    await expectNoLeak(async () => {
      const other = await loadModel('models/efficientnet-lite0/model.json', { fetch });
      const x = tf.zeros([1, 224, 224, 3]);
      const result = await other.execute({ [other.inputs[0]!.name]: x }, [other.outputs[0]!.name]);
      tf.dispose([x, result]);
      other.dispose();
    });
  });
});
