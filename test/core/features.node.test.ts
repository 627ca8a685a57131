import { expect } from 'chai';
import { heatmap } from '../../src/core/attribution/heatmap.js';
import { ClassNotFoundError, NoClassesError } from '../../src/core/errors.js';
import { faithfulness } from '../../src/core/evaluation/faithfulness.js';
import type { Network } from '../../src/core/graph/network.js';
import { predict } from '../../src/core/prediction/predict.js';
import { resolveClass } from '../../src/core/prediction/resolve-class.js';
import { summarise } from '../../src/core/summary/summarise.js';
import { useBackend } from '../support/backends.js';
import { rejection } from './graph/rejection.js';
import { tinyNetwork } from './tiny-network.js';

describe('a network without classes', () => {
  let network: Network;
  const image = Float32Array.of(1, 2, 3, -4);

  before(async () => {
    await useBackend('wasm');
    // Two channels, x and −x, after ReLU.
    network = tinyNetwork({
      input: [2, 2, 1],
      layers: [
        ['Conv2D', 'conv', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }],
        ['ReLU', 'relu', ['conv']],
      ],
      weights: {
        'conv/kernel': [
          [1, 1, 1, 2],
          [1, -1],
        ],
      },
    });
  });
  after(() => network.dispose());

  it('says so instead of naming one', async () => {
    expect(network.outputs[0]?.features).to.equal(true);
    expect(summarise(network).classNames).to.eql([]);
    const { top, logits, probabilities } = await predict(network, image);
    expect([top.length, logits.length, probabilities.length]).to.eql([0, 0, 0]);
    expect(() => resolveClass(network, 0)).to.throw(ClassNotFoundError, /has no classes/);
    const error = await rejection(
      faithfulness(
        network,
        image,
        { height: 2, width: 2, values: image },
        { measure: 'deletion', classIndex: 0 },
      ),
    );
    expect(error).to.be.instanceOf(NoClassesError);
    expect(error.message).to.match(/"relu" gives features, \[2, 2, 2\]/);
  });

  it('explains the mean of its output', async () => {
    const found = await heatmap(network, image, { method: 'gradient-x-input' });
    // Eight values: each open one counts an eighth of its pixel.
    expect([...found.map.values]).to.eql([0.125, 0.25, 0.375, 0.5]);
    expect(found.value).to.equal(1.25);
    expect(found.target).to.eql({ tensor: 'relu', classes: [], against: [], unit: null });
    const cam = await heatmap(network, image);
    expect(cam.layers).to.eql(['relu']);
    expect([...cam.map.values]).to.eql([0.125, 0.25, 0.375, 0.5]);
  });

  it('explains a channel, but no class', async () => {
    const unit = { layer: 'relu', channel: 1 };
    const found = await heatmap(network, image, { method: 'gradient-x-input', unit });
    expect([...found.map.values]).to.eql([0, 0, 0, 1]);
    const error = await rejection(heatmap(network, image, { classIndex: 1 }));
    expect(error).to.be.instanceOf(NoClassesError);
  });
});
