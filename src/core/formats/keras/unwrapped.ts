import { isJson, type Json } from '../../kinds/config.js';

/** What PruneLowMagnitude of TensorFlow's model optimisation keeps besides the weights of its layer. */
const OF_PRUNING = /(^|\/)prune_low_magnitude_[^/]*\/(mask|threshold|pruning_step)(:\d+)?$/;

/** The layer in a wrapper that matters in training alone; any other layer as it is. */
export function unwrapped(
  className: string,
  config: Json,
): { readonly className: string; readonly config: Json } {
  const { layer } = config;
  const pruned = className.slice(className.lastIndexOf('>') + 1) === 'PruneLowMagnitude';
  if (!pruned || !isJson(layer)) return { className, config };
  const { class_name: inner, config: own } = layer;
  if (typeof inner !== 'string' || !isJson(own)) return { className, config };
  const shape = config['batch_input_shape'];
  return { className: inner, config: { ...(shape ? { batch_input_shape: shape } : {}), ...own } };
}

/** Whether a weight of a file is a wrapper's own. */
export const isOfWrapper = (name: string): boolean => OF_PRUNING.test(name.slice(0, 2048));
