import type { LayerInfo, LayerRole } from '../../src/core/graph/layer-info.js';

/** What layers made by hand are for; those of models say it themselves. */
const roles: Readonly<Record<string, LayerRole>> = {
  Activation: 'function',
  Add: 'sum',
  AveragePooling2D: 'pooling',
  BatchNormalization: 'normalization',
  Concatenate: 'join',
  Conv2D: 'convolution',
  Conv2DTranspose: 'convolution',
  Dense: 'dense',
  DepthwiseConv2D: 'convolution',
  Dropout: 'inert',
  ELU: 'function',
  Flatten: 'layout',
  GlobalAveragePooling2D: 'pooling',
  InputLayer: 'input',
  LayerNormalization: 'normalization',
  MaxPooling2D: 'pooling',
  Multiply: 'product',
  Normalization: 'normalization',
  ReLU: 'function',
  Rescaling: 'normalization',
  SeparableConv2D: 'convolution',
  Softmax: 'function',
  UpSampling2D: 'resizing',
  ZeroPadding2D: 'padding',
};

export function roleOfKind(kind: string): Pick<LayerInfo, 'role' | 'channelwise'> {
  const apart = kind === 'DepthwiseConv2D' ? { channelwise: true as const } : {};
  return { role: roles[kind] ?? 'other', ...apart };
}
