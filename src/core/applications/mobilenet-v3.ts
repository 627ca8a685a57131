import { correctPad, divisible, pooled, poolNames, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { checkAmong, obtainInputShape } from './input-shape.js';
import {
  activation,
  add,
  batchNormalization,
  channelsOf,
  conv2d,
  depthwiseConv2d,
  dropout,
  flatten,
  globalAveragePooling2d,
  multiply,
  plus,
  relu,
  rescaling,
  times,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';

type Function = (x: KerasTensor) => KerasTensor;

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { epsilon: 1e-3, momentum: 0.999, name });

const plainRelu: Function = (x) => relu(x);
const hardSwish: Function = (x) => activation(x, 'hard_silu');
const hardSigmoid: Function = (x) => times(relu(plus(x, 3), { max_value: 6 }), 1 / 6);

/** How much each channel counts, by what all cells say. */
function squeezeExcite(input: KerasTensor, filters: number, prefix: string): KerasTensor {
  const name = (part: string) => ({ name: `${prefix}squeeze_excite_${part}` });
  let x = globalAveragePooling2d(input, { keepdims: true, ...name('avg_pool') });
  x = conv2d(x, divisible(filters * 0.25), 1, { padding: 'same', ...name('conv') });
  x = relu(x, name('relu'));
  x = conv2d(x, filters, 1, { padding: 'same', ...name('conv_1') });
  return multiply([input, hardSigmoid(x)], name('mul'));
}

/**
 * A block: times as many channels in the middle, channels at its end, side of the window, stride, whether
 * with squeeze-and-excitation, and the function.
 */
type Block = readonly [
  expansion: number,
  filters: number,
  kernelSize: number,
  strides: 1 | 2,
  squeezed: boolean,
  function_: Function,
];

function invertedResidual(input: KerasTensor, block: Block, id: number): KerasTensor {
  const [expansion, filters, kernelSize, strides, squeezed, active] = block;
  const prefix = id === 0 ? 'expanded_conv_' : `expanded_conv_${id}_`;
  const channels = channelsOf(input);
  const wide = divisible(channels * expansion);
  let x = input;
  if (id > 0) {
    x = conv2d(x, wide, 1, { padding: 'same', use_bias: false, name: `${prefix}expand` });
    x = active(norm(x, `${prefix}expand_bn`));
  }
  if (strides === 2) {
    x = zeroPadding2d(x, correctPad(x, kernelSize), { name: `${prefix}depthwise_pad` });
  }
  x = depthwiseConv2d(x, kernelSize, {
    strides,
    padding: strides === 1 ? 'same' : 'valid',
    use_bias: false,
    name: `${prefix}depthwise`,
  });
  x = active(norm(x, `${prefix}depthwise_bn`));
  if (squeezed) x = squeezeExcite(x, wide, prefix);
  x = conv2d(x, filters, 1, { padding: 'same', use_bias: false, name: `${prefix}project` });
  x = norm(x, `${prefix}project_bn`);
  const fits = strides === 1 && channels === filters;
  return fits ? add([input, x], { name: `${prefix}add` }) : x;
}

/** What the blocks of both sizes are made of. */
interface Parts {
  readonly kernel: number;
  readonly squeezed: boolean;
  /** The function of the later blocks. */
  readonly swish: Function;
  /** Channels, scaled. */
  readonly depth: (filters: number) => number;
}

const small = ({ kernel, squeezed, swish, depth }: Parts): readonly Block[] => [
  [1, depth(16), 3, 2, squeezed, plainRelu],
  [72 / 16, depth(24), 3, 2, false, plainRelu],
  [88 / 24, depth(24), 3, 1, false, plainRelu],
  [4, depth(40), kernel, 2, squeezed, swish],
  [6, depth(40), kernel, 1, squeezed, swish],
  [6, depth(40), kernel, 1, squeezed, swish],
  [3, depth(48), kernel, 1, squeezed, swish],
  [3, depth(48), kernel, 1, squeezed, swish],
  [6, depth(96), kernel, 2, squeezed, swish],
  [6, depth(96), kernel, 1, squeezed, swish],
  [6, depth(96), kernel, 1, squeezed, swish],
];

const large = ({ kernel, squeezed, swish, depth }: Parts): readonly Block[] => [
  [1, depth(16), 3, 1, false, plainRelu],
  [4, depth(24), 3, 2, false, plainRelu],
  [3, depth(24), 3, 1, false, plainRelu],
  [3, depth(40), kernel, 2, squeezed, plainRelu],
  [3, depth(40), kernel, 1, squeezed, plainRelu],
  [3, depth(40), kernel, 1, squeezed, plainRelu],
  [6, depth(80), 3, 2, false, swish],
  [2.5, depth(80), 3, 1, false, swish],
  [2.3, depth(80), 3, 1, false, swish],
  [2.3, depth(80), 3, 1, false, swish],
  [6, depth(112), 3, 1, squeezed, swish],
  [6, depth(112), 3, 1, squeezed, swish],
  [6, depth(160), kernel, 2, squeezed, swish],
  [6, depth(160), kernel, 1, squeezed, swish],
  [6, depth(160), kernel, 1, squeezed, swish],
];

/** Inverted residuals that a search has put together (Howard et al. 2019, arXiv:1905.02244). */
function mobileNetV3(
  name: string,
  blocksOf: (parts: Parts) => readonly Block[],
  last: number,
): Builder {
  return (options) => {
    const {
      alpha = 1,
      minimalistic = false,
      dropoutRate = 0.2,
      includePreprocessing = true,
    } = options;
    if (options.weights === 'imagenet') checkAmong('alpha', alpha, minimalistic ? [1] : [0.75, 1]);
    const shape = obtainInputShape(options, { defaultSize: 224, minSize: 32, fixed: false });
    const swish = minimalistic ? plainRelu : hardSwish;
    const model = new FunctionalModel(name);
    let x = model.input(shape);
    if (includePreprocessing) x = rescaling(x, 1 / 127.5, { offset: -1 });
    x = conv2d(x, 16, 3, { strides: 2, padding: 'same', use_bias: false, name: 'conv' });
    x = swish(norm(x, 'conv_bn'));
    const blocks = blocksOf({
      kernel: minimalistic ? 3 : 5,
      squeezed: !minimalistic,
      swish,
      depth: (filters) => divisible(filters * alpha),
    });
    for (const [id, block] of blocks.entries()) x = invertedResidual(x, block, id);
    const wide = divisible(channelsOf(x) * 6);
    x = conv2d(x, wide, 1, { padding: 'same', use_bias: false, name: 'conv_1' });
    x = swish(norm(x, 'conv_1_bn'));
    if (!options.includeTop) return model.topology(pooled(x, options, poolNames));
    x = globalAveragePooling2d(x, { keepdims: true });
    const features = alpha > 1 ? divisible(last * alpha) : last;
    x = swish(conv2d(x, features, 1, { padding: 'same', name: 'conv_2' }));
    if (dropoutRate > 0) x = dropout(x, dropoutRate);
    x = flatten(conv2d(x, options.classes, 1, { padding: 'same', name: 'logits' }));
    return model.topology(activation(x, options.classifierActivation, { name: 'predictions' }));
  };
}

export const builders: Builders = {
  MobileNetV3Small: mobileNetV3('MobileNetV3Small', small, 1024),
  MobileNetV3Large: mobileNetV3('MobileNetV3Large', large, 1280),
};
