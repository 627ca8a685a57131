import type { Json } from '../../../src/core/kinds/config.js';

/** Settings of a convolution, or of a pooling, that a configuration may leave out. */
const window = { strides: 1, padding: 'valid' };
const plainConvolution = { ...window, dilation_rate: 1, activation: 'linear', use_bias: true };
const convolution = { ...plainConvolution, groups: 1 };
const norm = { epsilon: 1e-3, center: true, scale: true };

/** What Keras takes where a configuration says nothing. */
const DEFAULTS: Readonly<Record<string, Json>> = {
  AveragePooling2D: { padding: 'valid' },
  BatchNormalization: { ...norm, momentum: 0.99 },
  Conv2D: { ...convolution, kernel_initializer: 'glorot_uniform' },
  Dense: { activation: 'linear', use_bias: true, kernel_initializer: 'glorot_uniform' },
  DepthwiseConv2D: {
    ...plainConvolution,
    depth_multiplier: 1,
    depthwise_initializer: 'glorot_uniform',
  },
  GlobalAveragePooling2D: { keepdims: false },
  GlobalMaxPooling2D: { keepdims: false },
  LayerNormalization: norm,
  MaxPooling2D: { padding: 'valid' },
  Rescaling: { offset: 0 },
  SeparableConv2D: {
    ...plainConvolution,
    depth_multiplier: 1,
    depthwise_initializer: 'glorot_uniform',
  },
};

/** Settings that Keras writes as rows and columns. */
const SIDES = new Set(['kernel_size', 'strides', 'dilation_rate', 'pool_size']);

/** Settings that the shape of the output tells. */
const TOLD = new Set([
  'filters',
  'units',
  'target_shape',
  'projection_dim',
  'batch_shape',
  'batch_input_shape',
  'axis',
]);

/** The settings of a layer as Keras writes them, for the table. */
export function settingsOf(className: string, config: Json): Json {
  const all = { ...DEFAULTS[className], ...config };
  const told = Object.entries(all).filter(([name]) => !TOLD.has(name));
  return Object.fromEntries(told.map(([name, value]) => [name, written(name, value)]));
}

function written(name: string, value: unknown): unknown {
  if (name === 'padding' && typeof value === 'number') {
    return [
      [value, value],
      [value, value],
    ];
  }
  if (SIDES.has(name) && typeof value === 'number') return [value, value];
  if (name === 'activation' && value === null) return 'linear';
  // `he_normal` is the class HeNormal.
  if (typeof value === 'number') return Number(value.toPrecision(7));
  if (Array.isArray(value)) return value.map((one: unknown) => written('', one));
  const words =
    name.endsWith('_initializer') && typeof value === 'string' ? value.split('_') : null;
  return words?.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('') ?? value;
}
