import type { Json } from '../kinds/config.js';
import type { KerasTensor, Operand } from './functional-model.js';

/*
 * The layers that Keras Applications are made of, each called on a tensor at once. Settings are in
 * Keras' own words, as a layer's configuration has them; what is not given is as Keras has it.
 */

interface Named {
  readonly name?: string;
}

interface WindowSettings extends Named {
  readonly strides?: Sides;
  readonly padding?: 'same' | 'valid';
}

interface ConvolutionSettings extends WindowSettings {
  readonly use_bias?: boolean;
  readonly activation?: Activation;
}

interface NormalizationSettings extends Named {
  readonly epsilon?: number;
  readonly scale?: boolean;
  readonly momentum?: number;
}

/** One number for rows and columns, or one for each. */
export type Sides = number | readonly [number, number];

/** Before and after, above and below, then left and right. */
export type Border = readonly [readonly [number, number], readonly [number, number]];

/** The name of a function; null for none. */
export type Activation = string | null;

/** How weights begin: by name, or with settings. */
export type Initializer = string | Json;

function layer(
  className: string,
  inputs: KerasTensor | readonly KerasTensor[],
  { name, ...config }: Named & Json,
): KerasTensor {
  const all = 'model' in inputs ? [inputs] : inputs;
  return all[0]!.model.layer({ className, config, name }, all);
}

export const conv2d = (
  x: KerasTensor,
  filters: number,
  kernelSize: Sides,
  settings: ConvolutionSettings & {
    readonly groups?: number;
    readonly kernel_initializer?: Initializer;
  } = {},
): KerasTensor => layer('Conv2D', x, { filters, kernel_size: kernelSize, ...settings });

export const depthwiseConv2d = (
  x: KerasTensor,
  kernelSize: Sides,
  settings: ConvolutionSettings & {
    readonly depth_multiplier?: number;
    readonly depthwise_initializer?: Initializer;
  } = {},
): KerasTensor => layer('DepthwiseConv2D', x, { kernel_size: kernelSize, ...settings });

export const separableConv2d = (
  x: KerasTensor,
  filters: number,
  kernelSize: Sides,
  settings: ConvolutionSettings = {},
): KerasTensor => layer('SeparableConv2D', x, { filters, kernel_size: kernelSize, ...settings });

export const dense = (
  x: KerasTensor,
  units: number,
  settings: Named & {
    readonly activation?: Activation;
    readonly kernel_initializer?: Initializer;
  } = {},
): KerasTensor => layer('Dense', x, { units, ...settings });

export const batchNormalization = (
  x: KerasTensor,
  settings: NormalizationSettings = {},
): KerasTensor => layer('BatchNormalization', x, { ...settings });

export const layerNormalization = (
  x: KerasTensor,
  settings: NormalizationSettings = {},
): KerasTensor => layer('LayerNormalization', x, { ...settings });

/** By a mean and a variance a channel that are given, or else weights. */
export const normalization = (
  x: KerasTensor,
  settings: Named & {
    readonly mean?: readonly number[];
    readonly variance?: readonly number[];
  } = {},
): KerasTensor => layer('Normalization', x, { axis: -1, ...settings });

export const rescaling = (
  x: KerasTensor,
  scale: number | readonly number[],
  settings: Named & { readonly offset?: number } = {},
): KerasTensor => layer('Rescaling', x, { scale, ...settings });

export const activation = (
  x: KerasTensor,
  functionName: Activation,
  settings: Named = {},
): KerasTensor => layer('Activation', x, { activation: functionName, ...settings });

export const relu = (
  x: KerasTensor,
  settings: Named & { readonly max_value?: number } = {},
): KerasTensor => layer('ReLU', x, { ...settings });

export const maxPooling2d = (
  x: KerasTensor,
  poolSize: Sides,
  settings: WindowSettings = {},
): KerasTensor => layer('MaxPooling2D', x, { pool_size: poolSize, ...settings });

export const averagePooling2d = (
  x: KerasTensor,
  poolSize: Sides,
  settings: WindowSettings = {},
): KerasTensor => layer('AveragePooling2D', x, { pool_size: poolSize, ...settings });

export const globalAveragePooling2d = (
  x: KerasTensor,
  settings: Named & { readonly keepdims?: boolean } = {},
): KerasTensor => layer('GlobalAveragePooling2D', x, { ...settings });

export const globalMaxPooling2d = (x: KerasTensor, settings: Named = {}): KerasTensor =>
  layer('GlobalMaxPooling2D', x, { ...settings });

export const zeroPadding2d = (
  x: KerasTensor,
  padding: number | Border,
  settings: Named = {},
): KerasTensor => layer('ZeroPadding2D', x, { padding, ...settings });

export const cropping2d = (x: KerasTensor, cropping: Border, settings: Named = {}): KerasTensor =>
  layer('Cropping2D', x, { cropping, ...settings });

export const flatten = (x: KerasTensor, settings: Named = {}): KerasTensor =>
  layer('Flatten', x, { ...settings });

export const reshape = (
  x: KerasTensor,
  targetShape: readonly number[],
  settings: Named = {},
): KerasTensor => layer('Reshape', x, { target_shape: targetShape, ...settings });

export const dropout = (
  x: KerasTensor,
  rate: number,
  settings: Named & { readonly noise_shape?: readonly (number | null)[] } = {},
): KerasTensor => layer('Dropout', x, { rate, ...settings });

export const add = (inputs: readonly KerasTensor[], settings: Named = {}): KerasTensor =>
  layer('Add', inputs, { ...settings });

export const multiply = (inputs: readonly KerasTensor[], settings: Named = {}): KerasTensor =>
  layer('Multiply', inputs, { ...settings });

export const concatenate = (inputs: readonly KerasTensor[], settings: Named = {}): KerasTensor =>
  layer('Concatenate', inputs, { ...settings });

/** The first input, and the second times a factor. */
export const customScale = (inputs: readonly KerasTensor[], scale: number): KerasTensor =>
  layer('CustomScaleLayer', inputs, { scale });

/** Times a learned value a channel, which begins at `initValues`. */
export const layerScale = (
  x: KerasTensor,
  initValues: number,
  projectionDim: number,
  settings: Named = {},
): KerasTensor =>
  layer('LayerScale', x, { init_values: initValues, projection_dim: projectionDim, ...settings });

/** `a + b`, which is a function between the layers. */
export const plus = (a: KerasTensor, b: Operand): KerasTensor =>
  a.model.function({ 2: '__operators__.add', 3: 'Add' }, [a, b]);

/** `a * b`, which is a function between the layers. */
export const times = (a: KerasTensor, b: Operand): KerasTensor =>
  a.model.function({ 2: 'math.multiply', 3: 'Multiply' }, [a, b]);

/** Channels of a tensor. */
export const channelsOf = ({ shape }: KerasTensor): number => shape.at(-1) ?? 0;

export type { KerasTensor };
