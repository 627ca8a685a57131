import {
  add,
  channelsOf,
  conv2d,
  dropout,
  globalAveragePooling2d,
  multiply,
  reshape,
  type Activation,
  type KerasTensor,
} from './layers.js';

/*
 * What the blocks of EfficientNet, of its second version and of ResNet-RS have in common.
 */

/** How kernels begin: the wider what comes out of them, the smaller. */
export const KERNEL_INITIALIZER = {
  class_name: 'VarianceScaling',
  config: { scale: 2, mode: 'fan_out', distribution: 'truncated_normal' },
} as const;

/** How the last dense layer of the EfficientNets begins. */
export const DENSE_INITIALIZER = {
  class_name: 'VarianceScaling',
  config: { scale: 1 / 3, mode: 'fan_out', distribution: 'uniform' },
} as const;

/** How much each channel counts, by what all cells say (Hu et al. 2017, arXiv:1709.01507). */
export function squeezeExcite(
  input: KerasTensor,
  squeezed: number,
  activation: Activation,
  prefix: string,
): KerasTensor {
  const channels = channelsOf(input);
  const kernel = { padding: 'same', kernel_initializer: KERNEL_INITIALIZER } as const;
  let x = globalAveragePooling2d(input, { name: `${prefix}se_squeeze` });
  x = reshape(x, [1, 1, channels], { name: `${prefix}se_reshape` });
  x = conv2d(x, squeezed, 1, { ...kernel, activation, name: `${prefix}se_reduce` });
  x = conv2d(x, channels, 1, { ...kernel, activation: 'sigmoid', name: `${prefix}se_expand` });
  return multiply([input, x], { name: `${prefix}se_excite` });
}

/** A block and what goes round it, of which training leaves the block out now and then. */
export function residual(
  x: KerasTensor,
  input: KerasTensor,
  dropRate: number,
  prefix: string,
): KerasTensor {
  return add([dropped(x, dropRate, `${prefix}drop`), input], { name: `${prefix}add` });
}

/** What training leaves out now and then, for whole photos. */
export const dropped = (x: KerasTensor, rate: number, name: string): KerasTensor =>
  rate > 0 ? dropout(x, rate, { noise_shape: [null, 1, 1, 1], name }) : x;
