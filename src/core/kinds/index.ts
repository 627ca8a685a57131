import { activation, elu, leakyRelu, relu, softmax } from './activation.js';
import { batchNormalization } from './batch-normalization.js';
import { convolution, depthwiseConvolution, separableConvolution } from './convolution.js';
import { dense } from './dense.js';
import type { Kind } from './kind.js';
import {
  adding,
  averaging,
  concatenate,
  maximal,
  minimal,
  multiplying,
  subtracting,
} from './merge.js';
import { averagePooling, globalAveragePooling, globalMaxPooling, maxPooling } from './pooling.js';
import {
  cropping,
  flatten,
  inert,
  permute,
  rescaling,
  reshape,
  upSampling,
  zeroPadding,
} from './shape.js';

/** Layer kinds by Keras class name. */
export const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Activation', activation],
  ['Add', adding],
  ['AlphaDropout', inert],
  ['Average', averaging],
  ['AveragePooling2D', averagePooling],
  ['BatchNormalization', batchNormalization],
  ['Concatenate', concatenate],
  ['Conv2D', convolution],
  ['Cropping2D', cropping],
  ['Dense', dense],
  ['DepthwiseConv2D', depthwiseConvolution],
  ['Dropout', inert],
  ['ELU', elu],
  ['Flatten', flatten],
  ['GaussianDropout', inert],
  ['GaussianNoise', inert],
  ['GlobalAveragePooling2D', globalAveragePooling],
  ['GlobalMaxPooling2D', globalMaxPooling],
  ['LeakyReLU', leakyRelu],
  ['MaxPooling2D', maxPooling],
  ['Maximum', maximal],
  ['Minimum', minimal],
  ['Multiply', multiplying],
  ['Permute', permute],
  ['ReLU', relu],
  ['Rescaling', rescaling],
  ['Reshape', reshape],
  ['SeparableConv2D', separableConvolution],
  ['Softmax', softmax],
  ['SpatialDropout2D', inert],
  ['Subtract', subtracting],
  ['UpSampling2D', upSampling],
  ['ZeroPadding2D', zeroPadding],
]);
