import { pooled, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  add,
  batchNormalization,
  conv2d,
  globalAveragePooling2d,
  maxPooling2d,
  separableConv2d,
  type KerasTensor,
} from './layers.js';

const relu = (x: KerasTensor, name: string): KerasTensor => activation(x, 'relu', { name });

/** A depthwise separable convolution and its normalisation, `block2_sepconv1` and `block2_sepconv1_bn`. */
function separable(x: KerasTensor, filters: number, name: string): KerasTensor {
  const y = separableConv2d(x, filters, 3, { padding: 'same', use_bias: false, name });
  return batchNormalization(y, { name: `${name}_bn` });
}

/** What goes round a block that makes the map smaller. */
function shortcut(x: KerasTensor, filters: number): KerasTensor {
  const y = conv2d(x, filters, 1, { strides: 2, padding: 'same', use_bias: false });
  return batchNormalization(y);
}

/** Two separable convolutions and a pooling, with a shortcut. The first block has no activation before it. */
function reducing(
  x: KerasTensor,
  [first, second]: readonly [number, number],
  name: string,
): KerasTensor {
  const residual = shortcut(x, second);
  let y = name === 'block2' ? x : relu(x, `${name}_sepconv1_act`);
  y = separable(y, first, `${name}_sepconv1`);
  y = separable(relu(y, `${name}_sepconv2_act`), second, `${name}_sepconv2`);
  y = maxPooling2d(y, 3, { strides: 2, padding: 'same', name: `${name}_pool` });
  return add([y, residual]);
}

/** Three separable convolutions, with what goes round them. */
function middle(x: KerasTensor, name: string): KerasTensor {
  let y = x;
  for (const part of ['sepconv1', 'sepconv2', 'sepconv3']) {
    y = separable(relu(y, `${name}_${part}_act`), 728, `${name}_${part}`);
  }
  return add([y, x]);
}

/** Depthwise separable convolutions throughout (Chollet 2016, arXiv:1610.02357). */
const xception: Builder = (options) => {
  const model = new FunctionalModel('xception');
  let x = model.input(obtainInputShape(options, { defaultSize: 299, minSize: 71 }));
  x = conv2d(x, 32, 3, { strides: 2, use_bias: false, name: 'block1_conv1' });
  x = relu(batchNormalization(x, { name: 'block1_conv1_bn' }), 'block1_conv1_act');
  x = conv2d(x, 64, 3, { use_bias: false, name: 'block1_conv2' });
  x = relu(batchNormalization(x, { name: 'block1_conv2_bn' }), 'block1_conv2_act');
  x = reducing(x, [128, 128], 'block2');
  x = reducing(x, [256, 256], 'block3');
  x = reducing(x, [728, 728], 'block4');
  for (let block = 5; block <= 12; block++) x = middle(x, `block${block}`);
  x = reducing(x, [728, 1024], 'block13');
  x = relu(separable(x, 1536, 'block14_sepconv1'), 'block14_sepconv1_act');
  x = relu(separable(x, 2048, 'block14_sepconv2'), 'block14_sepconv2_act');
  x = options.includeTop
    ? predictions(globalAveragePooling2d(x, { name: 'avg_pool' }), options)
    : pooled(x, options);
  return model.topology(x);
};

export const builders: Builders = { Xception: xception };
