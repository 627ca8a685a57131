import { reshape, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';

/** The kernel between one channel that a layer reads and one that it gives. */
export interface Wire {
  /** The channel at the other end. */
  readonly channel: number;
  /** Length of the kernel as a vector, with the sign of its sum: the weight itself when it is one. */
  readonly weight: number;
}

/** How the channels that a layer reads are joined to those that it gives. */
export interface Wiring {
  /** From which channels, and how strongly, the layer makes `channel`. */
  into(channel: number): Promise<readonly Wire[]>;
  /** Which channels the layer makes from `channel`. */
  outOf(channel: number): Promise<readonly Wire[]>;
}

/**
 * The wiring of a convolution or dense layer; null when it has no kernel of a known form. A dense
 * layer behind a flattened map counts as a kernel as large as the map.
 *
 * @param reads - channels of what the layer reads
 */
export function wiringOf(network: Network, layer: LayerInfo, reads: number): Wiring | null {
  const own = network.weights(layer.name);
  const depthwise = own['depthwise_kernel'];
  const pointwise = own['pointwise_kernel'];
  if (depthwise && pointwise) return separable(depthwise, pointwise);
  if (depthwise) return apart(depthwise);
  const { kernel } = own;
  if (!kernel || reads < 1) return null;
  if (layer.kind === 'Conv2DTranspose') return kernel.rank === 4 ? transposed(kernel) : null;
  const [height = 1, width = 1, each = 1, gives = 1] = kernel.shape;
  if (kernel.rank === 4) return mixing(kernel, [height * width, each, gives], reads);
  // A flattened map lies as its cells, each with its channels.
  return kernel.rank === 2 ? mixing(kernel, [height / reads, reads, width], reads) : null;
}

/** `[cells, reads / groups, gives]`. */
function mixing(kernel: Tensor, shape: [number, number, number], reads: number): Wiring {
  const [cells, each, gives] = shape;
  const groups = Math.max(1, Math.round(reads / each));
  const groupSize = gives / groups;
  const part = (begin: number[], size: number[]) => read(kernel, shape, begin, size);
  return {
    async into(channel) {
      const values = await part([0, 0, channel], [cells, each, 1]);
      const first = Math.floor(channel / groupSize) * each;
      return wires(values, each, first);
    },
    async outOf(channel) {
      const first = Math.floor(channel / each) * groupSize;
      const values = await part([0, channel % each, first], [cells, 1, groupSize]);
      return wires(values, groupSize, first);
    },
  };
}

/** `[height, width, gives, reads]`. */
function transposed(kernel: Tensor): Wiring {
  const [height = 1, width = 1, gives = 1, reads = 1] = kernel.shape;
  const cells = height * width;
  const part = (begin: number[], size: number[]) =>
    read(kernel, [cells, gives, reads], begin, size);
  return {
    into: async (channel) => wires(await part([0, channel, 0], [cells, 1, reads]), reads),
    outOf: async (channel) => wires(await part([0, 0, channel], [cells, gives, 1]), gives),
  };
}

/** `[height, width, reads, multiplier]`: each channel that it gives reads one. */
function apart(kernel: Tensor): Wiring {
  const [height = 1, width = 1, reads = 1, multiplier = 1] = kernel.shape;
  const cells = height * width;
  const part = (begin: number[], size: number[]) =>
    read(kernel, [cells, reads, multiplier], begin, size);
  return {
    async into(channel) {
      const from = Math.floor(channel / multiplier);
      return wires(await part([0, from, channel % multiplier], [cells, 1, 1]), 1, from);
    },
    async outOf(channel) {
      const values = await part([0, channel, 0], [cells, 1, multiplier]);
      return wires(values, multiplier, channel * multiplier);
    },
  };
}

/**
 * A depthwise kernel `[height, width, reads, multiplier]`, mixed by a pointwise one
 * `[1, 1, reads · multiplier, gives]`: the kernel between two channels is their product, summed over
 * the multiplier.
 */
function separable(depthwise: Tensor, pointwise: Tensor): Wiring {
  const [height = 1, width = 1, reads = 1, multiplier = 1] = depthwise.shape;
  const gives = pointwise.shape[3] ?? 1;
  const cells = height * width;
  const deep = (begin: number[], size: number[]) =>
    read(depthwise, [cells, reads, multiplier], begin, size);
  const mix = (begin: number[], size: number[]) =>
    read(pointwise, [reads, multiplier, gives], begin, size);
  /** Kernels one beside the other, as `wires` reads them, from what both factors say. */
  const products = (count: number, factors: (cell: number, m: number, of: number) => number) =>
    Float32Array.from({ length: cells * count }, (_, i) => {
      let sum = 0;
      for (let m = 0; m < multiplier; m++) sum += factors(Math.floor(i / count), m, i % count);
      return sum;
    });
  return {
    async into(channel) {
      const all = await deep([0, 0, 0], [cells, reads, multiplier]);
      const shares = await mix([0, 0, channel], [reads, multiplier, 1]);
      return wires(
        products(reads, (cell, m, from) => {
          return all[(cell * reads + from) * multiplier + m]! * shares[from * multiplier + m]!;
        }),
        reads,
      );
    },
    async outOf(channel) {
      const own = await deep([0, channel, 0], [cells, 1, multiplier]);
      const shares = await mix([channel, 0, 0], [1, multiplier, gives]);
      return wires(
        products(gives, (cell, m, to) => own[cell * multiplier + m]! * shares[m * gives + to]!),
        gives,
      );
    },
  };
}

async function read(
  kernel: Tensor,
  shape: [number, number, number],
  begin: number[],
  size: number[],
): Promise<Float32Array> {
  const part = tidy(() => slice(reshape(kernel, shape), begin, size));
  try {
    return new Float32Array(await part.data());
  } finally {
    part.dispose();
  }
}

/** One wire for each of `count` kernels: `values[cell · count + kernel]`. */
function wires(values: Float32Array, count: number, first = 0): readonly Wire[] {
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  values.forEach((value, i) => {
    sums[i % count]! += value;
    squares[i % count]! += value * value;
  });
  return Array.from(sums, (sum, i) => ({
    channel: first + i,
    weight: (sum < 0 ? -1 : 1) * Math.sqrt(squares[i]!),
  }));
}
