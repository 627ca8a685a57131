import { poolNames, pooled, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  add,
  batchNormalization,
  conv2d,
  globalAveragePooling2d,
  maxPooling2d,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';

/** Blocks in the four stacks. */
type Depths = readonly [number, number, number, number];

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { epsilon: 1.001e-5, name });

const relu = (x: KerasTensor, name: string): KerasTensor => activation(x, 'relu', { name });

/** Deep residual learning (He et al. 2015, arXiv:1512.03385), and with activations first (arXiv:1603.05027). */
function resnet(name: string, depths: Depths, version: 1 | 2): Builder {
  const stack = version === 1 ? stackV1 : stackV2;
  return (options) => {
    const model = new FunctionalModel(name);
    let x = model.input(obtainInputShape(options, { defaultSize: 224, minSize: 32 }));
    x = zeroPadding2d(x, 3, { name: 'conv1_pad' });
    x = conv2d(x, 64, 7, { strides: 2, name: 'conv1_conv' });
    if (version === 1) x = relu(norm(x, 'conv1_bn'), 'conv1_relu');
    x = zeroPadding2d(x, 1, { name: 'pool1_pad' });
    x = maxPooling2d(x, 3, { strides: 2, name: 'pool1_pool' });
    for (const [index, blocks] of depths.entries()) {
      x = stack(x, 64 << index, blocks, index, `conv${index + 2}`);
    }
    if (version === 2) x = relu(norm(x, 'post_bn'), 'post_relu');
    x = options.includeTop
      ? predictions(globalAveragePooling2d(x, { name: 'avg_pool' }), options)
      : pooled(x, options, poolNames);
    return model.topology(x);
  };
}

/** The first block of a stack makes the map smaller, but for the first stack. */
function stackV1(x: KerasTensor, filters: number, blocks: number, index: number, name: string) {
  let y = blockV1(x, filters, index === 0 ? 1 : 2, true, `${name}_block1`);
  for (let i = 2; i <= blocks; i++) y = blockV1(y, filters, 1, false, `${name}_block${i}`);
  return y;
}

function blockV1(
  input: KerasTensor,
  filters: number,
  strides: number,
  convShortcut: boolean,
  name: string,
): KerasTensor {
  const shortcut = convShortcut
    ? norm(conv2d(input, 4 * filters, 1, { strides, name: `${name}_0_conv` }), `${name}_0_bn`)
    : input;
  let x = conv2d(input, filters, 1, { strides, name: `${name}_1_conv` });
  x = relu(norm(x, `${name}_1_bn`), `${name}_1_relu`);
  x = conv2d(x, filters, 3, { padding: 'same', name: `${name}_2_conv` });
  x = relu(norm(x, `${name}_2_bn`), `${name}_2_relu`);
  x = norm(conv2d(x, 4 * filters, 1, { name: `${name}_3_conv` }), `${name}_3_bn`);
  return relu(add([shortcut, x], { name: `${name}_add` }), `${name}_out`);
}

/** The last block of a stack makes the map smaller, but for the last stack. */
function stackV2(x: KerasTensor, filters: number, blocks: number, index: number, name: string) {
  let y = blockV2(x, filters, 1, true, `${name}_block1`);
  for (let i = 2; i < blocks; i++) y = blockV2(y, filters, 1, false, `${name}_block${i}`);
  return blockV2(y, filters, index === 3 ? 1 : 2, false, `${name}_block${blocks}`);
}

function blockV2(
  input: KerasTensor,
  filters: number,
  strides: number,
  convShortcut: boolean,
  name: string,
): KerasTensor {
  const preact = relu(norm(input, `${name}_preact_bn`), `${name}_preact_relu`);
  const shortcut = convShortcut
    ? conv2d(preact, 4 * filters, 1, { strides, name: `${name}_0_conv` })
    : strides > 1
      ? maxPooling2d(input, 1, { strides })
      : input;
  let x = conv2d(preact, filters, 1, { use_bias: false, name: `${name}_1_conv` });
  x = relu(norm(x, `${name}_1_bn`), `${name}_1_relu`);
  x = zeroPadding2d(x, 1, { name: `${name}_2_pad` });
  x = conv2d(x, filters, 3, { strides, use_bias: false, name: `${name}_2_conv` });
  x = relu(norm(x, `${name}_2_bn`), `${name}_2_relu`);
  x = conv2d(x, 4 * filters, 1, { name: `${name}_3_conv` });
  return add([shortcut, x], { name: `${name}_out` });
}

export const builders: Builders = {
  ResNet50: resnet('resnet50', [3, 4, 6, 3], 1),
  ResNet101: resnet('resnet101', [3, 4, 23, 3], 1),
  ResNet152: resnet('resnet152', [3, 8, 36, 3], 1),
  ResNet50V2: resnet('resnet50v2', [3, 4, 6, 3], 2),
  ResNet101V2: resnet('resnet101v2', [3, 4, 23, 3], 2),
  ResNet152V2: resnet('resnet152v2', [3, 8, 36, 3], 2),
};
