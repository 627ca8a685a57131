import type { LayerInfo, LayerRole } from '../core/graph/layer-info.js';

/** What only finishes a convolution, and what only prepares the image. */
const finishing: ReadonlySet<LayerRole> = new Set(['normalization', 'function', 'inert']);
const preparing: ReadonlySet<LayerRole> = new Set(['padding', 'normalization', 'inert']);

/**
 * Whether a layer's channels come from a convolution that reads the image itself, so that its
 * kernels are small pictures: a window of more than one pixel over one or three colours.
 */
export function readsImage(layers: readonly LayerInfo[], layer: string): boolean {
  const named = new Map(layers.map((one) => [one.name, one]));
  const back = (
    from: LayerInfo | undefined,
    through: ReadonlySet<LayerRole>,
  ): LayerInfo | undefined => {
    let at = from;
    while (at && through.has(at.role) && at.inbound.length === 1) at = named.get(at.inbound[0]!);
    return at;
  };
  const convolution = back(named.get(layer), finishing);
  if (convolution?.role !== 'convolution' || convolution.channelwise) return false;
  if (Math.max(...(convolution.window ?? [1])) === 1) return false;
  const input = back(named.get(convolution.inbound[0] ?? ''), preparing);
  return input?.role === 'input' && [1, 3].includes(input.channels);
}
