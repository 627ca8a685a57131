import { pooled, poolNames, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  add,
  averagePooling2d,
  batchNormalization,
  channelsOf,
  conv2d,
  dropout,
  globalAveragePooling2d,
  normalization,
  rescaling,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';
import { dropped, KERNEL_INITIALIZER, squeezeExcite } from './shared-blocks.js';

/** Blocks of the four groups, and what training leaves out: of blocks at the end, and before the classes. */
interface Depth {
  readonly blocks: readonly [number, number, number, number];
  readonly dropConnect: number;
  readonly dropout: number;
}

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { momentum: 0, epsilon: 1e-5, name });

const relu = (x: KerasTensor, name: string): KerasTensor => activation(x, 'relu', { name });

/** A convolution without bias; with a stride it has zeros around that do not depend on the size. */
function fixedConv(
  x: KerasTensor,
  filters: number,
  kernelSize: number,
  strides: 1 | 2,
  name: string,
): KerasTensor {
  const whole = strides === 1;
  return conv2d(whole ? x : zeroPadding2d(x, (kernelSize - 1) / 2), filters, kernelSize, {
    strides,
    padding: whole ? 'same' : 'valid',
    use_bias: false,
    kernel_initializer: KERNEL_INITIALIZER,
    name,
  });
}

/** Four convolutions in the place of one of 7 × 7 and a pooling. */
function stem(input: KerasTensor): KerasTensor {
  const steps = [
    [32, 2],
    [32, 1],
    [64, 1],
    [64, 2],
  ] as const;
  return steps.reduce((x, [filters, strides], index) => {
    const name = (part: string) => `stem_1_stem_${part}_${index + 1}`;
    const y = norm(fixedConv(x, filters, 3, strides, name('conv')), name('batch_norm'));
    return relu(y, name('act'));
  }, input);
}

interface Block {
  readonly filters: number;
  readonly strides: 1 | 2;
  /** Whether what goes round it is brought to its channels and size. */
  readonly projected: boolean;
  readonly dropRate: number;
}

function projection(x: KerasTensor, { filters, strides }: Block, name: string): KerasTensor {
  const settings = { strides: 2, padding: 'same', name: `${name}_projection_pooling` } as const;
  const smaller = strides === 1 ? x : averagePooling2d(x, 2, settings);
  const y = fixedConv(smaller, 4 * filters, 1, 1, `${name}_projection_conv`);
  return norm(y, `${name}_projection_batch_norm`);
}

function bottleneck(input: KerasTensor, block: Block, name: string): KerasTensor {
  const { filters, strides, projected, dropRate } = block;
  const shortcut = projected ? projection(input, block, name) : input;
  let x = fixedConv(input, filters, 1, 1, `${name}_conv_1`);
  // Keras names this one without its underscore.
  x = relu(norm(x, `${name}batch_norm_1`), `${name}_act_1`);
  x = fixedConv(x, filters, 3, strides, `${name}_conv_2`);
  x = relu(norm(x, `${name}_batch_norm_2`), `${name}_act_2`);
  x = norm(fixedConv(x, 4 * filters, 1, 1, `${name}_conv_3`), `${name}_batch_norm_3`);
  x = squeezeExcite(x, filters, 'relu', `${name}_se_`);
  x = dropped(x, dropRate, `${name}_drop`);
  return relu(add([x, shortcut]), `${name}_output_act`);
}

/** ResNet with a better recipe (Bello et al. 2021, arXiv:2103.07579). */
function resNetRs(name: string, { blocks, dropConnect, dropout: rate }: Depth): Builder {
  return (options) => {
    const model = new FunctionalModel(name, 2);
    const sizes = { defaultSize: 224, minSize: 32, fixed: false };
    let x = model.input(obtainInputShape(options, sizes));
    if (options.includePreprocessing ?? true) {
      const inColour = channelsOf(x) === 3;
      x = rescaling(x, 1 / 255);
      const mean = [0.485, 0.456, 0.406];
      const variance = [0.229 ** 2, 0.224 ** 2, 0.225 ** 2];
      if (inColour) x = normalization(x, { mean, variance });
    }
    x = stem(x);
    for (const [group, count] of blocks.entries()) {
      const dropRate = (dropConnect * (group + 2)) / (blocks.length + 1);
      for (let i = 0; i < count; i++) {
        const projected = i === 0;
        const strides = projected && group > 0 ? 2 : 1;
        const block: Block = { filters: 64 << group, strides, projected, dropRate };
        x = bottleneck(x, block, `BlockGroup${group + 2}__block_${i}_`);
      }
    }
    if (!options.includeTop) return model.topology(pooled(x, options, poolNames));
    x = globalAveragePooling2d(x, { name: 'avg_pool' });
    x = dropout(x, rate, { name: 'top_dropout' });
    return model.topology(predictions(x, options));
  };
}

export const builders: Builders = {
  ResNetRS50: resNetRs('resnet-rs-50', { blocks: [3, 4, 6, 3], dropConnect: 0, dropout: 0.25 }),
  ResNetRS101: resNetRs('resnet-rs-101', { blocks: [3, 4, 23, 3], dropConnect: 0, dropout: 0.25 }),
  ResNetRS152: resNetRs('resnet-rs-152', { blocks: [3, 8, 36, 3], dropConnect: 0, dropout: 0.25 }),
  ResNetRS200: resNetRs('resnet-rs-200', {
    blocks: [3, 24, 36, 3],
    dropConnect: 0.1,
    dropout: 0.25,
  }),
  ResNetRS270: resNetRs('resnet-rs-270', {
    blocks: [4, 29, 53, 4],
    dropConnect: 0.1,
    dropout: 0.25,
  }),
  ResNetRS350: resNetRs('resnet-rs-350', {
    blocks: [4, 36, 72, 4],
    dropConnect: 0.1,
    dropout: 0.4,
  }),
  ResNetRS420: resNetRs('resnet-rs-420', {
    blocks: [4, 44, 87, 4],
    dropConnect: 0.1,
    dropout: 0.4,
  }),
};
