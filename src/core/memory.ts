import { WEIGHT_COPIES } from '../facts/memory.js';
import { highest } from './extremes.js';
import { ancestorsOf } from './graph/ancestors.js';
import { MemoryError, OptionError } from './errors.js';
import type { LayerInfo } from './graph/layer-info.js';
import type { Network } from './graph/network.js';

/**
 * Bytes that may be in use at all. A wasm memory ends at 4 GiB, of which some is lost between tensors;
 * the other backends are held to the same, so that what runs on one runs on all.
 */
export const MOST_BYTES = 3.5 * 2 ** 30;

/** Bytes for a message: `12 MB`, `4.3 GB`. */
export const sizeText = (bytes: number): string =>
  bytes < 1e9
    ? `${Math.ceil(bytes / 1e6)} MB`
    : `${(bytes / 1e9).toLocaleString('en', { maximumFractionDigits: 1 })} GB`;

/** What engines say when an array of JavaScript, or a texture, is larger than they can make it. */
const TOO_LARGE =
  /array buffer allocation|invalid (typed )?array (buffer )?length|allocation size overflow|out of memory|texture size|unable to create webgltexture/i;

/** The error, as a `MemoryError` where an array or a texture was too large to be made. */
export function asMemoryError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof MemoryError) return error;
  if (!TOO_LARGE.test(error.message)) return error;
  return new MemoryError(
    `there is no memory left for it (${error.message}): take a smaller image or fewer at a time`,
    { cause: error },
  );
}

/** Whether a fused step does not keep a layer's output: it is folded into the one before it. */
function isFolded({ role, channelwise }: LayerInfo): boolean {
  return (
    ['input', 'inert', 'function'].includes(role) || (role === 'normalization' && !!channelwise)
  );
}

/**
 * Bytes that a gradient from `tensor` back to an image of `size` × `size` pixels keeps for each
 * picture of a batch: every step's output once, and the largest three times more for the steps that
 * are at work. An estimate from shapes, on the high side.
 */
export function gradientBytes(network: Network, tensor: string, size: number): number {
  const input = network.inputs[0]?.shape ?? [];
  const scale = size ** 2 / ((input[0] ?? size) * (input[1] ?? size));
  const through = ancestorsOf(network, tensor);
  const kept = network.nodes
    .filter((node) => through.has(node.name) && !isFolded(node))
    .map((node) => 4 * cells(node) * (node.outputShape.length === 3 ? scale : 1));
  const image = 4 * size ** 2 * 3;
  return kept.reduce((sum, bytes) => sum + bytes, 8 * image) + 3 * Math.max(0, highest(kept));
}

/** Pictures that fit into a budget at once, at most `most`; 1 when the budget holds no more. */
export function batchWithin(
  network: Network,
  tensor: string,
  size: number,
  budget: number,
  most: number,
): number {
  if (!(budget > 0)) throw new OptionError(`budget must be a number of bytes, not ${budget}`);
  const weights = network.nodes.reduce((sum, node) => sum + 4 * node.parameters, 0);
  const room = Math.min(budget, MOST_BYTES) - WEIGHT_COPIES * weights;
  return Math.max(1, Math.min(most, Math.floor(room / gradientBytes(network, tensor, size))));
}

const cells = ({ outputShape }: LayerInfo): number =>
  outputShape.reduce((product, n) => product * n, 1);
