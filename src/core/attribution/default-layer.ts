import { ancestorsOf } from '../graph/ancestors.js';
import type { Network } from '../graph/network.js';

/**
 * Why a layer was chosen, and the rows and columns that it has.
 *
 * - `last-spatial`: it is the last that still has some
 * - `last-spatial-of-image`: and depends on the image, where the network has other inputs, too
 */
export interface LayerReason {
  readonly kind: 'last-spatial' | 'last-spatial-of-image';
  readonly rows: number;
  readonly columns: number;
}

/** A layer, and why it was chosen. */
export interface LayerChoice {
  readonly layer: string;
  readonly reason: LayerReason;
}

/**
 * The layer that heatmaps explain unless another is named: the last one on the way from the image to
 * the classes whose output has more than one position, so what is pooled or flattened after it does not count,
 * and a 1 × 1 convolution after the pooling is never taken. Null when there is none.
 */
export function defaultHeatmapLayer(network: Network): LayerChoice | null {
  const logits = network.outputs[0]?.logits;
  const before = logits === undefined ? new Set<string>() : ancestorsOf(network, logits);
  const spatial = network.nodes.filter(
    ({ name, spatial, partOf, role, besideImage }) =>
      spatial && !besideImage && partOf === undefined && role !== 'input' && before.has(name),
  );
  const last = spatial[spatial.length - 1];
  if (!last) return null;
  const [rows = 1, columns = 1] = last.outputShape;
  const kind = network.inputs.length > 1 ? 'last-spatial-of-image' : 'last-spatial';
  return { layer: last.name, reason: { kind, rows, columns } };
}
