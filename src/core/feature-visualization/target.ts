import { ancestorsOf } from '../ancestors.js';
import { NotConvolutionalError } from '../errors.js';
import type { Network } from '../graph/network.js';

/**
 * The tensor to maximise for a layer: the one before its activation function. Behind a closed gate
 * no gradient flows, and a picture that starts grey would stay grey.
 */
export function beforeActivation(network: Network, layer: string): string {
  const info = network.layer(layer);
  const linear = network.nodes.find((node) => node.name === `${layer}/linear`);
  if (linear) return linear.name;
  const [only, more] = info.inbound;
  const isFunction = info.activation !== undefined && info.parameters === 0;
  return isFunction && only !== undefined && more === undefined ? only : layer;
}

/**
 * Side of the pictures for a tensor: as asked, or the network's own input size where a layer on the
 * way (a flattening, a reshape) fits no other.
 */
export function pictureSize(network: Network, tensor: string, asked: number): number {
  const input = network.inputs[0];
  if (!input) throw new NotConvolutionalError('the network has no input to grow a picture for');
  const through = ancestorsOf(network, tensor);
  const fixed = network.nodes.some((node) => through.has(node.name) && node.role === 'layout');
  return fixed ? (input.shape[0] ?? asked) : asked;
}
