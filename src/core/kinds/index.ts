import { activation, functionLayer, prelu, softmax } from './activation.js';
import { attention, multiHeadAttention } from './attention.js';
import { contrastStretching } from './auto-contrast.js';
import { batchNormalization } from './batch-normalization.js';
import {
  convolution,
  depthwiseConvolution,
  separableConvolution,
  transposedConvolution,
} from './convolution.js';
import { dense, denseProduct } from './dense.js';
import { einsumDense, einsumProduct } from './einsum-dense.js';
import { embedding, embeddingTable } from './embedding.js';
import type { Kind } from './kind.js';
import { locallyConnected, locallyConnected1d } from './locally-connected.js';
import {
  adding,
  addingScaled,
  averaging,
  concatenate,
  dot,
  maximal,
  minimal,
  multiplying,
  subtracting,
} from './merge.js';
import {
  fixedNormalization,
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  layerScale,
  rmsNormalization,
  unitNormalization,
} from './normalization.js';
import { inOneDimension } from './one-dimension.js';
import {
  adaptiveMaxPooling,
  averagePooling,
  globalAveragePooling,
  globalAveragePooling1d,
  globalMaxPooling,
  globalMaxPooling1d,
  maxPooling,
} from './pooling.js';
import { quantisable } from './quantised.js';
import {
  adaptiveAveragePooling,
  centerCrop,
  randomCrop,
  resizing,
  upSampling,
} from './resizing.js';
import {
  cropping,
  flatten,
  inert,
  permute,
  repeatVector,
  rescaling,
  reshape,
  zeroPadding,
} from './shape.js';
import { spectralNormalization, timeDistributed, type FindKind } from './wrappers.js';

/** Layers that do nothing in inference, by class: dropout, noise, and images made at random. */
export const INERT = [
  'ActivityRegularization',
  'AlphaDropout',
  'Dropout',
  'Equalization',
  'GaussianDropout',
  'GaussianNoise',
  'Identity',
  'MaxNumBoundingBoxes',
  'RandomBrightness',
  'RandomColorDegeneration',
  'RandomColorJitter',
  'RandomContrast',
  'RandomElasticTransform',
  'RandomErasing',
  'RandomFlip',
  'RandomGaussianBlur',
  'RandomGrayscale',
  'RandomHeight',
  'RandomHue',
  'RandomInvert',
  'RandomPerspective',
  'RandomPosterization',
  'RandomRotation',
  'RandomSaturation',
  'RandomSharpness',
  'RandomShear',
  'RandomTranslation',
  'RandomWidth',
  'RandomZoom',
  'RandAugment',
  'AugMix',
  'CutMix',
  'MixUp',
  'Solarization',
  'SpatialDropout1D',
  'SpatialDropout2D',
  // Of Keras Applications and of the first EfficientNets outside of it.
  'StochasticDepth',
  'FixedDropout',
  'DropConnect',
] as const;

/** Layer kinds by Keras class name. */
export const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...INERT.map((className) => [className, inert] as const),
  ['Activation', activation],
  ['AdaptiveAveragePooling1D', inOneDimension(adaptiveAveragePooling)],
  ['AdaptiveAveragePooling2D', adaptiveAveragePooling],
  ['AdaptiveMaxPooling1D', inOneDimension(adaptiveMaxPooling)],
  ['AdaptiveMaxPooling2D', adaptiveMaxPooling],
  ['Add', adding],
  ['Attention', attention],
  ['AutoContrast', contrastStretching],
  ['Average', averaging],
  ['AveragePooling1D', inOneDimension(averagePooling, { pool_size: [1, 2] })],
  ['AveragePooling2D', averagePooling],
  ['BatchNormalization', batchNormalization],
  ['CenterCrop', centerCrop],
  ['Concatenate', concatenate],
  ['Conv1D', inOneDimension(convolution)],
  ['Conv1DTranspose', inOneDimension(transposedConvolution)],
  ['Conv2D', convolution],
  ['Conv2DTranspose', transposedConvolution],
  ['Cropping1D', inOneDimension(cropping, { cropping: [0, 1] })],
  ['Cropping2D', cropping],
  ['CustomScaleLayer', addingScaled],
  ['Dense', quantisable(dense, denseProduct)],
  ['DepthwiseConv1D', inOneDimension(depthwiseConvolution)],
  ['DepthwiseConv2D', depthwiseConvolution],
  ['Dot', dot],
  ['ELU', functionLayer('ELU')],
  ['EinsumDense', quantisable(einsumDense, einsumProduct)],
  ['Embedding', quantisable(embedding, embeddingTable)],
  ['Flatten', flatten],
  ['GlobalAveragePooling1D', globalAveragePooling1d],
  ['GlobalAveragePooling2D', globalAveragePooling],
  ['GlobalMaxPooling1D', globalMaxPooling1d],
  ['GlobalMaxPooling2D', globalMaxPooling],
  ['GroupNormalization', groupNormalization],
  ['InstanceNormalization', instanceNormalization],
  ['LayerNormalization', layerNormalization],
  ['LayerScale', layerScale],
  ['LeakyReLU', functionLayer('LeakyReLU')],
  ['LocallyConnected1D', locallyConnected1d],
  ['LocallyConnected2D', locallyConnected],
  ['MaxPooling1D', inOneDimension(maxPooling, { pool_size: [1, 2] })],
  ['MaxPooling2D', maxPooling],
  ['Maximum', maximal],
  ['Minimum', minimal],
  ['MultiHeadAttention', multiHeadAttention],
  ['Multiply', multiplying],
  ['Normalization', fixedNormalization],
  ['PReLU', prelu],
  ['Permute', permute],
  ['RMSNormalization', rmsNormalization],
  ['RandomCrop', randomCrop],
  ['ReLU', functionLayer('ReLU')],
  ['RepeatVector', repeatVector],
  ['Rescaling', rescaling],
  ['Reshape', reshape],
  ['Resizing', resizing],
  ['SeparableConv1D', inOneDimension(separableConvolution)],
  ['SeparableConv2D', separableConvolution],
  ['Softmax', softmax],
  ['Subtract', subtracting],
  ['ThresholdedReLU', functionLayer('ThresholdedReLU')],
  ['UnitNormalization', unitNormalization],
  ['UpSampling1D', inOneDimension(upSampling, { size: [1, 2] })],
  ['UpSampling2D', upSampling],
  ['ZeroPadding1D', inOneDimension(zeroPadding, { padding: [0, 1] })],
  ['ZeroPadding2D', zeroPadding],
]);

/** Layers with another one in them, which may be a caller's own. */
const WRAPPERS: ReadonlyMap<string, (find: FindKind) => Kind> = new Map([
  ['SpectralNormalization', spectralNormalization],
  ['TimeDistributed', timeDistributed],
]);

/**
 * Layers of a caller's own, by class name as the model's file has it; with its package, `Custom>Swirl`,
 * or without. For a `Lambda`, whose code is Python's, also by the layer's name, or `Lambda` for all.
 */
export type Kinds = Readonly<Record<string, Kind>>;

/** Names of the same layer in other versions: without a package, and of Keras' own past. */
const SYNONYMS: Readonly<Record<string, string>> = {
  AvgPool1D: 'AveragePooling1D',
  AvgPool2D: 'AveragePooling2D',
  BatchNormalizationV1: 'BatchNormalization',
  BatchNormalizationV2: 'BatchNormalization',
  Convolution1D: 'Conv1D',
  Convolution1DTranspose: 'Conv1DTranspose',
  Convolution2D: 'Conv2D',
  Convolution2DTranspose: 'Conv2DTranspose',
  GlobalAvgPool1D: 'GlobalAveragePooling1D',
  GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalMaxPool1D: 'GlobalMaxPooling1D',
  GlobalMaxPool2D: 'GlobalMaxPooling2D',
  MaxPool1D: 'MaxPooling1D',
  MaxPool2D: 'MaxPooling2D',
  SeparableConvolution1D: 'SeparableConv1D',
  SeparableConvolution2D: 'SeparableConv2D',
  SyncBatchNormalization: 'BatchNormalization',
};

/**
 * The kind of a class, the caller's own first; undefined where there is none. A class that was
 * registered in Keras comes with its package, `Custom>LayerScale`.
 */
export function kindOf(className: string, own: Kinds = {}): Kind | undefined {
  const plain = className.slice(className.lastIndexOf('>') + 1);
  const known = entryOf(SYNONYMS, plain) ?? plain;
  return (
    entryOf(own, className) ??
    entryOf(own, plain) ??
    KINDS.get(known) ??
    WRAPPERS.get(known)?.((inner) => kindOf(inner, own))
  );
}

const entryOf = <T>(entries: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(entries, name) ? entries[name] : undefined;

/**
 * The caller's own kind for a Lambda, which has no class of its own: under the name of the layer, whole or
 * without the models that it lies in, or for all of them under `Lambda`.
 */
export function lambdaNamed(layer: string, own: Kinds): Kind | undefined {
  const plain = layer.slice(layer.lastIndexOf('/') + 1);
  return entryOf(own, layer) ?? entryOf(own, plain) ?? entryOf(own, 'Lambda');
}
