import type { FilterPreset } from '../../facts/filters.js';
import type { Preprocessing } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { imageInput } from '../graph/input-feed.js';
import {
  filterSettings,
  GROWTH,
  type FilterOptions,
  type FilterSettings,
} from './filter-options.js';
import { beforeActivation } from './target.js';

/**
 * All that the pictures of a layer depend on, beside their channels and the photo that they may grow
 * from. Plain data; written as JSON it draws the same pictures again, on the same backend bit for
 * bit.
 */
export interface FilterRecipe {
  /** The way of growing, {@link GROWTH}. */
  readonly growth: number;
  /** Fingerprint of the network. */
  readonly network: string;
  readonly preprocessing: Preprocessing;
  readonly layer: string;
  /** Tensor that is maximised: the layer's, or the one before its activation function. */
  readonly tensor: string;
  /** In full. */
  readonly settings: FilterSettings;
}

/** The tensors that pictures are grown for: the layer's, and that of a partner. */
export function tensorsOf(
  network: Network,
  tensor: string,
  { joint }: Pick<FilterSettings, 'joint'>,
): readonly string[] {
  return joint ? [tensor, beforeActivation(network, joint.layer)] : [tensor];
}

/**
 * What the pictures that are asked for would be made from.
 *
 * @throws LayerNotFoundError, OptionError
 */
export function filterRecipe(
  network: Network,
  { layer, ...options }: FilterOptions & { layer: string; preset?: FilterPreset | undefined },
): FilterRecipe {
  const tensor = beforeActivation(network, layer);
  return {
    growth: GROWTH,
    network: network.fingerprint,
    preprocessing: imageInput(network).preprocessing,
    layer,
    tensor,
    settings: filterSettings(options),
  };
}
