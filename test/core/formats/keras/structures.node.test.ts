import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { heatmap } from '../../../../src/core/attribution/heatmap.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import { GraphNetwork } from '../../../../src/core/graph/graph-network.js';
import type { Network } from '../../../../src/core/graph/network.js';
import { imageInput } from '../../../../src/core/graph/input-feed.js';
import { summaryText } from '../../../../src/core/summary/summary-table.js';
import { useBackend } from '../../../support/backends.js';
import { expectNoLeak } from '../../../support/leaks.js';
import { golden } from '../../golden-image.js';
import { functional, input, layer, point, pointWeights, read } from '../model-files.js';
import { unreadMessage } from '../unread-message.js';

interface Answers {
  readonly models: Readonly<
    Record<
      string,
      {
        readonly formats: readonly string[];
        readonly inputs: Readonly<Record<string, { shape: number[]; values: number[] }>>;
        /** What the inputs read that carry no image. */
        readonly values: Readonly<Record<string, number | number[]>>;
        readonly outputs: readonly (readonly number[])[];
        readonly cam: {
          readonly layer: string;
          /** Whether it is asked for, and not the one that is explained by default. */
          readonly given?: boolean;
          readonly class: number;
          readonly logit: number;
          readonly shape: readonly number[];
          readonly map: readonly number[];
        } | null;
      }
    >
  >;
}

const { models } = golden<Answers>('keras/structures/structures.json');

const fileOf = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../../golden/keras/structures/${name}`, import.meta.url)));

/** Largest difference as a share of the largest value. */
function difference(found: ArrayLike<number>, wanted: readonly number[]): number {
  expect(found.length).to.equal(wanted.length);
  const scale = Math.max(...wanted.map(Math.abs));
  return Math.max(...wanted.map((value, i) => Math.abs(found[i]! - value))) / scale;
}

async function opened(name: string, test: (network: Network) => Promise<void>): Promise<void> {
  const network = await loadModel(Uint8Array.from(fileOf(name)));
  try {
    await test(network);
  } finally {
    network.dispose();
  }
}

describe('a model whose images have their channels first', () => {
  before(() => useBackend('wasm'));

  it('is read with channels last, which is said', () =>
    opened('channels_first.k3.keras', (network) => {
      expect(network.inputs[0]!.shape).to.eql([8, 6, 3]);
      expect(network.layer('conv1').outputShape).to.eql([9, 7, 4]);
      expect(network.layer('slopes').outputShape).to.eql([9, 7, 4]);
      expect(network.remarks[0]).to.eql({ kind: 'channels-first' });
      return Promise.resolve();
    }));
});

describe('an activation of images with their channels first', () => {
  before(() => useBackend('wasm'));

  const first = { ...point, data_format: 'channels_first' };
  const ending = (activation: string) =>
    read(
      functional(
        [
          input('image', [null, 3, 4, 5]),
          layer('Conv2D', 'conv', first, 'image'),
          layer('Conv2D', 'shares', { ...first, activation }, 'conv'),
        ],
        ['image'],
        ['shares'],
      ),
      [...pointWeights('conv'), ...pointWeights('shares', 2)],
    );

  it('runs along columns, the last axis of the model, where it is a softmax', () =>
    expectNoLeak(async () => {
      const graph = await ending('softmax');
      expect(graph.remarks).to.have.length(1);
      const network = new GraphNetwork(graph);
      const image = tf.randomUniform([1, 4, 5, 3], 0, 1, 'float32', 3);
      const found = await network.execute({ image }, ['shares/linear', 'shares']);
      const powers = Array.from(await found['shares/linear']!.data(), Math.exp);
      // [4 rows, 5 columns, 2 channels]: of its row and channel.
      const sums = powers.map((_, i) => {
        const [row, channel] = [Math.floor(i / 10), i % 2];
        return [0, 1, 2, 3, 4].reduce((sum, x) => sum + powers[row * 10 + x * 2 + channel]!, 0);
      });
      const wanted = powers.map((power, i) => power / sums[i]!);
      expect(difference(await found['shares']!.data(), wanted)).to.be.below(1e-5);
      tf.dispose([image, found]);
      network.dispose();
    }));

  it('is refused by the name of the layer where it is another along that axis', async () => {
    const [first] = (await ending('log_softmax')).remarks;
    expect(unreadMessage(first)).to.contain(
      'layer "shares" has its channels first, but its activation',
    );
  });
});

describe('a layer whose activation is a PReLU', () => {
  before(() => useBackend('wasm'));

  it('has its slopes behind its own weights', () =>
    expectNoLeak(async () => {
      const shared = { class_name: 'PReLU', config: { name: 'slopes', shared_axes: [1, 2] } };
      const graph = await read(
        functional(
          [
            input('image', [null, 2, 1, 3]),
            layer('Conv2D', 'conv', { ...point, activation: shared }, 'image'),
          ],
          ['image'],
          ['conv'],
        ),
        [...pointWeights('conv'), { name: 'conv/alpha', shape: [1, 1, 2] }],
      );
      const network = new GraphNetwork(graph);
      const image = tf.tensor([-1, -3, -1, 1, 2, 1], [1, 2, 1, 3]);
      const found = await network.execute({ image }, ['conv/linear', 'conv']);
      const linear = await found['conv/linear']!.data();
      const slopes = await network.weights('conv')['alpha']!.data();
      const wanted = Array.from(linear, (value, i) => (value < 0 ? value * slopes[i % 2]! : value));
      expect(wanted).not.to.eql([...linear]);
      expect(difference(await found['conv']!.data(), wanted)).to.be.below(1e-6);
      expect(network.layer('conv').activation).to.equal('prelu');
      tf.dispose([image, found]);
      network.dispose();
    }));
});

describe('a Sequential', () => {
  before(() => useBackend('wasm'));

  it('lists no input, and models in it by their class', () =>
    opened('headed.k3.keras', (network) => {
      const lines = summaryText(network).split('\n');
      const names = lines.flatMap((line) => /^│ (\S+ \(\w+\))/.exec(line)?.[1] ?? []);
      expect(names).to.eql([
        'base (Functional)',
        'flat (Flatten)',
        'scores (Dense)',
        'softmax (Softmax)',
      ]);
      return Promise.resolve();
    }));
});

describe('a model with a frozen layer', () => {
  before(() => useBackend('wasm'));

  it('says which of its layers training leaves alone', () =>
    opened('transfer.k3.keras', (network) => {
      const frozen = network.nodes.filter((node) => node.frozen).map(({ name }) => name);
      expect(frozen).to.eql(['base/conv1', 'base/bn1']);
      return Promise.resolve();
    }));
});

describe('a model that Keras has put together', () => {
  before(() => useBackend('wasm'));

  for (const [name, { formats, inputs, outputs }] of Object.entries(models)) {
    for (const format of formats) {
      // Of float16 Keras keeps three digits.
      const most = name.startsWith('mixed') ? 2e-3 : 1e-5;
      it(`answers as in Keras: ${name}.${format}`, () =>
        opened(`${name}.${format}`, async (network) => {
          const feeds = Object.fromEntries(
            Object.entries(inputs).map(([key, { shape, values }]) => [
              key,
              tf.tensor(values, [1, ...shape]),
            ]),
          );
          const [only] = Object.values(feeds);
          // The input of a Sequential has a name of Keras' own.
          const given = network.inputs.length === 1 ? { [network.inputs[0]!.name]: only! } : feeds;
          const names = network.outputs.map((output) => output.name);
          const found = await network.execute(given, names);
          expect(names).to.have.length(outputs.length);
          for (const [index, wanted] of outputs.entries()) {
            const values = await found[names[index]!]!.data();
            expect(difference(values, wanted), names[index]).to.be.at.most(most);
          }
          tf.dispose([feeds, found]);
        }));
    }
  }

  for (const [name, { formats, inputs, values, cam }] of Object.entries(models)) {
    if (!cam) continue;
    for (const format of formats) {
      const most = name.startsWith('mixed') ? 2e-2 : 1e-4;
      it(`is explained as GradientTape does: ${name}.${format}`, () =>
        opened(`${name}.${format}`, async (original) => {
          const network = original.withChoices({ inputValues: values });
          const carrier = imageInput(network).name;
          const image = inputs[carrier] ?? Object.values(inputs)[0]!;
          // The only value of a sigmoid is the logit of class 1.
          const two = network.outputs[0]?.shape.at(-1) === 1;
          const found = await heatmap(network, Float32Array.from(image.values), {
            ...(cam.given === true ? { layer: cam.layer } : {}),
            ...(two ? { classIndex: 1 } : {}),
          });
          expect(found.layers).to.eql([cam.layer]);
          const index = two ? 1 : cam.class;
          expect(found.target.classes.map((one) => one.index)).to.eql([index]);
          expect(found.value).to.be.closeTo(cam.logit, 1e-4 + most * Math.abs(cam.logit));
          expect([found.map.height, found.map.width]).to.eql(cam.shape);
          expect(difference(found.map.values, cam.map)).to.be.at.most(most);
          network.dispose();
        }));
    }
  }
});
