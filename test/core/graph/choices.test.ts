import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import {
  LayerNotFoundError,
  NotConvolutionalError,
  OptionError,
  ShapeError,
} from '../../../src/core/errors.js';
import { chosen, type Choices } from '../../../src/core/graph/choices.js';
import type { GraphDefinition, GraphNode } from '../../../src/core/graph/definition.js';
import { GraphNetwork } from '../../../src/core/graph/graph-network.js';
import type { InputInfo, LayerInfo } from '../../../src/core/graph/layer-info.js';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { inputFeed } from '../../../src/core/graph/input-feed.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { concatenate } from '../../../src/core/ops/merge.js';
import { globalAveragePool } from '../../../src/core/ops/global-pool.js';
import { matMul } from '../../../src/core/ops/mat-mul.js';
import type { Op } from '../../../src/core/ops/op.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectNoLeak } from '../../support/leaks.js';

const plain = { mean: [0], std: [1], channels: 'grey' } as const;
const image = (name: string): InputInfo => ({ name, shape: [2, 2, 1], preprocessing: plain });

function node(
  name: string,
  op: Op,
  inputs: readonly string[],
  outputShape: readonly number[],
): GraphNode {
  const info: LayerInfo = {
    name,
    kind: op.type,
    role: 'other',
    outputShape,
    parameters: 0,
    inbound: inputs,
    spatial: false,
    channels: outputShape[outputShape.length - 1]!,
  };
  return { name, op, inputs, weights: op.type === 'matMul' ? [`${name}/kernel`] : [], info };
}

/**
 * Two images and two numbers: `all` is their means times 1, 10, 100 and 1000, added up; `left` is
 * twice the left image's mean.
 */
function twoImages(): GraphDefinition {
  const kernel = (...values: number[]) => ({
    shape: [values.length, 1],
    values: Float32Array.from(values),
  });
  return {
    name: 'two',
    inputs: [{ ...image('meta'), shape: [2] }, image('left'), image('right')],
    outputs: ['all', 'twice'].map((name) => ({
      name,
      shape: [1],
      logits: name,
      activation: 'linear',
    })),
    nodes: [
      node('means left', globalAveragePool(), ['left'], [1]),
      node('means right', globalAveragePool(), ['right'], [1]),
      node('joined', concatenate(1), ['means left', 'means right', 'meta'], [4]),
      node('all', matMul(), ['joined'], [1]),
      node('twice', matMul(), ['means left'], [1]),
    ],
    weights: new Map([
      ['all/kernel', kernel(1, 10, 100, 1000)],
      ['twice/kernel', kernel(2)],
    ]),
    metadata: {},
    remarks: [],
  };
}

const open = () => new GraphNetwork(chosen(twoImages()));
const ones = Float32Array.of(1, 1, 1, 1);

describe('what is chosen of a network', () => {
  before(() => useBackend(backends()[0]!));

  it('is the first image and the first output, and 0 for all other inputs', async () => {
    const network = open();
    expect(network.inputs.map(({ name, value }) => [name, value])).to.eql([
      ['left', undefined],
      ['meta', 0],
      ['right', 0],
    ]);
    const { logits } = await predict(network, ones);
    expect([...logits]).to.eql([-1, 1]);
    network.dispose();
  });

  it('is obeyed by whatever asks for the image and the classes', async () => {
    const network = open();
    const before = tf.memory().numTensors;
    const other = network.withChoices({
      imageInput: 'right',
      inputValues: { left: [1, 2, 3, 4], meta: 2 },
      labels: ['sum'],
    });
    const { top } = await predict(other, ones);
    // 2.5 · 1 + 1 · 10 + 2 · 100 + 2 · 1000
    expect(top.map(({ name }) => name)).to.eql(['sum', 'not sum']);
    expect(top[0]).to.include({ name: 'sum', logit: 2212.5 });
    const found = await heatmap(other, ones, { method: 'gradient' });
    // Each of four pixels counts a quarter of 10.
    expect([...found.map.values]).to.eql([2.5, 2.5, 2.5, 2.5]);
    expect(found.target.tensor).to.equal('all');
    other.dispose();
    // The weights are the first network's, and stay.
    expect(tf.memory().numTensors - before).to.be.at.most(2);
    expect([...(await predict(network, ones)).logits]).to.eql([-1, 1]);
    network.dispose();
  });

  it('fills what is not fed for each image of a batch, and leaves no tensors', async () => {
    const network = open().withChoices({ inputValues: { meta: [1, 2] } });
    const run = async () => {
      const left = tf.tensor4d([1, 1, 1, 1, 3, 3, 3, 3], [2, 2, 2, 1]);
      const found = await network.execute({ left }, ['all', 'meta']);
      expect([...(await found['all']!.data())]).to.eql([2101, 2103]);
      expect([...(await found['meta']!.data())]).to.eql([1, 2, 1, 2]);
      tf.dispose([left, found]);
    };
    await run();
    await expectNoLeak(run);
    network.dispose();
  });

  it('lets a run feed the other inputs all the same', async () => {
    const network = open();
    const feeds = { ...inputFeed(network, ones), meta: tf.tensor2d([[1, 0]]) };
    const found = await network.execute(feeds, ['all']);
    expect([...(await found['all']!.data())]).to.eql([101]);
    tf.dispose([feeds, found]);
    network.dispose();
  });

  it('puts the output to explain first, and keeps what was chosen before', async () => {
    const network = open();
    const other = network.withChoices({ imageInput: 'right' }).withChoices({ output: 'twice' });
    expect(other.outputs.map(({ name }) => name)).to.eql(['twice', 'all']);
    const back = other.withChoices({ imageInput: 'left' });
    expect([...(await predict(back, ones)).logits]).to.eql([-2, 2]);
    [back, other, network].forEach((each) => each.dispose());
  });

  it('keeps an input and an output that do not go together, where neither is named anew', () => {
    const network = new GraphNetwork(chosen(twoImages(), { imageInput: 'right', output: 'twice' }));
    const other = network.withChoices({ labels: ['sum'] });
    expect(other.inputs[0]?.name).to.equal('right');
    expect(other.outputs[0]?.name).to.equal('twice');
    // One that is named finds the other that goes with it.
    const named = other.withChoices({ output: 'twice' });
    expect(named.inputs[0]?.name).to.equal('left');
    [named, other, network].forEach((each) => each.dispose());
  });

  it('has the same fingerprint unless what is read changes', () => {
    const network = open();
    const print = (choices: Choices) => network.withChoices(choices).fingerprint;
    expect(print({})).to.equal(network.fingerprint);
    expect(print({ output: 'twice', labels: ['a'] })).to.equal(network.fingerprint);
    const other = { ...plain, mean: [1] };
    const all = [
      network.fingerprint,
      print({ imageInput: 'right' }),
      print({ preprocessing: other }),
      print({ inputValues: { meta: 1 } }),
    ];
    expect(new Set(all).size).to.equal(all.length);
    network.dispose();
  });

  it('must be there and fit, or the error says what there is', () => {
    const network = open();
    const wrong = (choices: Choices, error: new () => Error, message: RegExp) =>
      expect(() => network.withChoices(choices)).to.throw(error, message);
    wrong({ imageInput: 'middle' }, LayerNotFoundError, /no input "middle".*"left", "meta"/);
    wrong({ imageInput: 'meta' }, NotConvolutionalError, /"meta" takes \[2\].*no image/);
    wrong({ output: 'none' }, LayerNotFoundError, /no output "none".*"all", "twice"/);
    wrong({ inputValues: { none: 1 } }, LayerNotFoundError, /no input "none"/);
    wrong({ inputValues: { meta: [1] } }, ShapeError, /"meta" takes one value or 2, \[2\], not 1/);
    wrong({ inputValues: { meta: NaN } }, OptionError, /"meta" must be numbers/);
    const preprocessing = { mean: [1, 2, 3], std: [1, 1, 1], channels: 'RGB' } as const;
    wrong({ preprocessing }, OptionError, /"left" has 1 channels/);
    wrong({ preprocessing: { ...plain, std: [0] } }, OptionError, /not 0/);
    network.dispose();
  });
});
