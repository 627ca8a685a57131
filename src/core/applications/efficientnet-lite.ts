import { pooled, poolNames, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  add,
  batchNormalization,
  channelsOf,
  conv2d,
  dense,
  depthwiseConv2d,
  globalAveragePooling2d,
  relu,
  type KerasTensor,
} from './layers.js';

/** Of a stage: side of the window, how many blocks, channels at their end, times as many in the middle, stride. */
const STAGES = [
  [3, 1, 16, 1, 1],
  [3, 2, 24, 6, 2],
  [5, 2, 40, 6, 2],
  [3, 3, 80, 6, 2],
  [5, 3, 112, 6, 1],
  [5, 4, 192, 6, 2],
  [3, 1, 320, 6, 1],
] as const;

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { name: `${name}_bn` });

/** The normalisation and the activation of a convolution. */
const normalised = (x: KerasTensor, name: string): KerasTensor =>
  relu(norm(x, name), { max_value: 6, name: `${name}_relu6` });

const conv = (
  x: KerasTensor,
  filters: number,
  kernelSize: number,
  name: string,
  strides = 1,
): KerasTensor =>
  conv2d(x, filters, kernelSize, {
    strides,
    padding: 'same',
    use_bias: false,
    name: `${name}_conv`,
  });

interface Block {
  readonly kernelSize: number;
  readonly filters: number;
  readonly expand: number;
  readonly strides: number;
}

function mobileBlock(input: KerasTensor, block: Block, name: string): KerasTensor {
  const { kernelSize, filters, expand, strides } = block;
  const channels = channelsOf(input);
  const [wide, deep] = [`${name}_expand`, `${name}_depthwise`];
  let x = expand === 1 ? input : normalised(conv(input, channels * expand, 1, wide), wide);
  const settings = { strides, padding: 'same', use_bias: false, name: `${deep}_conv` } as const;
  x = normalised(depthwiseConv2d(x, kernelSize, settings), deep);
  x = norm(conv(x, filters, 1, `${name}_project`), `${name}_project`);
  const fits = strides === 1 && channels === filters;
  return fits ? add([x, input], { name: `${name}_add` }) : x;
}

/**
 * EfficientNet for phones, the network that travels with this package: without squeeze-and-excitation,
 * with ReLU6, and with a stem and a head that do not grow. Not of Keras; its names are those of its file.
 */
const lite0: Builder = (options) => {
  const model = new FunctionalModel('efficientnet-lite0');
  let x = model.input(obtainInputShape(options, { defaultSize: 224, minSize: 32 }), 'input');
  x = normalised(conv(x, 32, 3, 'stem', 2), 'stem');
  let made = 0;
  for (const [kernelSize, repeats, filters, expand, first] of STAGES) {
    for (let i = 0; i < repeats; i++) {
      const block = { kernelSize, filters, expand, strides: i === 0 ? first : 1 };
      x = mobileBlock(x, block, `block${made++}`);
    }
  }
  x = normalised(conv(x, 1280, 1, 'head'), 'head');
  if (!options.includeTop) return model.topology(pooled(x, options, poolNames));
  x = globalAveragePooling2d(x, { name: 'pool' });
  x = dense(x, options.classes, { name: 'logits' });
  return model.topology(activation(x, options.classifierActivation, { name: 'softmax' }));
};

export const builders: Builders = { EfficientNetLite0: lite0 };
