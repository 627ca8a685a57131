import { expect } from 'chai';
import { heatmap } from '../../../src/core/attribution/heatmap.js';
import { classNames } from '../../../src/core/prediction/class-labels.js';
import { OptionError } from '../../../src/core/errors.js';
import { dream } from '../../../src/core/feature-visualization/dream.js';
import type { Network } from '../../../src/core/graph/network.js';
import { predict } from '../../../src/core/prediction/predict.js';
import { resolveClass } from '../../../src/core/prediction/resolve-class.js';
import { classEffects } from '../../../src/core/unit/class-effects.js';
import { useBackend } from '../../support/backends.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork, type TinyLayer } from '../tiny-network.js';

const image = Float32Array.of(1, 2, 3, 4);

/** Two rows of two pixels; what `last` makes of `units` linear numbers of them. */
function ending(
  units: number,
  last: readonly TinyLayer[],
  metadata: Readonly<Record<string, readonly string[]>> = {},
): Network {
  // Number k is the sum of the pixels times (k + 1) / 10, less 1.
  const column = Array.from({ length: units }, (_, k) => (k + 1) / 10);
  return tinyNetwork({
    input: [2, 2, 1],
    layers: [
      ['Conv2D', 'same', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
      ['Flatten', 'flat', ['same']],
      ['Dense', 'dense', ['flat'], { units }],
      ...last,
    ],
    weights: {
      'same/kernel': [[1, 1, 1, 1], [1]],
      'dense/kernel': [[4, units], [column, column, column, column].flat()],
      'dense/bias': [[units], column.map(() => -1)],
    },
    metadata,
  });
}

const softmax: TinyLayer = ['Softmax', 'softmax', ['dense']];
/** 0, 1 and 2 of ten pixels' sum. */
const logits = [0, 1, 2];
const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
const shares = logits.map((z) => Math.exp(z) / total);

describe('classes behind what passes them on', () => {
  before(() => useBackend('cpu'));

  const act = (name: string, reads: string, activation: string): TinyLayer => [
    'Activation',
    name,
    [reads],
    { activation },
  ];
  const endings: readonly (readonly [string, readonly TinyLayer[], string])[] = [
    ['a softmax', [softmax], 'dense'],
    ['an activation called linear', [act('out', 'dense', 'linear')], 'out'],
    ['log_softmax', [act('out', 'dense', 'log_softmax')], 'dense'],
    [
      'a clip',
      [softmax, ['Clip', 'cut', ['softmax'], { x_min: 0.1, x_max: 0.6 }, 'keras.src.ops.numpy']],
      'dense',
    ],
    ['a scale', [softmax, ['Rescaling', 'scaled', ['softmax'], { scale: 100 }]], 'dense'],
    ['a dropout', [softmax, ['Dropout', 'out', ['softmax'], { rate: 0.5 }]], 'dense'],
    ['a reshape', [softmax, ['Reshape', 'out', ['softmax'], { target_shape: [1, 3] }]], 'dense'],
    ['a leaky ReLU', [['LeakyReLU', 'out', ['dense'], { alpha: 0.3 }]], 'out'],
    [
      'a temperature',
      [
        ['Rescaling', 'cooled', ['dense'], { scale: 1 }],
        ['Softmax', 'out', ['cooled']],
      ],
      'cooled',
    ],
    [
      'several of these',
      [
        softmax,
        ['Rescaling', 'scaled', ['softmax'], { scale: 0.5 }],
        ['Dropout', 'dropped', ['scaled'], { rate: 0.5 }],
        act('out', 'dropped', 'linear'),
      ],
      'dense',
    ],
  ];
  for (const [name, last, tensor] of endings) {
    it(`are found behind ${name}, with the shares before it`, async () => {
      const network = ending(3, last);
      const { probabilities, top, reason } = await predict(network, image);
      expect(reason).to.equal(undefined);
      probabilities.forEach((p, k) => expect(p).to.be.closeTo(shares[k]!, 1e-6));
      expect(top.map(({ index }) => index)).to.eql([2, 1, 0]);
      const found = await heatmap(network, image, { method: 'gradient', classIndex: 2 });
      expect(found.target.tensor).to.equal(tensor);
      expect(found.value).to.be.closeTo(2, 1e-6);
      network.dispose();
    });
  }

  it('are not found behind a scale below zero, which turns them round', () => {
    const turned = ending(3, [softmax, ['Rescaling', 'out', ['softmax'], { scale: -1 }]]);
    expect(turned.outputs[0]).to.include({ features: true });
    turned.dispose();
  });

  it('say why there are none', async () => {
    const network = ending(3, [act('out', 'dense', 'tanh')]);
    const { top, reason } = await predict(network, image);
    expect(top).to.eql([]);
    expect(reason).to.eql({
      kind: 'features',
      output: 'out',
      shape: [3],
      from: { layer: 'out', what: 'tanh' },
    });
    network.dispose();
  });
});

describe('one sigmoid', () => {
  before(() => useBackend('cpu'));

  const last: TinyLayer = ['Activation', 'sure', ['dense'], { activation: 'sigmoid' }];

  it('is two classes, each with its name and its share', async () => {
    const names = async (labels?: readonly string[]) => {
      const network = ending(1, [last], labels ? { labels } : {});
      const { top, logits: found } = await predict(network, image);
      expect(top.reduce((sum, { probability }) => sum + probability, 0)).to.be.closeTo(1, 1e-6);
      expect(found[0]).to.equal(-found[1]!);
      const all = classNames(network);
      network.dispose();
      return all;
    };
    expect(await names()).to.eql(['class 0', 'class 1']);
    expect(await names(['dog'])).to.eql(['not dog', 'dog']);
    expect(await names(['cat', 'dog'])).to.eql(['cat', 'dog']);
  });

  it('is explained for either class, and pushed in opposite directions by a channel', async () => {
    const network = ending(1, [last]);
    const method = 'gradient-x-input';
    const of = (classIndex: number) => heatmap(network, image, { method, classIndex });
    const [no, yes] = [await of(0), await of(1)];
    expect(yes.target.classes).to.eql([{ index: 1, name: 'class 1' }]);
    yes.map.values.forEach((value, i) => expect(no.map.values[i]).to.equal(-value));
    const { push, zero } = await classEffects(network, image, 'same', 0);
    expect(push[1]).to.be.closeTo(1, 1e-3);
    expect(push[0]).to.equal(-push[1]!);
    expect(zero.probabilities[1]).to.be.closeTo(1 / (1 + Math.E), 1e-6);
    network.dispose();
  });

  it('has the share of a hard sigmoid where it is one', async () => {
    const hard: TinyLayer = ['Activation', 'out', ['dense'], { activation: 'hard_sigmoid' }];
    const network = ending(2, [hard]);
    const { probabilities } = await predict(network, image);
    const slope = network.outputs[0]!.slope!;
    expect([...probabilities].map((p) => Math.round(1e6 * p))).to.eql(
      [0, 1].map((z) => Math.round(1e6 * (slope * z + 0.5))),
    );
    network.dispose();
  });
});

describe('a single number', () => {
  before(() => useBackend('cpu'));

  const numbers: readonly (readonly [string, readonly TinyLayer[], number, object])[] = [
    ['a dense layer', [], 0, { output: 'dense', kind: 'number', of: null }],
    [
      'tanh',
      [['Activation', 'out', ['dense'], { activation: 'tanh' }]],
      0,
      { output: 'out', kind: 'number', of: 'tanh' },
    ],
    [
      'softplus',
      [['Activation', 'out', ['dense'], { activation: 'softplus' }]],
      Math.LN2,
      { output: 'out', kind: 'number', of: 'softplus' },
    ],
    [
      'a scaled sigmoid',
      [
        ['Activation', 'squashed', ['dense'], { activation: 'sigmoid' }],
        ['Rescaling', 'out', ['squashed'], { scale: 10 }],
      ],
      5,
      { output: 'out', kind: 'scaled-number', by: 'out' },
    ],
  ];
  for (const [name, last, value, note] of numbers) {
    it(`out of ${name} is a value and no share, explained higher and lower`, async () => {
      const network = ending(1, last);
      const found = await predict(network, image);
      expect(found.value).to.be.closeTo(value, 1e-6);
      expect([found.top.length, found.probabilities.length]).to.eql([0, 0]);
      expect(found.reason).to.eql(note);
      expect(resolveClass(network, 'higher')).to.equal(1);
      const method = 'gradient-x-input';
      const of = (classIndex?: number) => heatmap(network, image, { method, classIndex });
      const [lower, higher, plain] = [await of(0), await of(1), await of()];
      expect(plain.map.values).to.eql(higher.map.values);
      expect(higher.map.values[0]).to.be.above(0);
      higher.map.values.forEach((v, i) => expect(lower.map.values[i]).to.equal(-v));
      expect(higher.target.classes[0]?.name).to.equal('a higher number');
      network.dispose();
    });
  }

  it('is two classes once they have names, and a number again without', async () => {
    const network = ending(1, []);
    const named = network.withChoices({ labels: ['cat', 'dog'] });
    const { top, value } = await predict(named, image);
    expect([value, top.map(({ probability }) => probability)]).to.eql([undefined, [0.5, 0.5]]);
    const again = named.withChoices({ labels: [] });
    expect((await predict(again, image)).value).to.be.closeTo(0, 1e-6);
    network.dispose();
  });
});

describe('positions', () => {
  before(() => useBackend('cpu'));

  const last: readonly TinyLayer[] = [
    ['Reshape', 'rows', ['dense'], { target_shape: [3, 2] }],
    ['Softmax', 'softmax', ['rows']],
  ];

  it('have classes of their own, all summed until one is chosen', async () => {
    // Numbers 0 to 5, two at each of three positions.
    const network = ending(6, last);
    const whole = await predict(network, image);
    [6, 9].forEach((sum, k) => expect(whole.logits[k]).to.be.closeTo(sum, 1e-5));
    expect(whole.probabilities[1]).to.be.closeTo(1 / (1 + Math.exp(-1)), 1e-6);
    expect(whole.positions?.map(({ index }) => index)).to.eql([1, 1, 1]);
    expect((await heatmap(network, image, { method: 'gradient' })).value).to.be.closeTo(9, 1e-5);
    const one = network.withChoices({ position: 2 });
    expect((await predict(one, image)).logits[1]).to.be.closeTo(5, 1e-5);
    expect((await heatmap(one, image, { method: 'gradient' })).value).to.be.closeTo(5, 1e-5);
    expect((await heatmap(one, image, { classIndex: 0 })).value).to.be.closeTo(4, 1e-5);
    network.dispose();
  });

  it('are refused where there are none, or fewer', () => {
    const network = ending(6, last);
    expect(() => network.withChoices({ position: 3 })).to.throw(OptionError, /0 to 2/);
    const flat = ending(3, [softmax]);
    expect(() => flat.withChoices({ position: 0 })).to.throw(OptionError, /no positions/);
    network.dispose();
    flat.dispose();
  });

  it('of features are explained by the mean of all', async () => {
    const network = ending(6, [last[0]!, ['ReLU', 'relu', ['rows']]]);
    const found = await heatmap(network, image, { method: 'gradient' });
    expect(found.value).to.be.closeTo(2.5, 1e-5);
    expect((await predict(network, image)).reason)
      .to.include({ kind: 'features' })
      .and.deep.include({ shape: [3, 2] });
    network.dispose();
  });
});

describe('a picture that comes out', () => {
  before(() => useBackend('cpu'));

  it('is given as it is, and its mean explained', async () => {
    const network = tinyNetwork({
      input: [1, 2, 3],
      layers: [
        ['Conv2D', 'out', ['input'], { filters: 3, kernel_size: [1, 1], activation: 'tanh' }],
      ],
      weights: {
        'out/kernel': [
          [1, 1, 3, 3],
          [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ],
        'out/bias': [[3], [0, 0, 0]],
      },
    });
    const { picture, top, reason } = await predict(network, Float32Array.of(9, -9, 0, 0, 9, -9));
    expect(picture).to.include({ width: 2, height: 1, black: -1, white: 1 });
    expect([...picture!.pixels]).to.eql([255, 0, 128, 255, 128, 255, 0, 255]);
    expect(top).to.eql([]);
    expect(reason).to.eql({ kind: 'picture', output: 'out', shape: [1, 2, 3] });
    const error = await rejection(
      dream(network, { width: 2, height: 1, pixels: new Uint8ClampedArray(8) }, { classIndex: 0 }),
    );
    expect(error).to.be.instanceOf(OptionError);
    network.dispose();
  });
});
