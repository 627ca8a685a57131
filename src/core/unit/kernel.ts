import { slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors.js';
import { requireFinite } from '../finite.js';
import type { Network } from '../graph/network.js';
import { kernelSource, type KernelSource } from './kernel-source.js';
import type { KernelResult } from './kernel.types.js';
import { say, str } from '../sentence.js';

/** Input channels that a result shows, at most. */
const shown = { depthwise: 1, convolution: 3, pointwise: 8, dense: 8 } as const;

/** The weights of one output channel: `values[(row · width + column) · inputs + input]`. */
interface ChannelWeights {
  readonly kind: KernelResult['kind'];
  readonly height: number;
  readonly width: number;
  /** Channels that the layer reads. */
  readonly inputs: number;
  /** Channels that this output reads, from `first` on: all of them but for grouped kernels. */
  readonly reads: number;
  readonly first: number;
  readonly values: Float32Array;
}

/**
 * The weights through which one channel reads the layer before it. For a layer without weights,
 * those of the convolution that makes the channel; see `kernelSource`.
 *
 * @throws LayerNotFoundError, ChannelNotFoundError, NumericError; OptionError when no convolution
 * makes the channel
 */
export async function kernel(
  network: Network,
  layer: string,
  channel: number,
): Promise<KernelResult> {
  const source = kernelSource(network, layer, channel);
  const weights = await channelWeights(network, source);
  requireFinite(weights.values, say(str`the kernel of "${source.layer.name}"`));
  const slices = strongest(weights);
  const limit = slices
    .flatMap(({ values }) => [...values])
    .reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const { kind, height, width, inputs } = weights;
  return { layer, source: source.layer.name, kind, channel, height, width, inputs, limit, slices };
}

async function channelWeights(
  network: Network,
  { layer, channel }: KernelSource,
): Promise<ChannelWeights> {
  const found = network.weights(layer.name);
  const inputs = layer.inbound[0] === undefined ? 0 : network.layer(layer.inbound[0]).channels;
  const point = found['pointwise_kernel'] ?? found['kernel'];
  if (point && layer.kind !== 'Conv2DTranspose') return mixed(point, channel, inputs);
  const depthwise = found['depthwise_kernel'];
  if (depthwise) return single(depthwise, channel, inputs);
  throw new OptionError(say(str`"${layer.name}" (${layer.kind}) has no kernel that can be shown`));
}

/** Rows and columns of a kernel: of steps one row, of a dense layer one cell. */
function windowOf({ shape }: Tensor): readonly [height: number, width: number] {
  const [width = 1, height = 1] = shape.slice(0, -2).reverse();
  return [height, width];
}

/** `[height, width, inputs, outputs]` or `[inputs, outputs]`: a column of the last axis. */
async function mixed(kernel: Tensor, channel: number, inputs: number): Promise<ChannelWeights> {
  const { shape } = kernel;
  const [height, width] = windowOf(kernel);
  const reads = shape[shape.length - 2] ?? 1;
  const outputs = shape[shape.length - 1] ?? 1;
  const begin = [...shape.slice(0, -1).map(() => 0), channel];
  const values = await read(kernel, begin, [...shape.slice(0, -1), 1]);
  const flat = height === 1 && width === 1 ? 'pointwise' : 'convolution';
  const groups = Math.max(1, Math.round(inputs / reads));
  const first = Math.floor((channel * groups) / outputs) * reads;
  const kind = shape.length === 2 ? 'dense' : flat;
  return { kind, height, width, inputs: inputs || reads, reads, first, values };
}

/** `[height, width, inputs, multiplier]`: each output reads one input. */
async function single(kernel: Tensor, channel: number, inputs: number): Promise<ChannelWeights> {
  const [height, width] = windowOf(kernel);
  const multiplier = kernel.shape.at(-1) ?? 1;
  const first = Math.floor(channel / multiplier);
  const window = kernel.shape.slice(0, -2);
  const begin = [...window.map(() => 0), first, channel % multiplier];
  const values = await read(kernel, begin, [...window, 1, 1]);
  return { kind: 'depthwise', height, width, inputs, reads: 1, first, values };
}

async function read(kernel: Tensor, begin: number[], size: number[]): Promise<Float32Array> {
  const part = tidy(() => slice(kernel, begin, size));
  try {
    return new Float32Array(await part.data());
  } finally {
    part.dispose();
  }
}

function strongest(weights: ChannelWeights): KernelResult['slices'] {
  const { kind, height, width, reads, first, values } = weights;
  const cells = height * width;
  const strength = new Float64Array(reads);
  values.forEach((value, i) => (strength[i % reads]! += value * value));
  return Array.from(strength.keys())
    .sort((a, b) => strength[b]! - strength[a]! || a - b)
    .slice(0, shown[kind])
    .map((input) => ({
      input: first + input,
      values: Float32Array.from({ length: cells }, (_, at) => values[at * reads + input]!),
    }));
}
