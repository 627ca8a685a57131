import type { Json } from '../../kinds/config.js';
import type { Pair } from '../../ops/window.js';
import { product } from '../../ops/merge.js';
import { reshaped, sizeOf, transposed, type GraphConstant } from './constant.js';
import { borderOf, channelsFirst, imageOf, like, pairOf } from './layout.js';
import type { NodeDef } from './node-def.js';
import { layerOf, type Rule } from './rule.js';
import { preluOf } from './elementwise.js';
import { isFlow, type Flow, type LayerDraft, type Translation } from './translation.js';
import { say, str } from '../../sentence.js';

/* Convolutions and matrix products, alone and with what TensorFlow fuses into them. */

/** Fused functions that Keras has a name for. */
const ACTIVATIONS: Readonly<Record<string, string>> = {
  Relu: 'relu',
  Relu6: 'relu6',
  Elu: 'elu',
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
};

/** A layer of a Keras class that is linear in what it reads. */
interface LinearDraft extends LayerDraft {
  readonly config: Json;
  readonly weights: Readonly<Record<string, GraphConstant>>;
}

/** Adds a linear layer with the bias and the activation that are fused into its node. */
function linear(at: Translation, node: NodeDef, draft: LinearDraft, channels: number): Flow {
  let { config, weights } = { ...draft, config: { ...draft.config, use_bias: false } as Json };
  let behind: LayerDraft | undefined;
  let argument = 2;
  const vector = (): GraphConstant => {
    const own = at.constant(node, argument++);
    if (sizeOf(own.shape) === channels) return reshaped(own, [channels]);
    throw at.unsupported(node, say(str`has [${own.shape.join(', ')}] for ${channels} channels`));
  };
  for (const name of node.attributes.texts('fused_ops')) {
    const activation = Object.hasOwn(ACTIVATIONS, name) ? ACTIVATIONS[name] : undefined;
    if (name === 'BiasAdd') {
      config = { ...config, use_bias: true };
      weights = { ...weights, bias: vector() };
    } else if (activation !== undefined) {
      config = { ...config, activation };
    } else if (name === 'LeakyRelu') {
      const negative_slope = node.attributes.number('leakyrelu_alpha', 0.2);
      behind = { className: 'LeakyReLU', config: { negative_slope }, reads: [] };
    } else if (name === 'Prelu') {
      behind = preluOf(vector(), draft.className === 'Dense' ? [] : [1, 1]);
    } else {
      throw at.unsupported(node, say(str`has a fused ${name.slice(0, 60)}`));
    }
  }
  const whole = { ...draft, config, weights };
  if (!behind) return at.layer(node.name, whole);
  return at.layer(node.name, { ...behind, reads: [at.layer(`${node.name}/linear`, whole)] });
}

/** What a convolution of one kind has of its own. */
interface OwnPart {
  readonly className: string;
  readonly config: Json;
  readonly weights: Readonly<Record<string, GraphConstant>>;
  readonly filters: number;
}

/** A convolution of any kind; `of` says what is its own by the kernel and the channels it reads. */
const convolution =
  (of: (kernel: GraphConstant, channels: number) => OwnPart): Rule =>
  (at, node) => {
    const kernel = at.constant(node, 1);
    if (kernel.shape.length !== 4) {
      throw at.unsupported(node, say(str`has a kernel [${kernel.shape.join(', ')}]`));
    }
    const window = windowOf(at, node);
    const channels = window.image.shape[2] ?? 1;
    const { className, config, weights, filters } = of(kernel, channels);
    const { padding, dilation_rate, strides } = window;
    const shared = { kernel_size: kernel.shape.slice(0, 2), strides, dilation_rate, padding };
    const draft = { className, config: { ...config, ...shared }, weights, reads: [window.image] };
    const made = linear(at, node, draft, filters);
    const placed = like(made, window.image);
    return window.spread ? { ...placed, pending: { type: 'convolved' } } : placed;
  };

/** What a convolution slides over, and how. */
interface Window {
  readonly image: Flow;
  readonly strides: Pair;
  readonly dilation_rate: Pair;
  readonly padding: 'same' | 'valid';
  readonly spread: boolean;
}

function windowOf(at: Translation, node: NodeDef): Window {
  const input = at.input(node, 0);
  const strides = pairOf(node, 'strides');
  const padding = node.attributes.choice('padding', ['VALID', 'SAME', 'EXPLICIT']);
  if (isFlow(input) && input.pending?.type === 'spread' && padding === 'VALID') {
    const { block, paddings } = input.pending;
    const gather = at.onlyReader(node.name);
    const crops = gather && at.numbers(gather, 2);
    // Cells cut off behind a convolution are as good as never padded.
    const border = borderOf(
      paddings.map((padded, i) => padded - (crops?.[i - 2] ?? 0)),
      false,
    );
    const image = padded(at, node, { layer: input.layer, shape: input.shape }, border);
    const dilation_rate: Pair = [block[0] ?? 1, block[1] ?? 1];
    return { image, strides, dilation_rate, padding: 'valid', spread: true };
  }
  const image = imageOf(at, node, at.tensor(node));
  const window = { strides, dilation_rate: pairOf(node, 'dilations', [1, 1]), spread: false };
  if (padding !== 'EXPLICIT') {
    return { ...window, image, padding: padding === 'SAME' ? 'same' : 'valid' };
  }
  const border = borderOf(node.attributes.integers('explicit_paddings'), channelsFirst(node));
  return { ...window, image: padded(at, node, image, border), padding: 'valid' };
}

/** The image with zeros around it. */
function padded(at: Translation, node: NodeDef, image: Flow, border: [Pair, Pair]): Flow {
  if (border.flat().every((cells) => cells === 0)) return image;
  const draft = { className: 'ZeroPadding2D', config: { padding: border }, reads: [image] };
  return like(at.layer(`${node.name}/pad`, draft), image);
}

export const conv2d = convolution((kernel, channels) => {
  const [, , depth = 1, filters = 1] = kernel.shape;
  const config = { filters, groups: channels / depth };
  return { className: 'Conv2D', config, weights: { kernel }, filters };
});

export const depthwiseConv2d = convolution((kernel, channels) => {
  const [, , , multiplier = 1] = kernel.shape;
  return {
    className: 'DepthwiseConv2D',
    config: { depth_multiplier: multiplier },
    weights: { depthwise_kernel: kernel },
    filters: channels * multiplier,
  };
});

/** Deals the cells of an image out over the batch: the first of three nodes of a dilated convolution. */
export const spaceToBatch: Rule = (at, node) => {
  const image = at.flow(node);
  const reader = at.onlyReader(node.name);
  const dilated =
    image.shape.length === 3 &&
    reader !== undefined &&
    ['Conv2D', 'DepthwiseConv2dNative', '_FusedConv2D', 'FusedDepthwiseConv2dNative'].includes(
      reader.op,
    ) &&
    at.onlyReader(reader.name)?.op === 'BatchToSpaceND';
  const block = at.numbers(node, 1);
  if (!dilated || block.length !== 2)
    throw at.unsupported(node, say('is no part of a convolution'));
  // As paddings have it for all axes, of which the batch is the first.
  const paddings = [0, 0, ...at.numbers(node, 2)];
  return { ...image, pending: { type: 'spread', block, paddings } };
};

/** Gathers them again: the last of the three. */
export const batchToSpace: Rule = (at, node) => {
  const value = at.input(node, 0);
  if (isFlow(value) && value.pending?.type === 'convolved') {
    return { layer: value.layer, shape: value.shape };
  }
  throw at.unsupported(node, say('is no part of a convolution'));
};

/** A matrix product: a dense layer where one side is fixed. */
export const matMul: Rule = (at, node) => {
  const flag = (name: string) => node.attributes.boolean(name);
  const [turnA, turnB] = [
    flag('transpose_a') || flag('adj_x'),
    flag('transpose_b') || flag('adj_y'),
  ];
  const x = at.tensor(node);
  const other = at.input(node, 1);
  if (isFlow(other)) {
    const [a, b] = [at.upright(node, x), at.upright(node, other)];
    const shape = [
      ...a.shape.slice(0, -2),
      a.shape[a.shape.length - (turnA ? 1 : 2)] ?? 1,
      b.shape[b.shape.length - (turnB ? 2 : 1)] ?? 1,
    ];
    if (a.shape.length < 2 || a.shape.length !== b.shape.length) {
      throw at.unsupported(node, say('multiplies over the batch'));
    }
    return at.layer(node.name, {
      className: 'MatMul',
      reads: [a, b],
      kind: layerOf(product(turnA, turnB), shape, {}, null),
    });
  }
  if (turnA || other.shape.length !== 2)
    throw at.unsupported(node, say('multiplies from another side'));
  const kernel = turnB ? transposed(other, [1, 0], at.budget) : other;
  const units = kernel.shape[1] ?? 1;
  const upright = x.turned === true ? at.upright(node, x) : x;
  const draft = { className: 'Dense', config: { units }, weights: { kernel }, reads: [upright] };
  return like(linear(at, node, draft, units), upright);
};
