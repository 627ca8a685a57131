import {
  correctPad,
  divisible,
  pooled,
  predictions,
  type Builder,
  type Builders,
} from './common.js';
import { FunctionalModel } from './functional-model.js';
import { checkAmong, obtainInputShape, squareSize } from './input-shape.js';
import {
  add,
  batchNormalization,
  channelsOf,
  conv2d,
  depthwiseConv2d,
  globalAveragePooling2d,
  relu,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';

/** Sides for which there are weights of ImageNet. */
const SIZES = [96, 128, 160, 192, 224];

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { epsilon: 1e-3, momentum: 0.999, name });

const relu6 = (x: KerasTensor, name: string): KerasTensor => relu(x, { max_value: 6, name });

interface Block {
  readonly filters: number;
  readonly strides: 1 | 2;
  readonly id: number;
}

/** Wider in the middle than at its ends, and around it what it reads; the first is not widened. */
function invertedResidual(input: KerasTensor, { filters, strides, id }: Block): KerasTensor {
  const prefix = id === 0 ? 'expanded_conv_' : `block_${id}_`;
  const channels = channelsOf(input);
  const padding = 'same';
  let x = input;
  if (id > 0) {
    x = conv2d(x, 6 * channels, 1, { padding, use_bias: false, name: `${prefix}expand` });
    x = relu6(norm(x, `${prefix}expand_BN`), `${prefix}expand_relu`);
  }
  if (strides === 2) x = zeroPadding2d(x, correctPad(x, 3), { name: `${prefix}pad` });
  x = depthwiseConv2d(x, 3, {
    strides,
    use_bias: false,
    padding: strides === 1 ? 'same' : 'valid',
    name: `${prefix}depthwise`,
  });
  x = relu6(norm(x, `${prefix}depthwise_BN`), `${prefix}depthwise_relu`);
  x = conv2d(x, filters, 1, { padding, use_bias: false, name: `${prefix}project` });
  x = norm(x, `${prefix}project_BN`);
  const fits = channels === filters && strides === 1;
  return fits ? add([input, x], { name: `${prefix}add` }) : x;
}

/** Filters, strides of the first block, and how many blocks. */
const STAGES = [
  [16, 1, 1],
  [24, 2, 2],
  [32, 2, 3],
  [64, 2, 4],
  [96, 1, 3],
  [160, 2, 3],
  [320, 1, 1],
] as const;

/** Inverted residuals (Sandler et al. 2018, arXiv:1801.04381). */
const mobileNetV2: Builder = (options) => {
  const { alpha = 1, weights } = options;
  const shape = obtainInputShape(options, {
    defaultSize: squareSize(options, SIZES),
    minSize: 32,
  });
  if (weights === 'imagenet') checkAmong('alpha', alpha, [0.35, 0.5, 0.75, 1, 1.3, 1.4]);
  const side = weights === 'imagenet' ? squareSize(options, SIZES) : shape[0];
  const model = new FunctionalModel(`mobilenetv2_${alpha.toFixed(2)}_${side}`);
  let x = model.input(shape);
  const first = { strides: 2, padding: 'same', use_bias: false, name: 'Conv1' } as const;
  x = conv2d(x, divisible(32 * alpha), 3, first);
  x = relu6(norm(x, 'bn_Conv1'), 'Conv1_relu');
  let id = 0;
  for (const [width, stride, count] of STAGES) {
    const filters = divisible(Math.trunc(width * alpha));
    for (let i = 0; i < count; i++) {
      x = invertedResidual(x, { filters, strides: i === 0 ? stride : 1, id: id++ });
    }
  }
  const last = alpha > 1 ? divisible(1280 * alpha) : 1280;
  x = conv2d(x, last, 1, { use_bias: false, name: 'Conv_1' });
  x = relu6(norm(x, 'Conv_1_bn'), 'out_relu');
  x = options.includeTop ? predictions(globalAveragePooling2d(x), options) : pooled(x, options);
  return model.topology(x);
};

export const builders: Builders = { MobileNetV2: mobileNetV2 };
