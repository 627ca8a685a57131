import { pooled, poolNames, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  batchNormalization,
  channelsOf,
  conv2d,
  depthwiseConv2d,
  dropout,
  globalAveragePooling2d,
  normalization,
  rescaling,
  type KerasTensor,
} from './layers.js';
import { DENSE_INITIALIZER, KERNEL_INITIALIZER, residual, squeezeExcite } from './shared-blocks.js';

/** Of a stage: how many blocks, channels at their end, times as many in the middle, stride of the first, and which block. */
type Stage = readonly [
  repeats: number,
  filters: number,
  expand: number,
  strides: 1 | 2,
  block: 'fused' | 'mobile',
];

interface Stages {
  /** Channels of the first convolution. */
  readonly stem: number;
  readonly stages: readonly Stage[];
}

const base: Stages = {
  stem: 32,
  stages: [
    [1, 16, 1, 1, 'fused'],
    [2, 32, 4, 2, 'fused'],
    [2, 48, 4, 2, 'fused'],
    [3, 96, 4, 2, 'mobile'],
    [5, 112, 6, 1, 'mobile'],
    [8, 192, 6, 2, 'mobile'],
  ],
};

const small: Stages = {
  stem: 24,
  stages: [
    [2, 24, 1, 1, 'fused'],
    [4, 48, 4, 2, 'fused'],
    [4, 64, 4, 2, 'fused'],
    [6, 128, 4, 2, 'mobile'],
    [9, 160, 6, 1, 'mobile'],
    [15, 256, 6, 2, 'mobile'],
  ],
};

const medium: Stages = {
  stem: 24,
  stages: [
    [3, 24, 1, 1, 'fused'],
    [5, 48, 4, 2, 'fused'],
    [5, 80, 4, 2, 'fused'],
    [7, 160, 4, 2, 'mobile'],
    [14, 176, 6, 1, 'mobile'],
    [18, 304, 6, 2, 'mobile'],
    [5, 512, 6, 1, 'mobile'],
  ],
};

const large: Stages = {
  stem: 32,
  stages: [
    [4, 32, 1, 1, 'fused'],
    [7, 64, 4, 2, 'fused'],
    [7, 96, 4, 2, 'fused'],
    [10, 192, 4, 2, 'mobile'],
    [19, 224, 6, 1, 'mobile'],
    [25, 384, 6, 2, 'mobile'],
    [7, 640, 6, 1, 'mobile'],
  ],
};

/** The share of blocks that training leaves out at the end; it grows from 0. */
const DROP_CONNECT = 0.2;
const DROPOUT = 0.2;

const swish = (x: KerasTensor, name: string): KerasTensor => activation(x, 'silu', { name });

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { momentum: 0.9, name });

/** A convolution without bias. */
function conv(
  x: KerasTensor,
  filters: number,
  kernelSize: number,
  strides: number,
  name: string,
): KerasTensor {
  return conv2d(x, filters, kernelSize, {
    strides,
    kernel_initializer: KERNEL_INITIALIZER,
    padding: 'same',
    use_bias: false,
    name,
  });
}

interface Block {
  readonly filters: number;
  readonly expand: number;
  readonly strides: 1 | 2;
  readonly dropRate: number;
}

const fits = (input: KerasTensor, { strides, filters }: Block): boolean =>
  strides === 1 && channelsOf(input) === filters;

/** Wider in the middle, where a depthwise convolution looks around. */
function mobile(input: KerasTensor, block: Block, prefix: string): KerasTensor {
  const { filters, expand, strides, dropRate } = block;
  const channels = channelsOf(input);
  let x = norm(conv(input, channels * expand, 1, 1, `${prefix}expand_conv`), `${prefix}expand_bn`);
  x = swish(x, `${prefix}expand_activation`);
  x = depthwiseConv2d(x, 3, {
    strides,
    depthwise_initializer: KERNEL_INITIALIZER,
    padding: 'same',
    use_bias: false,
    name: `${prefix}dwconv2`,
  });
  x = swish(norm(x, `${prefix}bn`), `${prefix}activation`);
  x = squeezeExcite(x, Math.max(1, Math.trunc(channels * 0.25)), 'silu', prefix);
  x = norm(conv(x, filters, 1, 1, `${prefix}project_conv`), `${prefix}project_bn`);
  return fits(input, block) ? residual(x, input, dropRate, prefix) : x;
}

/** One convolution in the place of the depthwise one and the first; alone where it is not wider. */
function fused(input: KerasTensor, block: Block, prefix: string): KerasTensor {
  const { filters, expand, strides, dropRate } = block;
  const [expanded, project] = [`${prefix}expand`, `${prefix}project`];
  let x = input;
  if (expand === 1) {
    x = norm(conv(x, filters, 3, strides, `${project}_conv`), `${project}_bn`);
    x = swish(x, `${project}_activation`);
  } else {
    const wide = channelsOf(input) * expand;
    x = norm(conv(x, wide, 3, strides, `${expanded}_conv`), `${expanded}_bn`);
    x = swish(x, `${expanded}_activation`);
    x = norm(conv(x, filters, 1, 1, `${project}_conv`), `${project}_bn`);
  }
  return fits(input, block) ? residual(x, input, dropRate, prefix) : x;
}

/** Levels 0…255 as the network was trained with: B0 to B3 by the statistics of ImageNet, others to −1…1. */
function preprocessed(x: KerasTensor, byStatistics: boolean): KerasTensor {
  if (!byStatistics || channelsOf(x) !== 3) return rescaling(x, 1 / 128, { offset: -1 });
  return normalization(rescaling(x, 1 / 255), {
    mean: [0.485, 0.456, 0.406],
    variance: [0.229 ** 2, 0.224 ** 2, 0.225 ** 2],
  });
}

/** Of one size: times as many channels and blocks, and rows and columns. */
type Scale = readonly [width: number, depth: number, size: number];

/** Smaller networks that train faster (Tan and Le 2021, arXiv:2104.00298). */
function efficientNetV2(
  name: string,
  { stem, stages }: Stages,
  [width, depth, defaultSize]: Scale,
): Builder {
  const scaled = (filters: number) =>
    Math.max(8, Math.floor(Math.trunc(filters * width + 4) / 8) * 8);
  const blocks = stages.reduce((sum, [repeats]) => sum + repeats, 0);
  return (options) => {
    const model = new FunctionalModel(name);
    let x = model.input(obtainInputShape(options, { defaultSize, minSize: 32 }));
    if (options.includePreprocessing ?? true) x = preprocessed(x, stages === base.stages);
    x = swish(norm(conv(x, scaled(stem), 3, 2, 'stem_conv'), 'stem_bn'), 'stem_activation');
    let made = 0;
    for (const [index, [repeats, filters, expand, first, kind]] of stages.entries()) {
      const make = kind === 'fused' ? fused : mobile;
      for (let i = 0; i < Math.ceil(depth * repeats); i++) {
        const dropRate = (DROP_CONNECT * made++) / blocks;
        const strides = i === 0 ? first : 1;
        const block = { filters: scaled(filters), expand, strides, dropRate };
        x = make(x, block, `block${index + 1}${String.fromCodePoint(97 + i)}_`);
      }
    }
    x = swish(norm(conv(x, scaled(1280), 1, 1, 'top_conv'), 'top_bn'), 'top_activation');
    if (!options.includeTop) return model.topology(pooled(x, options, poolNames));
    x = globalAveragePooling2d(x, { name: 'avg_pool' });
    x = dropout(x, DROPOUT, { name: 'top_dropout' });
    return model.topology(predictions(x, options, { kernel_initializer: DENSE_INITIALIZER }));
  };
}

export const builders: Builders = {
  EfficientNetV2B0: efficientNetV2('efficientnetv2-b0', base, [1, 1, 224]),
  EfficientNetV2B1: efficientNetV2('efficientnetv2-b1', base, [1, 1.1, 240]),
  EfficientNetV2B2: efficientNetV2('efficientnetv2-b2', base, [1.1, 1.2, 260]),
  EfficientNetV2B3: efficientNetV2('efficientnetv2-b3', base, [1.2, 1.4, 300]),
  EfficientNetV2S: efficientNetV2('efficientnetv2-s', small, [1, 1, 384]),
  EfficientNetV2M: efficientNetV2('efficientnetv2-m', medium, [1, 1, 480]),
  EfficientNetV2L: efficientNetV2('efficientnetv2-l', large, [1, 1, 480]),
};
