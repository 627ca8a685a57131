import { ancestorsOf } from '../graph/ancestors.js';
import type { Network } from '../graph/network.js';

/** A layer and, as a sentence, why it was chosen. */
export interface LayerChoice {
  readonly layer: string;
  readonly reason: string;
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
  const [height, width] = last.outputShape;
  const reads = network.inputs.length > 1 ? 'depends on the image and ' : '';
  const reason = `It is the last layer that ${reads}still has rows and columns (${height} × ${width}).`;
  return { layer: last.name, reason };
}
