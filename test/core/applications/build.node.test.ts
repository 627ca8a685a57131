import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { applicationGraph } from '../../../src/core/applications/application-graph.js';
import { buildApplication } from '../../../src/core/applications/build-application.js';
import { applicationFacts } from '../../../src/core/applications/registry.js';
import { initialWeights } from '../../../src/core/assembly/initial-weights.js';
import { AbortError } from '../../../src/core/errors.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { startBackend } from '../../../src/platform/node/start-backend.js';

const options = { weights: null, inputShape: [32, 32, 3], alpha: 0.25, classes: 4 } as const;
const photo = Float32Array.from({ length: 32 * 32 * 3 }, (_, i) => Math.sin(i));

/** The logits of a network that is drawn from a seed. */
async function logitsOf(seed: number): Promise<readonly number[]> {
  const network = await buildApplication('MobileNet', { ...options, seed });
  const { logits } = await predict(network, photo);
  network.dispose();
  return [...logits];
}

describe('buildApplication', () => {
  before(() => startBackend('wasm'));

  it('draws the same network from the same seed', async () => {
    const logits = await logitsOf(7);
    expect(logits.length).to.equal(4);
    expect(await logitsOf(7)).to.deep.equal(logits);
    expect(await logitsOf(8)).not.to.deep.equal(logits);
  });

  it('starts weights as Keras does', async () => {
    const network = await buildApplication('MobileNet', options);
    const weights = (layer: string) => network.weights(layer);
    const kernel = await weights('conv_pw_1')['kernel']!.data();
    // Glorot's limit: 8 channels into 16 through a window of one cell.
    const limit = Math.sqrt(6 / (8 + 16));
    expect(Math.max(...kernel)).to.be.within(0.9 * limit, limit);
    expect(Math.min(...kernel)).to.be.within(-limit, -0.9 * limit);
    expect(await weights('conv_preds')['bias']!.data()).to.deep.equal(new Float32Array(4));
    network.dispose();
  });

  it('gives a network whose weights are replaced by key', async () => {
    const network = await buildApplication('MobileNet', options);
    const bias = { shape: [4], values: Float32Array.of(0, 0, 50, 0) };
    const changed = network.withWeights(new Map([['conv_preds/bias', bias]]));
    const { top } = await predict(changed, photo);
    expect(top[0]?.index).to.equal(2);
    network.dispose();
  });

  it('names the weights of a model in a model by its path', async () => {
    const facts = applicationFacts('ConvNeXtTiny');
    const { weights } = await applicationGraph(facts, { weights: null }, () => initialWeights(0));
    const stem = 'convnext_tiny_stem/convnext_tiny_stem_conv/kernel';
    expect(weights.get(stem)?.shape).to.deep.equal([4, 4, 3, 96]);
  });

  it('ends with an AbortError and no tensor when it is cancelled', async () => {
    const tensors = memory().numTensors;
    const signal = AbortSignal.abort();
    const error = await buildApplication('MobileNet', { ...options, signal }).catch(
      (caught: unknown) => caught,
    );
    expect(error).to.be.instanceOf(AbortError);
    expect(memory().numTensors).to.equal(tensors);
  });
});
