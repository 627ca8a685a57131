import { autoContrast } from '../../../src/core/ops/auto-contrast.js';
import { locallyConnected } from '../../../src/core/ops/locally-connected.js';
import { normalization } from '../../../src/core/ops/normalization.js';
import { windowAxis } from '../../../src/core/ops/window.js';
import { testOps, type OpCase } from './op-case.js';

const contrast: readonly OpCase[] = (
  [
    [0, 1],
    [-1, 3],
  ] as const
).map((range) => ({
  title: `contrast stretched to ${range.join(' … ')}`,
  op: autoContrast(range),
  inputs: [[2, 3, 4, 2]],
  distinct: true,
  gpu: true,
}));

const connected: readonly OpCase[] = [
  { strides: [1, 1] as const, padding: 'valid' as const, bias: true },
  { strides: [2, 1] as const, padding: 'same' as const, bias: false },
].map(({ strides, padding, bias }) => {
  const axes = [
    windowAxis(4, 2, strides[0], 1, padding),
    windowAxis(5, 3, strides[1], 1, padding),
  ] as const;
  const [rows, columns] = [axes[0].output, axes[1].output];
  return {
    title: `a kernel at each place, stride ${strides.join('×')}, ${padding}`,
    op: locallyConnected(axes),
    inputs: [[2, 4, 5, 2]],
    weights: [[rows * columns, 12, 3], ...(bias ? [[rows, columns, 3]] : [])],
    gpu: true,
  };
});

const deviation: readonly OpCase[] = [
  [1, 2],
  [1, 2, 3],
].map((axes) => ({
  title: `normalised by the deviation over axes ${axes.join(', ')}`,
  op: normalization({
    statistics: 'deviation',
    epsilon: 0.1,
    scale: true,
    center: true,
    view: (shape) => ({ shape, axes, weights: [1, 1, 1, axes.includes(3) ? 1 : 2] }),
  }),
  inputs: [[2, 3, 3, 2]],
  weights: [[axes.includes(3) ? 1 : 2], [axes.includes(3) ? 1 : 2]],
  gpu: true,
}));

describe('ops of rare layers', () => testOps([...contrast, ...connected, ...deviation]));
