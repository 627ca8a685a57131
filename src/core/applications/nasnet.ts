import { correctPad, pooled, predictions, type Builder, type Builders } from './common.js';
import { FunctionalModel } from './functional-model.js';
import { obtainInputShape } from './input-shape.js';
import {
  activation,
  add,
  averagePooling2d,
  batchNormalization,
  channelsOf,
  concatenate,
  conv2d,
  cropping2d,
  globalAveragePooling2d,
  maxPooling2d,
  separableConv2d,
  zeroPadding2d,
  type KerasTensor,
} from './layers.js';

const norm = (x: KerasTensor, name: string): KerasTensor =>
  batchNormalization(x, { momentum: 0.9997, epsilon: 1e-3, name });

const relu = (x: KerasTensor): KerasTensor => activation(x, 'relu');

const conv1 = (x: KerasTensor, filters: number, name: string): KerasTensor =>
  conv2d(x, filters, 1, {
    padding: 'same',
    use_bias: false,
    kernel_initializer: 'he_normal',
    name,
  });

/** Twice a function, a separable convolution and a normalisation; the first may make the map smaller. */
function separable(
  x: KerasTensor,
  filters: number,
  kernelSize: number,
  id: string,
  strides: 1 | 2 = 1,
): KerasTensor {
  const settings = (part: number) => ({ use_bias: false, name: `separable_conv_${part}_${id}` });
  let y = relu(x);
  if (strides === 2) {
    y = zeroPadding2d(y, correctPad(y, kernelSize), { name: `separable_conv_1_pad_${id}` });
  }
  const padding = strides === 2 ? 'valid' : 'same';
  y = separableConv2d(y, filters, kernelSize, { strides, padding, ...settings(1) });
  y = relu(norm(y, `separable_conv_1_bn_${id}`));
  y = separableConv2d(y, filters, kernelSize, { padding: 'same', ...settings(2) });
  return norm(y, `separable_conv_2_bn_${id}`);
}

/** Brings what the cell before the last has given to the size and the channels of the last. */
function adjusted(
  previous: KerasTensor | null,
  x: KerasTensor,
  filters: number,
  id: string,
): KerasTensor {
  if (previous === null) return x;
  if (previous.shape[1] !== x.shape[1]) return halved(previous, filters, id);
  if (channelsOf(previous) === filters) return previous;
  return norm(conv1(relu(previous), filters, `adjust_conv_projection_${id}`), `adjust_bn_${id}`);
}

/** Half as many rows and columns: every second cell, and beside it those shifted by one. */
function halved(previous: KerasTensor, filters: number, id: string): KerasTensor {
  const half = Math.floor(filters / 2);
  const p = activation(previous, 'relu', { name: `adjust_relu_1_${id}` });
  const path = (from: KerasTensor, index: number) =>
    conv1(
      averagePooling2d(from, 1, { strides: 2, name: `adjust_avg_pool_${index}_${id}` }),
      half,
      `adjust_conv_${index}_${id}`,
    );
  const first = path(p, 1);
  const padded = zeroPadding2d(p, [
    [0, 1],
    [0, 1],
  ]);
  const shifted = cropping2d(padded, [
    [1, 0],
    [1, 0],
  ]);
  return norm(concatenate([first, path(shifted, 2)]), `adjust_bn_${id}`);
}

/** Tensors of the last cell, and of the one before it. */
interface Cells {
  readonly x: KerasTensor;
  readonly previous: KerasTensor | null;
}

/** Figure 4 of the paper, left. */
function normalCell({ x, previous }: Cells, filters: number, id: string): Cells {
  const p = adjusted(previous, x, filters, id);
  const h = norm(conv1(relu(x), filters, `normal_conv_1_${id}`), `normal_bn_1_${id}`);
  const average = (from: KerasTensor, name: string) =>
    averagePooling2d(from, 3, { strides: 1, padding: 'same', name: `normal_${name}_${id}` });
  const part = (index: number, inputs: readonly KerasTensor[]) =>
    add(inputs, { name: `normal_add_${index}_${id}` });
  const x1 = part(1, [
    separable(h, filters, 5, `normal_left1_${id}`),
    separable(p, filters, 3, `normal_right1_${id}`),
  ]);
  const x2 = part(2, [
    separable(p, filters, 5, `normal_left2_${id}`),
    separable(p, filters, 3, `normal_right2_${id}`),
  ]);
  const x3 = part(3, [average(h, 'left3'), p]);
  const x4 = part(4, [average(p, 'left4'), average(p, 'right4')]);
  const x5 = part(5, [separable(h, filters, 3, `normal_left5_${id}`), h]);
  const name = `normal_concat_${id}`;
  return { x: concatenate([p, x1, x2, x3, x4, x5], { name }), previous: x };
}

/** Figure 4 of the paper, right: half as many rows and columns. */
function reductionCell({ x, previous }: Cells, filters: number, id: string): Cells {
  const p = adjusted(previous, x, filters, id);
  const h = norm(conv1(relu(x), filters, `reduction_conv_1_${id}`), `reduction_bn_1_${id}`);
  const h3 = zeroPadding2d(h, correctPad(h, 3), { name: `reduction_pad_1_${id}` });
  const pool = (name: string) => ({ strides: 2, name: `reduction_${name}_${id}` });
  const x1 = add(
    [
      separable(h, filters, 5, `reduction_left1_${id}`, 2),
      separable(p, filters, 7, `reduction_right1_${id}`, 2),
    ],
    { name: `reduction_add_1_${id}` },
  );
  const x2 = add(
    [maxPooling2d(h3, 3, pool('left2')), separable(p, filters, 7, `reduction_right2_${id}`, 2)],
    { name: `reduction_add_2_${id}` },
  );
  const x3 = add(
    [averagePooling2d(h3, 3, pool('left3')), separable(p, filters, 5, `reduction_right3_${id}`, 2)],
    { name: `reduction_add3_${id}` },
  );
  const average = { strides: 1, padding: 'same', name: `reduction_left4_${id}` } as const;
  const x4 = add([x2, averagePooling2d(x1, 3, average)]);
  const x5 = add(
    [separable(x1, filters, 3, `reduction_left4_${id}`), maxPooling2d(h3, 3, pool('right5'))],
    { name: `reduction_add4_${id}` },
  );
  return { x: concatenate([x2, x3, x4, x5], { name: `reduction_concat_${id}` }), previous: x };
}

interface Size {
  readonly defaultSize: number;
  readonly blocks: number;
  readonly penultimateFilters: number;
  readonly stemFilters: number;
  /** Whether cells behind a reduction read past it. */
  readonly skipReduction: boolean;
}

/** Cells that a search has put together (Zoph et al. 2017, arXiv:1707.07012). */
function nasNet(name: string, size: Size): Builder {
  const { defaultSize, blocks, penultimateFilters, stemFilters, skipReduction } = size;
  const filters = penultimateFilters / 24;
  return (options) => {
    const model = new FunctionalModel(name);
    const input = model.input(obtainInputShape(options, { defaultSize, minSize: 32 }));
    const first = conv2d(input, stemFilters, 3, {
      strides: 2,
      use_bias: false,
      kernel_initializer: 'he_normal',
      name: 'stem_conv1',
    });
    let cells: Cells = { x: norm(first, 'stem_bn1'), previous: null };
    cells = reductionCell(cells, filters / 4, 'stem_1');
    cells = reductionCell(cells, filters / 2, 'stem_2');
    for (let i = 0; i < blocks; i++) cells = normalCell(cells, filters, `${i}`);
    for (const stage of [1, 2]) {
      const wide = filters * 2 ** stage;
      const reduced = reductionCell(cells, wide, `reduce_${stage * blocks}`);
      cells = skipReduction ? { x: reduced.x, previous: cells.previous } : reduced;
      for (let i = 1; i <= blocks; i++) cells = normalCell(cells, wide, `${stage * blocks + i}`);
    }
    const x = relu(cells.x);
    const y = options.includeTop
      ? predictions(globalAveragePooling2d(x), options)
      : pooled(x, options);
    return model.topology(y);
  };
}

export const builders: Builders = {
  NASNetMobile: nasNet('nasnet_mobile', {
    defaultSize: 224,
    blocks: 4,
    penultimateFilters: 1056,
    stemFilters: 32,
    skipReduction: false,
  }),
  NASNetLarge: nasNet('nasnet_large', {
    defaultSize: 331,
    blocks: 6,
    penultimateFilters: 4032,
    stemFilters: 96,
    skipReduction: true,
  }),
};
