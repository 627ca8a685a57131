import { pooled, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { checkAmong, obtainInputShape, squareSize } from './input-shape.js';
import {
  activation,
  batchNormalization,
  conv2d,
  depthwiseConv2d,
  dropout,
  globalAveragePooling2d,
  relu,
  reshape,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';

/** Sides for which there are weights of ImageNet. */
const SIZES = [128, 160, 192, 224];

/** The normalisation and the activation of a convolution. */
const normalised = (x: KerasTensor, name: string): KerasTensor =>
  relu(batchNormalization(x, { name: `${name}_bn` }), { max_value: 6, name: `${name}_relu` });

interface Block {
  readonly filters: number;
  readonly strides: 1 | 2;
  readonly depthMultiplier: number;
  readonly id: number;
}

function depthwiseBlock(x: KerasTensor, { filters, strides, depthMultiplier, id }: Block) {
  const [dw, pw] = [`conv_dw_${id}`, `conv_pw_${id}`];
  const border = [
    [0, 1],
    [0, 1],
  ] as const;
  let y = strides === 1 ? x : zeroPadding2d(x, border, { name: `conv_pad_${id}` });
  y = depthwiseConv2d(y, 3, {
    padding: strides === 1 ? 'same' : 'valid',
    depth_multiplier: depthMultiplier,
    strides,
    use_bias: false,
    name: dw,
  });
  y = normalised(y, dw);
  return normalised(conv2d(y, filters, 1, { padding: 'same', use_bias: false, name: pw }), pw);
}

/** Filters and strides of the blocks. */
const BLOCKS = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
] as const;

/** Depthwise separable convolutions (Howard et al. 2017, arXiv:1704.04861). */
const mobileNet: Builder = (options) => {
  const { alpha = 1, depthMultiplier = 1, dropout: rate = 1e-3, weights } = options;
  const shape = obtainInputShape(options, {
    defaultSize: squareSize(options, SIZES),
    minSize: 32,
  });
  if (weights === 'imagenet') {
    checkAmong('alpha', alpha, [0.25, 0.5, 0.75, 1]);
    checkAmong('depthMultiplier', depthMultiplier, [1]);
  }
  const side = weights === 'imagenet' ? squareSize(options, SIZES) : shape[0];
  const model = new FunctionalModel(`mobilenet_${alpha.toFixed(2)}_${side}`);
  const scaled = (filters: number) => Math.trunc(filters * alpha);
  let x = model.input(shape);
  const first = { padding: 'same', use_bias: false, strides: 2, name: 'conv1' } as const;
  x = normalised(conv2d(x, scaled(32), 3, first), 'conv1');
  for (const [index, [filters, strides]] of BLOCKS.entries()) {
    const block = { filters: scaled(filters), strides, depthMultiplier, id: index + 1 };
    x = depthwiseBlock(x, block);
  }
  if (!options.includeTop) return model.topology(pooled(x, options));
  const { classes, classifierActivation } = options;
  x = globalAveragePooling2d(x, { keepdims: true });
  x = dropout(x, rate, { name: 'dropout' });
  x = conv2d(x, classes, 1, { padding: 'same', name: 'conv_preds' });
  x = reshape(x, [classes], { name: 'reshape_2' });
  return model.topology(activation(x, classifierActivation, { name: 'predictions' }));
};

export const builders: Builders = { MobileNet: mobileNet };
