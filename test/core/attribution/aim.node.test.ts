import { expect } from 'chai';
import { gradCam, heatmap } from '../../../src/core/attribution/heatmap.js';
import type { Target } from '../../../src/core/attribution/target.js';
import type { Network } from '../../../src/core/graph/network.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { goldenImage } from '../golden-image.js';
import { rejection } from '../graph/rejection.js';
import { tinyNetwork } from '../tiny-network.js';

/** Two rows of three pixels, one channel: not square. */
const image = Float32Array.of(1, 2, 3, 4, 5, 6);

/** Three linear classes of the pixels, as they are. */
const linear = [
  [1, 0, -1, 2, 0, 0],
  [0, 1, 0, 0, 0, 3],
  [-1, 0, 0, 0, 0, 0],
] as const;

/** A convolution that changes nothing: a network without any is refused. */
const same = { 'same/kernel': [[1, 1, 1, 1], [1]] } as const;

const classes = () =>
  tinyNetwork({
    input: [2, 3, 1],
    layers: [
      ['Conv2D', 'same', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
      ['Flatten', 'flat', ['same']],
      ['Dense', 'score', ['flat'], { units: 3, use_bias: false, activation: 'softmax' }],
    ],
    weights: {
      ...same,
      'score/kernel': [
        [6, 3],
        image.reduce<number[]>((all, _, i) => [...all, ...linear.map((w) => w[i]!)], []),
      ],
    },
  });

/** One logit and its sigmoid: whether the left is brighter than the right. */
const binary = () =>
  tinyNetwork({
    input: [2, 3, 1],
    layers: [
      ['Conv2D', 'same', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
      ['Flatten', 'flat', ['same']],
      ['Dense', 'score', ['flat'], { units: 1, use_bias: false, activation: 'sigmoid' }],
    ],
    weights: { ...same, 'score/kernel': [[6, 1], [...linear[0]]] },
  });

/** Two classes for every pixel: its value, and minus twice its value. */
const dense = () =>
  tinyNetwork({
    input: [2, 3, 1],
    layers: [['Conv2D', 'each', ['input'], { filters: 2, kernel_size: [1, 1], use_bias: false }]],
    weights: {
      'each/kernel': [
        [1, 1, 1, 2],
        [1, -2],
      ],
    },
  });

async function gradientOf(network: Network, target: Target) {
  const result = await heatmap(network, image, { method: 'gradient', ...target });
  network.dispose();
  return { ...result, gradient: [...result.perChannel!] };
}

describe('what is explained', () => {
  before(() => useBackend('wasm'));

  it('is the strongest class unless one is named', async () => {
    const { target, value, gradient } = await gradientOf(classes(), {});
    expect(target.classes).to.eql([{ index: 1, name: 'class 1' }]);
    expect(value).to.equal(20);
    expect(gradient).to.eql([...linear[1]]);
  });

  it('is the sum of several classes', async () => {
    const { target, value, gradient } = await gradientOf(classes(), { classIndex: [0, 1] });
    expect(target.classes.map(({ index }) => index)).to.eql([0, 1]);
    expect(value).to.equal(26);
    expect(gradient).to.eql([1, 1, -1, 2, 0, 3]);
  });

  it('is one class against another', async () => {
    const { target, value, gradient } = await gradientOf(classes(), { classIndex: 0, against: 1 });
    expect(target.against).to.eql([{ index: 1, name: 'class 1' }]);
    expect(value).to.equal(6 - 20);
    expect(gradient).to.eql([1, -1, -1, 2, 0, -3]);
  });

  it('is the single logit of a sigmoid, or what speaks against it', async () => {
    const yes = await gradientOf(binary(), { classIndex: 1 });
    expect([yes.value, yes.gradient]).to.eql([6, [...linear[0]]]);
    const strongest = await gradientOf(binary(), {});
    expect([strongest.value, strongest.target.classes]).to.eql([
      6,
      [{ index: 1, name: 'class 1' }],
    ]);
    for (const target of [{ classIndex: 0 }, { classIndex: [], against: 1 }]) {
      const no = await gradientOf(binary(), target);
      expect(no.value).to.equal(-6);
      expect(no.gradient.map((v) => v + 0)).to.eql(linear[0].map((v) => -v + 0));
    }
  });

  it('is the class that the picture has most of, where a dense output is asked for none', async () => {
    // Of pixels v the classes have v and −2v: the first wins in all of a bright picture.
    const { target, value } = await gradientOf(dense(), {});
    expect(target.classes).to.eql([{ index: 0, name: 'class 0' }]);
    expect(value).to.be.closeTo(3.5, 1e-6);
  });

  it('is the mean of a class over the chosen cells of a dense output', async () => {
    const values = Float32Array.of(1, 0, 0, 0, 0, 3);
    const mask = { height: 2, width: 3, values };
    const { value, gradient } = await gradientOf(dense(), { classIndex: 1, mask });
    // −2 · (1 · 1 + 6 · 3) / 4
    expect(value).to.equal(-9.5);
    expect(gradient.map((v) => v + 0)).to.eql([-0.5, 0, 0, 0, 0, -1.5]);
    expect((await gradientOf(dense(), { classIndex: 0 })).value).to.be.closeTo(3.5, 1e-6);
  });

  it('is a channel of an inner layer, over all cells or at one', async () => {
    const unit = { layer: 'each', channel: 1 };
    const whole = await gradientOf(dense(), { unit });
    expect(whole.value).to.be.closeTo(-7, 1e-6);
    expect(whole.target).to.deep.include({ tensor: 'each', unit, classes: [] });
    const one = await gradientOf(dense(), { unit: { ...unit, at: [1, 0] } });
    expect(one.value).to.equal(-8);
    expect(one.gradient.map((v) => v + 0)).to.eql([0, 0, 0, -2, 0, 0]);
  });

  const refused: readonly [string, () => Network, Target, RegExp][] = [
    [
      'a class beyond the last',
      classes,
      { classIndex: [0, 3] },
      /^ClassNotFoundError: .*0 to 2, not 3/,
    ],
    ['nothing at all', classes, { classIndex: [] }, /^OptionError: there is no class/],
    ['a rival without a class', classes, { against: 1 }, /^OptionError: name the class/],
    ['an output that is not there', classes, { output: 'two' }, /^LayerNotFoundError: .*"score"/],
    [
      'a channel beyond the last',
      dense,
      { unit: { layer: 'each', channel: 2 } },
      /^ChannelNotFoundError/,
    ],
    [
      'a cell beyond the map',
      dense,
      { unit: { layer: 'each', channel: 0, at: [2, 0] } },
      /^OptionError: .*2 rows/,
    ],
    [
      'a mask of another size',
      dense,
      { classIndex: 0, mask: { height: 1, width: 1, values: Float32Array.of(1) } },
      /^OptionError: the mask is 1 × 1/,
    ],
    [
      'a mask for a vector',
      classes,
      { classIndex: 0, mask: { height: 1, width: 1, values: Float32Array.of(1) } },
      /^OptionError: "score" has no rows/,
    ],
  ];
  for (const [what, open, target, message] of refused) {
    it(`refuses ${what}`, async () => {
      const network = open();
      const error = await rejection(heatmap(network, image, { method: 'gradient', ...target }));
      expect(String(error)).to.match(message);
      network.dispose();
    });
  }

  it('says when nothing speaks for it, and when it does not depend on the image', async () => {
    const network = tinyNetwork({
      input: [2, 3, 1],
      layers: [
        ['Conv2D', 'maps', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }],
        ['GlobalAveragePooling2D', 'pool', ['maps']],
        ['Dense', 'score', ['pool'], { units: 2, use_bias: false }],
      ],
      weights: {
        'maps/kernel': [[1, 1, 1, 1], [1]],
        'score/kernel': [
          [1, 2],
          [-1, 0],
        ],
      },
    });
    const empty = async (classIndex: number) =>
      (await heatmap(network, image, { classIndex })).empty;
    expect([await empty(0), await empty(1)]).to.eql(['negative', 'flat']);
    network.dispose();
  });

  it('refuses settings that the method does not have', async () => {
    const network = classes();
    const run = heatmap(network, image, { method: 'gradient', settings: { samples: 3 } });
    expect(String(await rejection(run))).to.equal(
      'OptionError: no setting "samples": there is none',
    );
    network.dispose();
  });
});

describe('class activation on EfficientNet-Lite0', () => {
  let network: Network;
  let photo: Float32Array;

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
    photo = await goldenImage(network, 'chelsea-224.png');
  });
  after(() => network.dispose());

  it('is the same for Grad-CAM, HiResCAM and XGrad-CAM before the pooling', async () => {
    const [first, ...others] = await Promise.all(
      ['grad-cam', 'hires-cam', 'x-grad-cam'].map((method) => heatmap(network, photo, { method })),
    );
    const highest = Math.max(...first!.map.values);
    for (const { map } of others) {
      map.values.forEach((value, i) =>
        expect(value).to.be.closeTo(first!.map.values[i]!, 1e-4 * highest),
      );
    }
  });

  it('adds up to the logit without its bias', async () => {
    const { map, value, target } = await heatmap(network, photo, { method: 'hires-cam' });
    const bias = Object.entries(network.weights('logits')).find(([name]) => name === 'bias')![1];
    const own = (await bias.data())[target.classes[0]!.index]!;
    const sum = map.values.reduce((total, one) => total + one, 0);
    expect(sum).to.be.closeTo(value - own, 1e-3 * Math.abs(value));
  });

  it('joins several layers at the size of the image', async () => {
    const layer = ['block10_add', 'head_relu6'];
    const { layers, map } = await heatmap(network, photo, { method: 'layer-cam', layer });
    expect(layers).to.eql(layer);
    expect([map.height, map.width]).to.eql([224, 224]);
    expect(Math.max(...map.values)).to.be.closeTo(Math.tanh(2), 0.03);
    const one = await heatmap(network, photo, { layer });
    expect(Math.max(...one.map.values)).to.be.within(0.5, 1);
  });

  it('averages slight changes of the image when asked', async () => {
    const plain = await gradCam(network, photo);
    const smooth = await gradCam(network, photo, { augment: true });
    expect(smooth.value).to.equal(plain.value);
    const [a, b] = [plain.map.values, smooth.map.values];
    const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
    const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    expect(cosine).to.be.within(0.8, 0.999999);
  });

  it('leaves no tensor behind', async () => {
    const run = () =>
      heatmap(network, photo, { layer: ['block10_add', 'head_relu6'], augment: true });
    await run();
    await expectNoLeak(run);
  });
});
