import { pooled, poolNames, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  averagePooling2d,
  batchNormalization,
  channelsOf,
  concatenate,
  conv2d,
  globalAveragePooling2d,
  maxPooling2d,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';

/** Channels that each layer adds. */
const GROWTH = 32;

/** A normalisation and an activation, `pool2_bn` and `pool2_relu`. */
function normalised(x: KerasTensor, name: string): KerasTensor {
  const ending = (part: string) => (name === '' ? part : `${name}_${part}`);
  const y = batchNormalization(x, { epsilon: 1.001e-5, name: ending('bn') });
  return activation(y, 'relu', { name: ending('relu') });
}

/** Layers that each read what all before it have given. */
function denseBlock(x: KerasTensor, layers: number, name: string): KerasTensor {
  let y = x;
  for (let i = 1; i <= layers; i++) y = convBlock(y, `${name}_block${i}`);
  return y;
}

function convBlock(x: KerasTensor, name: string): KerasTensor {
  let y = normalised(x, `${name}_0`);
  y = conv2d(y, 4 * GROWTH, 1, { use_bias: false, name: `${name}_1_conv` });
  y = normalised(y, `${name}_1`);
  y = conv2d(y, GROWTH, 3, { padding: 'same', use_bias: false, name: `${name}_2_conv` });
  return concatenate([x, y], { name: `${name}_concat` });
}

/** Half as many channels, rows and columns. */
function transition(x: KerasTensor, name: string): KerasTensor {
  const half = Math.trunc(channelsOf(x) * 0.5);
  const y = conv2d(normalised(x, name), half, 1, { use_bias: false, name: `${name}_conv` });
  return averagePooling2d(y, 2, { strides: 2, name: `${name}_pool` });
}

/** Densely connected layers (Huang et al. 2016, arXiv:1608.06993). */
function denseNet(name: string, [first, ...later]: readonly [number, ...number[]]): Builder {
  return (options) => {
    const model = new FunctionalModel(name);
    let x = model.input(obtainInputShape(options, { defaultSize: 224, minSize: 32 }));
    x = zeroPadding2d(x, 3);
    x = normalised(conv2d(x, 64, 7, { strides: 2, use_bias: false, name: 'conv1_conv' }), 'conv1');
    x = maxPooling2d(zeroPadding2d(x, 1), 3, { strides: 2, name: 'pool1' });
    x = denseBlock(x, first, 'conv2');
    for (const [index, layers] of later.entries()) {
      x = denseBlock(transition(x, `pool${index + 2}`), layers, `conv${index + 3}`);
    }
    x = normalised(x, '');
    x = options.includeTop
      ? predictions(globalAveragePooling2d(x, { name: 'avg_pool' }), options)
      : pooled(x, options, poolNames);
    return model.topology(x);
  };
}

export const builders: Builders = {
  DenseNet121: denseNet('densenet121', [6, 12, 24, 16]),
  DenseNet169: denseNet('densenet169', [6, 12, 32, 32]),
  DenseNet201: denseNet('densenet201', [6, 12, 48, 32]),
};
