import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { activations } from '../../../src/core/activation/activations.js';
import { defaultHeatmapLayer } from '../../../src/core/attribution/default-layer.js';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { methodNames } from '../../../src/facts/methods.js';
import { evaluatePictures } from '../../../src/core/classification/evaluate-pictures.js';
import { planEvaluation } from '../../../src/core/classification/plan-evaluation.js';
import { ImageIndependentError } from '../../../src/core/errors.js';
import { faithfulness } from '../../../src/core/evaluation/faithfulness.js';
import { sanityCheck } from '../../../src/core/evaluation/sanity-check.js';
import { dream } from '../../../src/core/feature-visualization/dream.js';
import { visualizeFilters } from '../../../src/core/feature-visualization/visualize-filters.js';
import { loadModel } from '../../../src/core/formats/load-model.js';
import type { Network } from '../../../src/core/graph/network.js';
import { prepareImage } from '../../../src/core/image/prepare-image.js';
import { overview } from '../../../src/core/activation/overview.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { circuit } from '../../../src/core/unit/circuit.js';
import { classEffects } from '../../../src/core/unit/class-effects.js';
import { scanPictures } from '../../../src/core/unit/scan-pictures.js';
import { unit } from '../../../src/core/unit/unit.js';
import { useBackend } from '../../support/backends.js';
import { tinyNetwork } from '../tiny-network.js';

const photo = { width: 4, height: 4, pixels: new Uint8ClampedArray(64).fill(255) };
/** 1 in the upper left quarter, or in the lower right one. */
const quarter = (last: boolean) =>
  Float32Array.from({ length: 16 }, (_, i) =>
    Number(last ? i % 4 > 1 && i > 7 : i % 4 < 2 && i < 8),
  );

/** Two images, each with a convolution of its own, the second one's later; three outputs. */
function twin(): Network {
  return tinyNetwork({
    input: [4, 4, 1],
    others: { right: [4, 4, 1] },
    layers: [
      ['Conv2D', 'own', ['input'], { filters: 1, kernel_size: 1 }],
      ['Conv2D', 'other', ['right'], { filters: 1, kernel_size: 1 }],
      ['GlobalAveragePooling2D', 'own_mean', ['own']],
      ['GlobalAveragePooling2D', 'other_mean', ['other']],
      ['Dense', 'other_scores', ['other_mean'], { units: 2 }],
      ['Concatenate', 'both', ['own_mean', 'other_mean']],
      ['Dense', 'scores', ['both'], { units: 2 }],
    ],
    weights: {
      'own/kernel': [[1, 1, 1, 1], [1]],
      'own/bias': [[1], [0]],
      'other/kernel': [[1, 1, 1, 1], [2]],
      'other/bias': [[1], [0.5]],
      'other_scores/kernel': [
        [1, 2],
        [1, -1],
      ],
      'other_scores/bias': [[2], [0, 0]],
      'scores/kernel': [
        [2, 2],
        [3, 0, 1, 0],
      ],
      'scores/bias': [[2], [0, 0]],
    },
    outputs: ['scores', 'other_scores'],
  });
}

describe('what is asked about an image', () => {
  let network: Network;

  before(async () => {
    await useBackend('wasm');
    network = twin();
  });
  after(() => network.dispose());

  it('is explained at the last layer that the image reaches, not at a later one of another input', async () => {
    expect(defaultHeatmapLayer(network)).to.eql({
      layer: 'own',
      reason: { kind: 'last-spatial-of-image', rows: 4, columns: 4 },
    });
    const right = network.withChoices({ imageInput: 'right' });
    expect(defaultHeatmapLayer(right)?.layer).to.equal('other');
    right.dispose();
    const first = await heatmap(network, quarter(false), { classIndex: 0 });
    const second = await heatmap(network, quarter(true), { classIndex: 0 });
    expect(first.layers).to.eql(['own']);
    // Grad-CAM by hand: the mean of 16 cells times 3, so 3/16 where the image is 1.
    expect([...first.map.values]).to.eql([...quarter(false)].map((v) => (3 / 16) * v));
    expect([...second.map.values]).to.eql([...quarter(true)].map((v) => (3 / 16) * v));
  });

  it('leaves out of the overview what another input alone decides', async () => {
    expect(Object.keys((await overview(network, quarter(false))).maps)).to.eql(['own']);
  });

  it('is refused by name wherever a layer does not depend on it', async () => {
    const values = quarter(false);
    const prepared = prepareImage(photo, network.inputs[0]!);
    const filters = { layer: 'other', channels: [0], size: 32, steps: 1 };
    const asked: Readonly<Record<string, () => Promise<unknown>>> = {
      activations: () => activations(network, values, 'other'),
      filters: () => visualizeFilters(network, filters),
      partner: () =>
        visualizeFilters(network, {
          ...{ ...filters, layer: 'own' },
          joint: { layer: 'other', channel: 0 },
        }),
      dream: () => dream(network, photo, { layer: 'other', steps: 1 }),
      unit: () => unit(network, prepared, 'other', 0),
      circuit: () => circuit(network, 'other', 0, values),
      effects: () => classEffects(network, values, 'other', 0),
      scan: () => scanPictures(network, 'other', 1, async () => photo),
      sanity: () => sanityCheck(network, values, { method: 'grad-cam', layer: 'other' }),
      channel: () =>
        heatmap(network, values, { method: 'gradient', unit: { layer: 'other', channel: 0 } }),
    };
    for (const method of methodNames) {
      if ((await heatmap(network, values, { method })).layers.length === 0) continue;
      await refused(method, () => heatmap(network, values, { method, layer: 'other' }), 'other');
    }
    for (const [name, ask] of Object.entries(asked)) await refused(name, ask, 'other');
  });

  it('is refused by name wherever the output does not depend on it', async () => {
    const other = network.withChoices({ imageInput: 'input', output: 'other_scores' });
    const values = quarter(false);
    const map = { height: 4, width: 4, values };
    const plan = planEvaluation(other, new Map([['0', 1]]));
    const asked: Readonly<Record<string, () => Promise<unknown>>> = {
      predict: () => predict(other, values),
      faithfulness: () => faithfulness(other, values, map, { measure: 'deletion', classIndex: 0 }),
      evaluation: () =>
        evaluatePictures(other, plan, [{ name: 'a', trueClass: 0, open: async () => photo }]),
      class: () => dream(other, photo, { classIndex: 0, steps: 1 }),
    };
    for (const [name, ask] of Object.entries(asked)) await refused(name, ask, 'other_scores');
    for (const method of methodNames) {
      await refused(
        method,
        () => heatmap(other, values, { method, classIndex: 0 }),
        'other_scores',
      );
    }
    other.dispose();
  });

  async function refused(what: string, ask: () => Promise<unknown>, name: string): Promise<void> {
    const error = await ask().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error, what).to.be.an.instanceOf(ImageIndependentError);
    expect(String(error), what).to.equal(
      `ImageIndependentError: "${name}" does not depend on the image, which goes to the input ` +
        '"input": choose another layer or output, or bring the image to "right"',
    );
  }

  it('goes to the input that the output depends on, and of the outputs to one that depends on it', () => {
    const of = ({ inputs, outputs }: Network) => [inputs[0]!.name, outputs[0]!.name];
    expect(of(network)).to.eql(['input', 'scores']);
    const chosen = (choices: Parameters<Network['withChoices']>[0]) => {
      const other = network.withChoices(choices);
      other.dispose();
      return of(other);
    };
    expect(chosen({ output: 'other_scores' })).to.eql(['right', 'other_scores']);
    expect(chosen({ imageInput: 'right' })).to.eql(['right', 'scores']);
    expect(chosen({ imageInput: 'input', output: 'other_scores' })).to.eql([
      'input',
      'other_scores',
    ]);
  });

  it('reaches one call of a layer that two inputs share', async () => {
    const file = new URL('../../golden/keras/structures/siamese.k3.keras', import.meta.url);
    const shared = await loadModel(new Uint8Array(await readFile(file)));
    const beside = shared.nodes.filter((node) => node.besideImage).map(({ name }) => name);
    expect(beside).to.include('right');
    expect(beside.filter((name) => name.includes('@1'))).to.have.length(beside.length - 1);
    expect(beside.length).to.be.greaterThan(2);
    shared.dispose();
  });
});
