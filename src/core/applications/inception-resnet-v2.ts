import { pooled, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { averaged, chain, conv2dBn, smaller, stem } from './inception-blocks.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  channelsOf,
  concatenate,
  conv2d,
  customScale,
  globalAveragePooling2d,
  maxPooling2d,
  type KerasTensor,
} from './layers.js';

/** The branches of each kind of block. */
const branches = {
  block35: (x: KerasTensor) => [
    chain(x, [32, 1]),
    chain(x, [32, 1], [32, 3]),
    chain(x, [32, 1], [48, 3], [64, 3]),
  ],
  block17: (x: KerasTensor) => [
    chain(x, [192, 1]),
    chain(x, [128, 1], [160, [1, 7]], [192, [7, 1]]),
  ],
  block8: (x: KerasTensor) => [
    chain(x, [192, 1]),
    chain(x, [192, 1], [224, [1, 3]], [256, [3, 1]]),
  ],
};

/** Branches, brought back to the channels of what they read, and added to it, times a factor. */
function block(
  x: KerasTensor,
  scale: number,
  kind: keyof typeof branches,
  index: number,
  { active = true } = {},
): KerasTensor {
  const name = `${kind}_${index}`;
  const mixed = concatenate(branches[kind](x), { name: `${name}_mixed` });
  const up = conv2d(mixed, channelsOf(x), 1, { padding: 'same', name: `${name}_conv` });
  const y = customScale([x, up], scale);
  return active ? activation(y, 'relu', { name: `${name}_ac` }) : y;
}

/** Inception with residual connections (Szegedy et al. 2016, arXiv:1602.07261). */
const inceptionResnetV2: Builder = (options) => {
  const model = new FunctionalModel('inception_resnet_v2');
  let x = stem(model.input(obtainInputShape(options, { defaultSize: 299, minSize: 75 })));

  const first = [
    chain(x, [96, 1]),
    chain(x, [48, 1], [64, 5]),
    chain(x, [64, 1], [96, 3], [96, 3]),
  ];
  x = concatenate([...first, averaged(x, 64)], { name: 'mixed_5b' });
  for (let i = 1; i <= 10; i++) x = block(x, 0.17, 'block35', i);

  const second = [
    conv2dBn(x, 384, 3, smaller),
    conv2dBn(chain(x, [256, 1], [256, 3]), 384, 3, smaller),
    maxPooling2d(x, 3, { strides: 2 }),
  ];
  x = concatenate(second, { name: 'mixed_6a' });
  for (let i = 1; i <= 20; i++) x = block(x, 0.1, 'block17', i);

  const third = [
    conv2dBn(chain(x, [256, 1]), 384, 3, smaller),
    conv2dBn(chain(x, [256, 1]), 288, 3, smaller),
    conv2dBn(chain(x, [256, 1], [288, 3]), 320, 3, smaller),
    maxPooling2d(x, 3, { strides: 2 }),
  ];
  x = concatenate(third, { name: 'mixed_7a' });
  for (let i = 1; i <= 9; i++) x = block(x, 0.2, 'block8', i);
  x = block(x, 1, 'block8', 10, { active: false });
  x = conv2dBn(x, 1536, 1, { name: 'conv_7b' });

  x = options.includeTop
    ? predictions(globalAveragePooling2d(x, { name: 'avg_pool' }), options)
    : pooled(x, options);
  return model.topology(x);
};

export const builders: Builders = { InceptionResNetV2: inceptionResnetV2 };
