import { WEIGHT_COPIES } from '../../facts/memory.js';
import { OptionError } from '../errors.js';
import { highest } from '../extremes.js';
import { MOST_BYTES } from '../memory.js';
import { ancestorsOf } from './ancestors.js';
import type { LayerInfo } from './layer-info.js';
import type { Network } from './network.js';
import { say, str } from '../sentence.js';

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
  if (!(budget > 0))
    throw new OptionError(say(str`budget must be a number of bytes, not ${budget}`));
  const weights = network.nodes.reduce((sum, node) => sum + 4 * node.parameters, 0);
  const room = Math.min(budget, MOST_BYTES) - WEIGHT_COPIES * weights;
  return Math.max(1, Math.min(most, Math.floor(room / gradientBytes(network, tensor, size))));
}

const cells = ({ outputShape }: LayerInfo): number =>
  outputShape.reduce((product, n) => product * n, 1);
