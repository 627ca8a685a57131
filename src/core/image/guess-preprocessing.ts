import type { LayerInfo } from '../graph/layer-info.js';
import type { PreprocessingName } from './preprocessings.js';

/** How a network most likely wants its photos, and what speaks for it. */
export interface PreprocessingGuess {
  readonly name: PreprocessingName;
  /**
   * - `inside`: the layer `evidence` prepares the levels itself
   * - `family`: it is built like the networks `evidence`, whose preprocessing is known
   * - `custom`: nothing tells; most who train a network of their own divide by 255
   */
  readonly because: 'inside' | 'family' | 'custom';
  readonly evidence: string;
}

interface Family {
  readonly family: string;
  readonly name: PreprocessingName;
  /** Names of layers that it has and, where others have them too, those that it lacks. */
  readonly has: readonly RegExp[];
  readonly lacks?: RegExp;
}

/**
 * Families of Keras Applications, by names of layers that no other one has, and what their
 * `preprocess_input` does (keras.applications 3.15.1). What contains its preprocessing is not here.
 */
const families: readonly Family[] = [
  { family: 'MobileNet', name: 'tf', has: [/^conv_dw_1$/] },
  { family: 'MobileNet', name: 'tf', has: [/^expanded_conv_depthwise$/] },
  { family: 'Inception', name: 'tf', has: [/^mixed(0|_5b)$/] },
  { family: 'NASNet', name: 'tf', has: [/^reduction_conv_1_stem_1$/] },
  { family: 'Xception', name: 'tf', has: [/^block2_sepconv1$/] },
  { family: 'ResNet V2', name: 'tf', has: [/^conv2_block1_preact_bn$/] },
  { family: 'DenseNet', name: 'torch', has: [/^conv2_block1_concat$/] },
  { family: 'ResNet', name: 'caffe', has: [/^(conv2_block1_1_conv|res2a_branch2a)$/] },
  { family: 'VGG', name: 'caffe', has: [/^block1_conv2$/, /^block5_conv3$/] },
  { family: 'EfficientNet', name: 'torch', has: [/^block1a_dwconv$/, /^block1a_se_reduce$/] },
  {
    family: 'EfficientNet-Lite',
    name: 'tf',
    has: [/^block1a_dwconv$/],
    lacks: /^block1a_se_reduce$/,
  },
  { family: 'ConvNeXt', name: 'torch', has: [/^convnext_\w+_stage_0_block_0_depthwise_conv$/] },
];

/** Layers that prepare the levels where they stand before the first convolution. */
const preparing =
  /^(Rescaling|Normalization|Lambda|TensorFlowOpLayer|TFOpLambda|SlicingOpLambda|TrueDivide|Divide|Subtract|Multiply|Add|GetItem)$/;

/**
 * How a network wants its photos prepared when its file does not say: as levels 0…255 where it
 * prepares them itself, else as its family does, told by the names of its layers.
 *
 * @param layers - in execution order; those of a nested model may have its name in front
 * @param image - name of the input that carries the image
 */
export function guessPreprocessing(
  layers: readonly LayerInfo[],
  image: string,
): PreprocessingGuess {
  const inside = preparingLayer(layers, image);
  if (inside !== null) return { name: 'none', because: 'inside', evidence: inside };
  const names = layers.map(({ name }) => name.slice(name.lastIndexOf('/') + 1));
  const family = families.find(
    ({ has, lacks }) =>
      has.every((one) => names.some((name) => one.test(name))) &&
      !names.some((name) => lacks?.test(name)),
  );
  if (family) return { name: family.name, because: 'family', evidence: family.family };
  return { name: 'unit', because: 'custom', evidence: '' };
}

/** The first layer between the image and the first convolution that changes the levels. */
function preparingLayer(layers: readonly LayerInfo[], image: string): string | null {
  const reached = new Set([image]);
  for (const { name, kind, role, inbound } of layers) {
    if (!inbound.some((one) => reached.has(one))) continue;
    if (role === 'convolution') return null;
    if (preparing.test(kind)) return name;
    reached.add(name);
  }
  return null;
}
