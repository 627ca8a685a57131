import {
  correctPad,
  divisible,
  pooled,
  poolNames,
  predictions,
  type Builder,
  type Builders,
} from './common.js';
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
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';
import { DENSE_INITIALIZER, KERNEL_INITIALIZER, residual, squeezeExcite } from './shared-blocks.js';

/** Blocks of a stage of B0. */
interface Stage {
  readonly kernelSize: number;
  readonly repeats: number;
  readonly filters: number;
  readonly expand: number;
  readonly strides: 1 | 2;
}

const STAGES: readonly Stage[] = [
  { kernelSize: 3, repeats: 1, filters: 16, expand: 1, strides: 1 },
  { kernelSize: 3, repeats: 2, filters: 24, expand: 6, strides: 2 },
  { kernelSize: 5, repeats: 2, filters: 40, expand: 6, strides: 2 },
  { kernelSize: 3, repeats: 3, filters: 80, expand: 6, strides: 2 },
  { kernelSize: 5, repeats: 3, filters: 112, expand: 6, strides: 1 },
  { kernelSize: 5, repeats: 4, filters: 192, expand: 6, strides: 2 },
  { kernelSize: 3, repeats: 1, filters: 320, expand: 6, strides: 1 },
];

/** The share of blocks that training leaves out at the end; it grows from 0. */
const DROP_CONNECT = 0.2;
/** The deviations of ImageNet's red, green and blue. */
const DEVIATIONS = [0.229, 0.224, 0.225];

const swish = (x: KerasTensor, name: string): KerasTensor => activation(x, 'silu', { name });

const norm = (x: KerasTensor, name: string): KerasTensor => batchNormalization(x, { name });

function conv1(x: KerasTensor, filters: number, name: string): KerasTensor {
  const kernel_initializer = KERNEL_INITIALIZER;
  return conv2d(x, filters, 1, { padding: 'same', use_bias: false, kernel_initializer, name });
}

type Block = Pick<Stage, 'kernelSize' | 'filters' | 'expand' | 'strides'> & {
  readonly dropRate: number;
};

function mobileBlock(input: KerasTensor, block: Block, prefix: string): KerasTensor {
  const { kernelSize, filters, expand, strides, dropRate } = block;
  const channels = channelsOf(input);
  let x = input;
  if (expand !== 1) {
    x = norm(conv1(x, channels * expand, `${prefix}expand_conv`), `${prefix}expand_bn`);
    x = swish(x, `${prefix}expand_activation`);
  }
  if (strides === 2) {
    x = zeroPadding2d(x, correctPad(x, kernelSize), { name: `${prefix}dwconv_pad` });
  }
  x = depthwiseConv2d(x, kernelSize, {
    strides,
    padding: strides === 2 ? 'valid' : 'same',
    use_bias: false,
    depthwise_initializer: KERNEL_INITIALIZER,
    name: `${prefix}dwconv`,
  });
  x = swish(norm(x, `${prefix}bn`), `${prefix}activation`);
  x = squeezeExcite(x, Math.max(1, Math.trunc(channels * 0.25)), 'silu', prefix);
  x = norm(conv1(x, filters, `${prefix}project_conv`), `${prefix}project_bn`);
  const fits = strides === 1 && channels === filters;
  return fits ? residual(x, input, dropRate, prefix) : x;
}

/** Of one size: times as many channels and blocks, rows and columns, and dropout before the classes. */
type Scale = readonly [width: number, depth: number, size: number, dropoutRate: number];

/** Networks that grow in width, depth and size together (Tan and Le 2019, arXiv:1905.11946). */
function efficientNet(name: string, [width, depth, defaultSize, dropoutRate]: Scale): Builder {
  const scaled = (filters: number) => divisible(filters * width);
  const repeatsOf = ({ repeats }: Stage) => Math.ceil(depth * repeats);
  const blocks = STAGES.reduce((sum, stage) => sum + repeatsOf(stage), 0);
  return (options) => {
    const model = new FunctionalModel(name);
    let x = model.input(obtainInputShape(options, { defaultSize, minSize: 32 }));
    x = normalization(rescaling(x, 1 / 255));
    if (options.weights === 'imagenet') {
      // They were trained on photos that were divided by the variance, not by the deviation.
      const scale = DEVIATIONS.map((deviation) => 1 / Math.sqrt(deviation));
      x = rescaling(x, scale);
    }
    x = zeroPadding2d(x, correctPad(x, 3), { name: 'stem_conv_pad' });
    x = conv2d(x, scaled(32), 3, {
      strides: 2,
      use_bias: false,
      kernel_initializer: KERNEL_INITIALIZER,
      name: 'stem_conv',
    });
    x = swish(norm(x, 'stem_bn'), 'stem_activation');
    let made = 0;
    for (const [index, stage] of STAGES.entries()) {
      for (let i = 0; i < repeatsOf(stage); i++) {
        const strides = i === 0 ? stage.strides : 1;
        const dropRate = (DROP_CONNECT * made++) / blocks;
        const block = { ...stage, filters: scaled(stage.filters), strides, dropRate };
        x = mobileBlock(x, block, `block${index + 1}${letter(i)}_`);
      }
    }
    x = swish(norm(conv1(x, scaled(1280), 'top_conv'), 'top_bn'), 'top_activation');
    if (!options.includeTop) return model.topology(pooled(x, options, poolNames));
    x = globalAveragePooling2d(x, { name: 'avg_pool' });
    x = dropout(x, dropoutRate, { name: 'top_dropout' });
    return model.topology(predictions(x, options, { kernel_initializer: DENSE_INITIALIZER }));
  };
}

/** `a` for 0, `b` for 1, … */
const letter = (index: number): string => String.fromCodePoint(97 + index);

export const builders: Builders = {
  EfficientNetB0: efficientNet('efficientnetb0', [1, 1, 224, 0.2]),
  EfficientNetB1: efficientNet('efficientnetb1', [1, 1.1, 240, 0.2]),
  EfficientNetB2: efficientNet('efficientnetb2', [1.1, 1.2, 260, 0.3]),
  EfficientNetB3: efficientNet('efficientnetb3', [1.2, 1.4, 300, 0.3]),
  EfficientNetB4: efficientNet('efficientnetb4', [1.4, 1.8, 380, 0.4]),
  EfficientNetB5: efficientNet('efficientnetb5', [1.6, 2.2, 456, 0.4]),
  EfficientNetB6: efficientNet('efficientnetb6', [1.8, 2.6, 528, 0.5]),
  EfficientNetB7: efficientNet('efficientnetb7', [2, 3.1, 600, 0.5]),
};
