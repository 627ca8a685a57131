import { pooled, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  channelsOf,
  conv2d,
  dense,
  globalAveragePooling2d,
  layerNormalization,
  layerScale,
  normalization,
  plus,
  type KerasTensor,
} from './layers.js';

/** Blocks and channels of the four stages. */
interface Stages {
  readonly depths: readonly [number, number, number, number];
  readonly widths: readonly [number, number, number, number];
}

/** How much a block counts when training begins. */
const LAYER_SCALE = 1e-6;
/** Statistics of ImageNet for levels 0…255. */
const MEAN = [0.485 * 255, 0.456 * 255, 0.406 * 255];
const VARIANCE = [(0.229 * 255) ** 2, (0.224 * 255) ** 2, (0.225 * 255) ** 2];

const norm = (x: KerasTensor, name: string): KerasTensor =>
  layerNormalization(x, { epsilon: 1e-6, name });

/** A depthwise convolution, then each cell by itself, and around it what it reads. */
function block(input: KerasTensor, name: string): KerasTensor {
  const channels = channelsOf(input);
  let x = conv2d(input, channels, 7, {
    padding: 'same',
    groups: channels,
    name: `${name}_depthwise_conv`,
  });
  x = norm(x, `${name}_layernorm`);
  x = dense(x, 4 * channels, { name: `${name}_pointwise_conv_1` });
  x = activation(x, 'gelu', { name: `${name}_gelu` });
  x = dense(x, channels, { name: `${name}_pointwise_conv_2` });
  x = layerScale(x, LAYER_SCALE, channels, { name: `${name}_layer_scale` });
  x = activation(x, 'linear', { name: `${name}_identity` });
  return plus(input, x);
}

/** Makes the map smaller: at first by 4, before each later stage by 2. Each is a model of its own. */
function downsampled(x: KerasTensor, index: number, filters: number, name: string): KerasTensor {
  if (index === 0) {
    return x.model.sequential(`${name}_stem`, () => {
      const y = conv2d(x, filters, 4, { strides: 4, name: `${name}_stem_conv` });
      return norm(y, `${name}_stem_layernorm`);
    });
  }
  const part = `${name}_downsampling`;
  return x.model.sequential(`${part}_block_${index - 1}`, () => {
    const y = norm(x, `${part}_layernorm_${index - 1}`);
    return conv2d(y, filters, 2, { strides: 2, name: `${part}_conv_${index - 1}` });
  });
}

/** A convolutional network in the manner of transformers (Liu et al. 2022, arXiv:2201.03545). */
function convNeXt(name: string, { depths, widths }: Stages): Builder {
  return (options) => {
    const model = new FunctionalModel(name);
    let x = model.input(obtainInputShape(options, { defaultSize: 224, minSize: 32 }));
    if ((options.includePreprocessing ?? true) && channelsOf(x) === 3) {
      const statistics = { mean: MEAN, variance: VARIANCE };
      x = normalization(x, { ...statistics, name: `${name}_prestem_normalization` });
    }
    for (const [stage, blocks] of depths.entries()) {
      x = downsampled(x, stage, widths[stage]!, name);
      for (let i = 0; i < blocks; i++) x = block(x, `${name}_stage_${stage}_block_${i}`);
    }
    if (!options.includeTop) {
      return model.topology(layerNormalization(pooled(x, options), { epsilon: 1e-6 }));
    }
    x = globalAveragePooling2d(x, { name: `${name}_head_gap` });
    x = norm(x, `${name}_head_layernorm`);
    const { classes, classifierActivation } = options;
    const head = { activation: classifierActivation, name: `${name}_head_dense` };
    return model.topology(dense(x, classes, head));
  };
}

const deep = [3, 3, 27, 3] as const;

export const builders: Builders = {
  ConvNeXtTiny: convNeXt('convnext_tiny', { depths: [3, 3, 9, 3], widths: [96, 192, 384, 768] }),
  ConvNeXtSmall: convNeXt('convnext_small', { depths: deep, widths: [96, 192, 384, 768] }),
  ConvNeXtBase: convNeXt('convnext_base', { depths: deep, widths: [128, 256, 512, 1024] }),
  ConvNeXtLarge: convNeXt('convnext_large', { depths: deep, widths: [192, 384, 768, 1536] }),
  ConvNeXtXLarge: convNeXt('convnext_xlarge', { depths: deep, widths: [256, 512, 1024, 2048] }),
};
