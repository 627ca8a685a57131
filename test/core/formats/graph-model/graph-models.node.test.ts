import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { gradCam } from '../../../../src/core/attribution/heatmap.js';
import { loadModel } from '../../../../src/core/formats/load-model.js';
import type { Network } from '../../../../src/core/graph/network.js';
import { useBackend } from '../../../support/backends.js';
import { expectNoLeak } from '../../../support/leaks.js';
import { golden } from '../../golden-image.js';
import { channelsFirst, type GraphModelJson } from '../../assembly/channels-first.js';
import { filesFetch } from '../model-files.js';

/** What TensorFlow answers; tools/make_graph_models.py makes it. */
interface Answers {
  readonly models: Readonly<
    Record<
      string,
      {
        readonly image: readonly number[];
        readonly outputs: readonly (readonly number[])[];
        readonly gradCam: readonly (readonly number[])[];
      }
    >
  >;
}

const { models } = golden<Answers>('graph-models/answers.json');
const fileOf = (model: string, file: string) =>
  readFileSync(new URL(`../../../golden/graph-models/${model}/${file}`, import.meta.url));
const jsonOf = (model: string) =>
  JSON.parse(fileOf(model, 'model.json').toString()) as GraphModelJson;
const bytesOf = (model: string) => Uint8Array.from(fileOf(model, 'group1-shard1of1.bin'));

const open = (json: GraphModelJson, bytes: Uint8Array<ArrayBuffer>): Promise<Network> =>
  loadModel('https://models.example/model.json', {
    fetch: filesFetch({
      'model.json': JSON.stringify(json),
      'group1-shard1of1.bin': bytes.buffer,
    }),
  });
const openGolden = (model: string) => open(jsonOf(model), bytesOf(model));

async function expectAnswers(network: Network, name: string): Promise<void> {
  const { image, outputs } = models[name]!;
  const { name: input, shape } = network.inputs[0]!;
  const x = tf.tensor([...image], [1, ...shape]);
  const names = network.outputs.map((output) => output.name);
  expect(names).to.have.length(outputs.length);
  const found = await network.execute({ [input]: x }, names);
  for (const [index, output] of outputs.entries()) {
    const values = await found[names[index]!]!.data();
    expect(values).to.have.length(output.length);
    values.forEach((value, i) => {
      expect(value, `output ${index}`).to.be.closeTo(output[i]!, 1e-5 * Math.abs(output[i]!));
    });
  }
  tf.dispose([x, found]);
}

async function expectGradCam(network: Network, name: string): Promise<void> {
  const { image, gradCam: map } = models[name]!;
  const layer = network.nodes.filter((node) => node.name.includes('explained')).at(-1)!.name;
  const found = await gradCam(network, Float32Array.from(image), { layer });
  const largest = Math.max(...map.flat());
  expect([found.map.height, found.map.width]).to.deep.equal([map.length, map[0]!.length]);
  map.flat().forEach((value, i) => {
    expect(found.positive.values[i]).to.be.closeTo(value, 1e-5 * largest);
  });
}

/** Names of a network's layers without the converter's prefix, by kind. */
const layersOf = (network: Network, kind: string): string[] =>
  network.nodes
    .filter((node) => node.kind === kind)
    .map((node) => node.name.replace(/^StatefulPartitionedCall\//, ''));

describe('a tfjs graph model', () => {
  before(() => useBackend('wasm'));

  for (const name of Object.keys(models)) {
    it(`answers and explains as in TensorFlow: ${name}`, async () => {
      await expectNoLeak(async () => {
        const network = await openGolden(name);
        await expectAnswers(network, name);
        await expectGradCam(network, name);
        network.dispose();
      });
    });
  }

  it('may have the channels of its images first', async () => {
    const { json, bytes } = channelsFirst(jsonOf('mobile'), bytesOf('mobile'));
    const network = await open(json, bytes);
    expect(network.inputs[0]!.shape).to.deep.equal([16, 16, 3]);
    expect(layersOf(network, 'Permute')).to.deep.equal([]);
    await expectAnswers(network, 'mobile');
    await expectGradCam(network, 'mobile');
    network.dispose();
  });

  it('shows what is before the activation of a fused node', async () => {
    const network = await openGolden('mobile');
    const relu = 'StatefulPartitionedCall/mobile_1/stem_relu_1/Relu6';
    const { partOf, outputShape } = network.layer(`${relu}/linear`);
    expect([partOf, outputShape]).to.deep.equal([relu, [8, 8, 6]]);
    const x = tf.tensor([...models['mobile']!.image], [1, 16, 16, 3]);
    const found = await network.execute({ photo: x }, [`${relu}/linear`, relu]);
    const before = await found[`${relu}/linear`]!.data();
    const after = await found[relu]!.data();
    expect(Math.min(...before)).to.be.below(0);
    after.forEach((value, i) => {
      expect(value).to.be.closeTo(Math.min(6, Math.max(0, before[i]!)), 1e-5);
    });
    tf.dispose([x, found]);
    network.dispose();
  });

  it('makes a BatchNorm of the product and sum that the converter leaves of one', async () => {
    const network = await openGolden('mobile');
    expect(layersOf(network, 'BatchNormalization')).to.deep.equal([
      'mobile_1/depthwise_bn_1/batchnorm/add_1',
    ]);
    network.dispose();
  });

  it('makes one dilated convolution of three nodes', async () => {
    const network = await openGolden('dilated');
    expect(layersOf(network, 'Conv2D')).to.include('dilated_1/wider_1/convolution');
    const kinds = new Set(network.nodes.map((node) => node.kind));
    expect([...kinds].filter((kind) => /Batch|Space|Shape|Pack/.test(kind))).to.deep.equal([]);
    network.dispose();
  });

  it('has its outputs in the order of its signature', async () => {
    const network = await openGolden('pieces');
    expect(network.outputs.map(({ shape, activation }) => [shape, activation])).to.deep.equal([
      [[4], 'softmax'],
      [[1], 'sigmoid'],
    ]);
    network.dispose();
  });
});
