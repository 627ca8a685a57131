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
