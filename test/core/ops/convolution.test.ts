import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { reversedFilter } from '../../../src/core/ops/convolution-gradient.js';
import type { ConvolutionAttributes } from '../../../src/core/ops/convolution.js';
import { conv2d } from '../../../src/core/ops/conv2d.js';
import { depthwiseConv2d } from '../../../src/core/ops/depthwise-conv2d.js';
import { matMul } from '../../../src/core/ops/mat-mul.js';
import { windowAxis, type Pair } from '../../../src/core/ops/window.js';
import { backends, useBackend } from '../../support/backends.js';
import { testOps, type OpCase } from './op-case.js';

interface Geometry {
  readonly strides: Pair;
  readonly kernel: Pair;
  readonly size: Pair;
  readonly padding: 'same' | 'valid';
  readonly dilations: Pair;
}

const paddings = ['same', 'valid'] as const;
const none: Pair = [1, 1];

/** Every stride with every kernel, over sizes that are even and odd. */
const geometries: readonly Geometry[] = (
  [
    [1, 1],
    [2, 2],
    [3, 3],
    [1, 2],
    [3, 2],
  ] satisfies Pair[]
).flatMap((strides) =>
  (
    [
      [1, 1],
      [2, 2],
      [3, 3],
      [2, 3],
      [5, 4],
    ] satisfies Pair[]
  ).flatMap((kernel) =>
    (
      [
        [6, 7],
        [7, 6],
      ] satisfies Pair[]
    ).flatMap((size) =>
      paddings.map((padding) => ({ strides, kernel, size, padding, dilations: none })),
    ),
  ),
);

const dilated: readonly Geometry[] = paddings.flatMap((padding) => [
  { strides: none, kernel: [3, 3], size: [6, 7], padding, dilations: [2, 2] },
  { strides: none, kernel: [2, 3], size: [7, 6], padding, dilations: [1, 2] },
]);

/** Where the window leaves cells unread, reaches far over the border, or there is one cell only. */
const edges: readonly Geometry[] = [
  { strides: [3, 3], kernel: [2, 1], size: [9, 8], padding: 'valid', dilations: none },
  { strides: [3, 3], kernel: [1, 1], size: [4, 5], padding: 'same', dilations: none },
  { strides: none, kernel: [5, 5], size: [2, 3], padding: 'same', dilations: none },
  { strides: [2, 2], kernel: [5, 5], size: [1, 1], padding: 'same', dilations: none },
  { strides: [2, 2], kernel: [5, 4], size: [5, 4], padding: 'valid', dilations: none },
  { strides: none, kernel: [1, 1], size: [1, 1], padding: 'valid', dilations: none },
];

const all = [...geometries, ...dilated, ...edges];

/** On software GPUs: 2×2, 3×3 and 5×4 with every stride over 7×6, and all edges. */
const onGpu = ({ kernel, size }: Geometry): boolean =>
  size[0] !== 6 && (size[0] !== 7 || !['1,1', '2,3'].includes(kernel.join()));

const titled = ({ strides, kernel, size, padding, dilations }: Geometry): string =>
  `${kernel.join('×')} over ${size.join('×')}, stride ${strides.join('×')}, ${padding}` +
  (dilations[0] * dilations[1] > 1 ? `, dilation ${dilations.join('×')}` : '');

const attributesOf = ({ strides, dilations, padding }: Geometry): ConvolutionAttributes => ({
  strides,
  dilations,
  padding,
});

const dense = (geometry: Geometry): OpCase => ({
  title: titled(geometry),
  op: conv2d(attributesOf(geometry)),
  inputs: [[2, ...geometry.size, 2]],
  weights: [[...geometry.kernel, 2, 3], [3]],
  gpu: onGpu(geometry),
});

const depthwise =
  (multiplier: number, channels = 2) =>
  (geometry: Geometry): OpCase => ({
    title: `${titled(geometry)}, ${channels} channels, ${multiplier} filters a channel`,
    op: depthwiseConv2d(attributesOf(geometry)),
    inputs: [[2, ...geometry.size, channels]],
    weights: [[...geometry.kernel, channels, multiplier], [channels * multiplier]],
    gpu: onGpu(geometry) && channels === 2,
  });

const plain = { strides: none, dilations: none, padding: 'same' } as const;

describe('conv2d', () => {
  testOps(all.map(dense));
  testOps([
    {
      title: 'without a bias',
      op: conv2d(plain),
      inputs: [[2, 4, 4, 2]],
      weights: [[3, 3, 2, 3]],
      gpu: true,
    },
  ]);
});

describe('conv2d in groups', () => {
  const grouped = (groups: number, [inputs, filters]: Pair, geometry: Geometry): OpCase => ({
    title: `${titled(geometry)}, ${inputs} to ${filters} channels in ${groups} groups`,
    op: conv2d({ ...attributesOf(geometry), groups }),
    inputs: [[2, ...geometry.size, inputs]],
    weights: [[...geometry.kernel, inputs / groups, filters], [filters]],
    gpu: onGpu(geometry),
  });
  // Each group takes the path of a convolution of its own, so that some geometries suffice.
  const some = [...dilated.slice(1, 2), ...edges.slice(0, 2), ...geometries.slice(28, 30)];
  testOps(some.map((geometry) => grouped(3, [3, 3], geometry)));
  testOps(some.map((geometry) => grouped(2, [2, 6], geometry)));
  testOps(some.slice(-1).map((geometry) => grouped(2, [4, 2], geometry)));

  for (const backend of backends()) {
    it(`gives each run of outputs its own run of inputs, on ${backend}`, async () => {
      await useBackend(backend);
      // Both filters of input 1 count it once and tenfold, those of input 2 a hundred times and a thousand.
      for (const [groups, kernel, wanted] of [
        [2, [1, 10, 100, 1000], [3, 30, 400, 4000]],
        [1, [1, 10, 100, 1000, 1, 1, 1, 1], [3 + 4, 30 + 4, 300 + 4, 3000 + 4]],
      ] as const) {
        const x = tf.tensor4d([3, 4], [1, 1, 1, 2]);
        const filter = tf.tensor4d([...kernel], [1, 1, 2 / groups, 4]);
        const op = conv2d({ strides: none, dilations: none, padding: 'same', groups });
        const y = tf.tidy(() => op.forward([x], [filter], (_, __, make) => make()));
        expect(Array.from(await y.data())).to.eql(wanted);
        tf.dispose([x, filter, y]);
      }
    });
  }

  it('is one kernel where a group has one input', async () => {
    await useBackend('cpu');
    const op = conv2d({ ...plain, groups: 4 });
    const [x, filter] = [tf.ones([1, 3, 3, 4]), tf.ones([3, 3, 1, 8])];
    const run = () => tf.tidy(() => op.forward([x], [filter], (_, __, make) => make()));
    const { kernelNames, result } = await tf.profile(run);
    expect(kernelNames).not.to.include.members(['Concat']);
    expect(kernelNames).not.to.include.members(['SplitV']);
    tf.dispose([x, filter, result]);
  });
});

describe('the filter of the way back', () => {
  before(() => useBackend('cpu'));

  it('has no channels for cells that no output reads: three of four behind 1×1 with stride 2', () => {
    const shapeOf = (kernel: number, stride: number) => {
      const axis = windowAxis(8, kernel, stride, 1, 'same');
      const filter = tf.ones<tf.Rank.R4>([kernel, kernel, 3, 5]);
      const reversed = reversedFilter(filter, axis, axis);
      tf.dispose([filter, reversed]);
      return reversed.shape;
    };
    expect(shapeOf(1, 2)).to.eql([1, 1, 5, 3]);
    expect(shapeOf(2, 2)).to.eql([1, 1, 5, 4 * 3]);
    expect(shapeOf(2, 3)).to.eql([1, 1, 5, 4 * 3]);
    expect(shapeOf(3, 1)).to.eql([3, 3, 5, 3]);
  });
});

describe('depthwiseConv2d', () => {
  testOps(all.map(depthwise(1)));
  // Each filter of a channel takes the path of a single one, so that some geometries suffice.
  testOps([...dilated, ...edges, ...geometries.filter((_, i) => i % 7 === 0)].map(depthwise(3)));
  // Our own kernel on wasm takes channels by sixteen and by four.
  const few = geometries.filter((_, i) => i % 3 === 0);
  testOps([...dilated, ...edges, ...few].map(depthwise(1, 20)));
});

describe('matMul', () => {
  testOps([
    { title: 'with a bias', op: matMul(), inputs: [[2, 5]], weights: [[5, 3], [3]], gpu: true },
    { title: 'without a bias', op: matMul(), inputs: [[2, 5]], weights: [[5, 3]], gpu: true },
    {
      title: 'on the channels of a map',
      op: matMul(),
      inputs: [[2, 3, 2, 4]],
      weights: [[4, 3], [3]],
      gpu: true,
    },
  ]);
});
