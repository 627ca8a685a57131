import {
  activation,
  averagePooling2d,
  batchNormalization,
  conv2d,
  maxPooling2d,
  type KerasTensor,
  type Sides,
} from './layers.js';

/*
 * What InceptionV3 and Inception-ResNet have in common.
 */

interface Settings {
  readonly strides?: number;
  readonly padding?: 'same' | 'valid';
  readonly name?: string;
}

/** A convolution, its normalisation and its activation. */
export function conv2dBn(
  x: KerasTensor,
  filters: number,
  kernelSize: Sides,
  { strides = 1, padding = 'same', name }: Settings = {},
): KerasTensor {
  const named = (ending: string) => (name === undefined ? {} : { name: name + ending });
  const settings = { strides, padding, use_bias: false, ...named('') };
  const y = batchNormalization(conv2d(x, filters, kernelSize, settings), {
    scale: false,
    ...named('_bn'),
  });
  return activation(y, 'relu', named('_ac'));
}

export const smaller = { strides: 2, padding: 'valid' } as const;

/** Convolutions one after another, each by its filters and its window. */
export const chain = (
  x: KerasTensor,
  ...steps: readonly (readonly [number, Sides])[]
): KerasTensor => steps.reduce((y, [filters, kernelSize]) => conv2dBn(y, filters, kernelSize), x);

/** The mean of each neighbourhood, and a convolution of one cell. */
export const averaged = (x: KerasTensor, filters: number): KerasTensor =>
  conv2dBn(averagePooling2d(x, 3, { strides: 1, padding: 'same' }), filters, 1);

/** From the photo to an eighth of its rows and columns. */
export function stem(photo: KerasTensor): KerasTensor {
  let x = photo;
  x = conv2dBn(x, 32, 3, smaller);
  x = conv2dBn(x, 32, 3, { padding: 'valid' });
  x = conv2dBn(x, 64, 3);
  x = maxPooling2d(x, 3, { strides: 2 });
  x = conv2dBn(x, 80, 1, { padding: 'valid' });
  x = conv2dBn(x, 192, 3, { padding: 'valid' });
  return maxPooling2d(x, 3, { strides: 2 });
}
