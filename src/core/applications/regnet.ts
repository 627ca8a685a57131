import { pooled, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  batchNormalization,
  channelsOf,
  conv2d,
  dense,
  globalAveragePooling2d,
  plus,
  relu,
  rescaling,
  times,
  type KerasTensor,
  type Sides,
} from './layers.js';

/** Blocks and channels of the four stages, and the channels of a group. */
interface Stages {
  readonly depths: readonly [number, number, number, number];
  readonly widths: readonly [number, number, number, number];
  readonly groupWidth: number;
}

const kernel_initializer = 'he_normal';

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { momentum: 0.9, epsilon: 1e-5, name });

interface Convolution {
  readonly strides?: Sides;
  readonly groups?: number;
  readonly padding?: 'same';
}

/** A convolution and its normalisation, `conv_3x3` and `conv_3x3_bn`. */
function normalised(
  x: KerasTensor,
  filters: number,
  kernelSize: number,
  name: string,
  settings: Convolution = {},
): KerasTensor {
  const all = { ...settings, use_bias: false, kernel_initializer, name };
  return norm(conv2d(x, filters, kernelSize, all), `${name}_bn`);
}

/** How much each channel counts, by what all cells say. */
function squeezeExcite(input: KerasTensor, squeezed: number, prefix: string): KerasTensor {
  const name = (part: string) => ({ name: `${prefix}_squeeze_and_excite_${part}` });
  let x = globalAveragePooling2d(input, { keepdims: true, ...name('gap') });
  x = conv2d(x, squeezed, 1, { activation: 'relu', kernel_initializer, ...name('squeeze') });
  const excite = { activation: 'sigmoid', kernel_initializer, ...name('excite') };
  return times(conv2d(x, channelsOf(input), 1, excite), input);
}

interface Block {
  readonly filters: number;
  readonly groupWidth: number;
  readonly strides: 1 | 2;
  /** With squeeze-and-excitation, or without. */
  readonly kind: 'X' | 'Y';
}

function residual(input: KerasTensor, block: Block, name: string): KerasTensor {
  const { filters, groupWidth, strides, kind } = block;
  const skip =
    strides === 1
      ? input
      : norm(
          conv2d(input, filters, 1, {
            strides,
            use_bias: false,
            kernel_initializer,
            name: `${name}_skip_1x1`,
          }),
          `${name}_skip_bn`,
        );
  let x = normalised(input, filters, 1, `${name}_conv_1x1_1`);
  x = relu(x, { name: `${name}_conv_1x1_1_relu` });
  // RegNetX080 begins narrower than its groups: Keras takes none for one.
  const groups = Math.max(1, Math.floor(filters / groupWidth));
  x = normalised(x, filters, 3, `${name}_conv_3x3`, { strides, groups, padding: 'same' });
  x = relu(x, { name: `${name}_conv_3x3_relu` });
  if (kind === 'Y') x = squeezeExcite(x, Math.trunc(channelsOf(input) * 0.25), name);
  x = normalised(x, filters, 1, `${name}_conv_1x1_2`);
  return relu(plus(x, skip), { name: `${name}_exit_relu` });
}

/**
 * Networks of a family whose widths grow in a line (Radosavovic et al. 2020, arXiv:2003.13678). Their end
 * gives logits, whatever `classifierActivation` says, as in Keras.
 */
function regNet(name: string, { depths, widths, groupWidth }: Stages): Builder {
  const kind = name.includes('x') ? 'X' : 'Y';
  return (options) => {
    const model = new FunctionalModel(name, 2);
    let x = model.input(obtainInputShape(options, { defaultSize: 224, minSize: 32 }));
    if (options.includePreprocessing ?? true) {
      x = rescaling(x, 1 / 255, { name: `${name}_prestem_rescaling` });
    }
    const stem = { strides: 2, use_bias: false, padding: 'same', kernel_initializer } as const;
    x = conv2d(x, 32, 3, { ...stem, name: `${name}_stem_conv` });
    x = relu(norm(x, `${name}_stem_bn`), { name: `${name}_stem_relu` });
    for (const [stage, blocks] of depths.entries()) {
      for (let i = 0; i < blocks; i++) {
        const strides = i === 0 ? 2 : 1;
        const block: Block = { filters: widths[stage]!, groupWidth, strides, kind };
        x = residual(x, block, `${name}_Stage_${stage}_${kind}Block_${i}`);
      }
    }
    if (!options.includeTop) return model.topology(pooled(x, options));
    x = globalAveragePooling2d(x, { name: '1_head_gap' });
    return model.topology(dense(x, options.classes, { name: '1head_dense' }));
  };
}

export const builders: Builders = {
  RegNetX002: regNet('regnetx002', {
    depths: [1, 1, 4, 7],
    widths: [24, 56, 152, 368],
    groupWidth: 8,
  }),
  RegNetX004: regNet('regnetx004', {
    depths: [1, 2, 7, 12],
    widths: [32, 64, 160, 384],
    groupWidth: 16,
  }),
  RegNetX006: regNet('regnetx006', {
    depths: [1, 3, 5, 7],
    widths: [48, 96, 240, 528],
    groupWidth: 24,
  }),
  RegNetX008: regNet('regnetx008', {
    depths: [1, 3, 7, 5],
    widths: [64, 128, 288, 672],
    groupWidth: 16,
  }),
  RegNetX016: regNet('regnetx016', {
    depths: [2, 4, 10, 2],
    widths: [72, 168, 408, 912],
    groupWidth: 24,
  }),
  RegNetX032: regNet('regnetx032', {
    depths: [2, 6, 15, 2],
    widths: [96, 192, 432, 1008],
    groupWidth: 48,
  }),
  RegNetX040: regNet('regnetx040', {
    depths: [2, 5, 14, 2],
    widths: [80, 240, 560, 1360],
    groupWidth: 40,
  }),
  RegNetX064: regNet('regnetx064', {
    depths: [2, 4, 10, 1],
    widths: [168, 392, 784, 1624],
    groupWidth: 56,
  }),
  RegNetX080: regNet('regnetx080', {
    depths: [2, 5, 15, 1],
    widths: [80, 240, 720, 1920],
    groupWidth: 120,
  }),
  RegNetX120: regNet('regnetx120', {
    depths: [2, 5, 11, 1],
    widths: [224, 448, 896, 2240],
    groupWidth: 112,
  }),
  RegNetX160: regNet('regnetx160', {
    depths: [2, 6, 13, 1],
    widths: [256, 512, 896, 2048],
    groupWidth: 128,
  }),
  RegNetX320: regNet('regnetx320', {
    depths: [2, 7, 13, 1],
    widths: [336, 672, 1344, 2520],
    groupWidth: 168,
  }),
  RegNetY002: regNet('regnety002', {
    depths: [1, 1, 4, 7],
    widths: [24, 56, 152, 368],
    groupWidth: 8,
  }),
  RegNetY004: regNet('regnety004', {
    depths: [1, 3, 6, 6],
    widths: [48, 104, 208, 440],
    groupWidth: 8,
  }),
  RegNetY006: regNet('regnety006', {
    depths: [1, 3, 7, 4],
    widths: [48, 112, 256, 608],
    groupWidth: 16,
  }),
  RegNetY008: regNet('regnety008', {
    depths: [1, 3, 8, 2],
    widths: [64, 128, 320, 768],
    groupWidth: 16,
  }),
  RegNetY016: regNet('regnety016', {
    depths: [2, 6, 17, 2],
    widths: [48, 120, 336, 888],
    groupWidth: 24,
  }),
  RegNetY032: regNet('regnety032', {
    depths: [2, 5, 13, 1],
    widths: [72, 216, 576, 1512],
    groupWidth: 24,
  }),
  RegNetY040: regNet('regnety040', {
    depths: [2, 6, 12, 2],
    widths: [128, 192, 512, 1088],
    groupWidth: 64,
  }),
  RegNetY064: regNet('regnety064', {
    depths: [2, 7, 14, 2],
    widths: [144, 288, 576, 1296],
    groupWidth: 72,
  }),
  RegNetY080: regNet('regnety080', {
    depths: [2, 4, 10, 1],
    widths: [168, 448, 896, 2016],
    groupWidth: 56,
  }),
  RegNetY120: regNet('regnety120', {
    depths: [2, 5, 11, 1],
    widths: [224, 448, 896, 2240],
    groupWidth: 112,
  }),
  RegNetY160: regNet('regnety160', {
    depths: [2, 4, 11, 1],
    widths: [224, 448, 1232, 3024],
    groupWidth: 112,
  }),
  RegNetY320: regNet('regnety320', {
    depths: [2, 5, 12, 1],
    widths: [232, 696, 1392, 3712],
    groupWidth: 232,
  }),
};
