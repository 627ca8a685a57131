import { expect } from 'chai';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { applicationGraph } from '../../../src/core/applications/application-graph.js';
import { buildApplication } from '../../../src/core/applications/build-application.js';
import { applicationFacts, builderOf } from '../../../src/core/applications/registry.js';
import { settled } from '../../../src/core/applications/options.js';
import { FetchError, ModelFormatError, WeightsError } from '../../../src/core/errors.js';
import type { WeightsSource } from '../../../src/core/applications/file-weights.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { buildApplication as buildInNode } from '../../../src/platform/node/build-application.js';
import { startBackend } from '../../../src/platform/node/start-backend.js';
import { rejection } from '../graph/rejection.js';
import { formulaWeights } from './formula-weights.js';
import { weightsFile } from './weights-file.js';

const options = { inputShape: [32, 32, 3], alpha: 0.25, classes: 4 } as const;
const photo = Float32Array.from({ length: 32 * 32 * 3 }, (_, i) => Math.sin(i));

const graphOf = (alpha: number) =>
  applicationGraph(applicationFacts('MobileNet'), { ...options, alpha, weights: null }, () =>
    formulaWeights(1),
  );

async function logitsWith(weights: WeightsSource): Promise<readonly number[]> {
  const network = await buildApplication('MobileNet', { ...options, weights });
  const { logits } = await predict(network, photo);
  network.dispose();
  return [...logits];
}

describe('Weights of ImageNet', () => {
  const asked = {
    inputShape: [32, 32, 3],
    alpha: 0.25,
    includeTop: false,
    pooling: 'avg',
  } as const;
  const told: [string, number, number][] = [];

  before(() => startBackend('wasm'));

  it('are fetched where Keras publishes them, and say how far they are', async () => {
    const facts = applicationFacts('MobileNet');
    const graph = await applicationGraph(facts, asked, () => formulaWeights(1));
    const bytes = Uint8Array.from(await weightsFile(graph));
    let address = '';
    const fetch = async (url: string) => {
      address = url;
      return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
    };
    const onProgress = (loaded: number, all: number) => void told.push([address, loaded, all]);
    const network = await buildApplication('MobileNet', { ...asked, fetch, onProgress });
    const kernel = await network.weights('conv_pw_13')['kernel']!.data();
    const stored = graph.weights.get('conv_pw_13/kernel');
    expect([...kernel]).to.deep.equal([...(await stored!.read())]);
    const file = 'tensorflow/keras-applications/mobilenet/mobilenet_2_5_224_tf_no_top.h5';
    const whole = [`https://storage.googleapis.com/${file}`, bytes.length, bytes.length];
    expect(told.at(-1)).to.deep.equal(whole);
    network.dispose();
  });

  it('are held against their hash, where the platform can', async () => {
    const fetch = async () => new Response(new Uint8Array(3));
    const error = await rejection(buildApplication('ConvNeXtTiny', { fetch }));
    expect(error).to.be.instanceOf(FetchError);
    // echo -ne '\\0\\0\\0' | sha256sum
    expect(error.message).to.match(
      /convnext_tiny\.h5 is not the file that Keras published: its SHA-256 is 709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c, not 8ae6/,
    );
  });

  it('say where they are to be had when they cannot be fetched', async () => {
    const fetch = async () => new Response(null, { status: 404 });
    const error = await rejection(buildApplication('VGG16', { fetch, weightsBase: 'https://a.b' }));
    expect(error).to.be.instanceOf(FetchError);
    expect(error.message).to.match(
      /404.* Fetch https:\/\/a\.b\/tensorflow\/.*\/vgg16_.*\.h5 in an/,
    );
  });

  it('give EfficientNetB0 the layer more that it has with them', async () => {
    const facts = applicationFacts('EfficientNetB0');
    const graph = await applicationGraph(facts, {}, () => formulaWeights(1));
    // Nothing reads it, yet it lies in the file.
    const count = { shape: [], read: async () => Float32Array.of(0) };
    const weights = new Map([...graph.weights, ['normalization/count', count] as const]);
    const findPublished = () => weightsFile({ ...graph, weights });
    const network = await buildApplication('EfficientNetB0', { findPublished });
    expect(network.nodes.map(({ name }) => name)).to.include('rescaling_1');
    network.dispose();
  });
});

describe('Weights of Keras Applications from a file', () => {
  let bytes: Uint8Array;
  let wanted: readonly number[];

  before(async () => {
    await startBackend('wasm');
    const graph = await graphOf(0.25);
    bytes = await weightsFile(graph);
    const changed = new Map<string, { shape: readonly number[]; values: Float32Array }>();
    for (const [key, { shape, read }] of graph.weights) {
      changed.set(key, { shape, values: await read() });
    }
    const drawn = await buildApplication('MobileNet', { ...options, weights: null });
    const network = drawn.withWeights(changed);
    wanted = [...(await predict(network, photo)).logits];
    drawn.dispose();
  });

  it('are those that the file has for each layer', async () => {
    expect(await logitsWith(bytes)).to.deep.equal(wanted);
  });

  it('come as a file, too', async () => {
    expect(await logitsWith(new Blob([Uint8Array.from(bytes)]))).to.deep.equal(wanted);
  });

  it('are taken in order where the layers of the file have other names', async () => {
    const renamed = await weightsFile(await graphOf(0.25), (_, index) => `layer_${index}`);
    expect(await logitsWith(renamed)).to.deep.equal(wanted);
  });

  it('come from an address, and say how far they are', async () => {
    const told: (readonly [number, number])[] = [];
    const headers = { 'content-length': String(bytes.length) };
    const network = await buildApplication('MobileNet', {
      ...options,
      weights: 'https://example.org/mobilenet.h5',
      fetch: async () => new Response(Uint8Array.from(bytes), { headers }),
      onProgress: (loaded, total) => told.push([loaded, total]),
    });
    expect([...(await predict(network, photo)).logits]).to.deep.equal(wanted);
    expect(told.at(-1)).to.deep.equal([bytes.length, bytes.length]);
    network.dispose();
  });

  it('lie on the disk, in Node', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'convlens-')), 'mobilenet.h5');
    writeFileSync(path, bytes);
    for (const weights of [path, pathToFileURL(path)]) {
      const network = await buildInNode('MobileNet', { ...options, weights });
      expect([...(await predict(network, photo)).logits]).to.deep.equal(wanted);
      network.dispose();
    }
    const missing = buildInNode('MobileNet', { ...options, weights: `${path}.no` });
    expect(await rejection(missing)).to.be.instanceOf(FetchError);
  });

  it('are refused by name where they are another network’s', async () => {
    const wider = await weightsFile(await graphOf(0.5));
    const error = await rejection(logitsWith(wider));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.match(/"conv1\/kernel" is \[3, 3, 3, 16\], but the layer needs/);
  });

  it('are refused where the file is cut short, or none of HDF5', async () => {
    for (const wrong of [bytes.subarray(0, 5000), new Uint8Array(100)]) {
      expect(await rejection(logitsWith(wrong))).to.be.instanceOf(ModelFormatError);
    }
  });

  it('lie in the group of the model in the model that has their layer, too', async () => {
    const small = { inputShape: [32, 32, 3], classes: 2, weights: null } as const;
    const facts = applicationFacts('ConvNeXtTiny');
    const graph = await applicationGraph(facts, small, () => formulaWeights(1));
    const weights = await weightsFile(graph);
    const network = await buildApplication('ConvNeXtTiny', { ...small, weights });
    for (const layer of [
      'convnext_tiny_stem/convnext_tiny_stem_conv',
      'convnext_tiny_head_dense',
    ]) {
      const kernel = await network.weights(layer)['kernel']!.data();
      const stored = await graph.weights.get(`${layer}/kernel`)!.read();
      expect([...kernel]).to.deep.equal([...stored]);
    }
    network.dispose();
  });

  it('lie in the folders of an archive of Keras 3, of models in models below these', async () => {
    const facts = applicationFacts('ConvNeXtTiny');
    const { layers } = (await builderOf(facts))(settled(facts, { weights: null }));
    const folder = (name: string) => layers.find((layer) => layer.name === name)?.folder;
    // As Keras 3.15.1 writes them with `save_weights('….weights.h5')`.
    expect(folder('convnext_tiny_stem/convnext_tiny_stem_conv')).to.equal(
      'layers/sequential/layers/conv2d',
    );
    const block = 'convnext_tiny_downsampling_block_0/convnext_tiny_downsampling_conv_0';
    expect(folder(block)).to.equal('layers/sequential_1/layers/conv2d');
    expect(folder('convnext_tiny_stage_0_block_1_layer_scale')).to.equal('layers/layer_scale_1');
    expect(folder('add')).to.equal('');
  });
});
