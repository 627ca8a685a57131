import type { LayerCall } from '../assembly/topology.js';

/**
 * Where each layer stands in Keras' `model.layers`: those that lie furthest from the output come first,
 * where several lie as far that which is met first on a walk back from the output, depth first. In this
 * order Keras stores weights. What does not lead to the output is left out.
 *
 * @param calls - one a layer, each after everything that it reads
 * @param tops - for each layer the layer of the whole model that it is, or lies in
 */
export function inKerasOrder(
  calls: readonly LayerCall[],
  output: string,
  tops: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const top = (layer: string) => tops.get(layer) ?? layer;
  const reads = new Map<string, string[]>();
  for (const { layer, reads: tensors } of calls) {
    const own = top(layer);
    const others = reads.get(own) ?? [];
    for (const read of tensors) if (top(read.layer) !== own) others.push(top(read.layer));
    reads.set(own, others);
  }
  const met = walkBack(top(output), reads);
  const distances = new Map([[top(output), 0]]);
  for (const layer of [...reads.keys()].reverse()) {
    if (!met.has(layer)) continue;
    const distance = (distances.get(layer) ?? 0) + 1;
    for (const read of reads.get(layer) ?? []) {
      distances.set(read, Math.max(distance, distances.get(read) ?? 0));
    }
  }
  const far = (layer: string) => distances.get(layer) ?? 0;
  const order = [...met.keys()].sort((a, b) => far(b) - far(a) || met.get(a)! - met.get(b)!);
  return new Map(order.map((layer, index) => [layer, index]));
}

/** Layers on the way back from the output, and when each is met. On a stack of its own: some are 2000 deep. */
function walkBack(
  output: string,
  reads: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  const waiting = [output];
  for (let layer = waiting.pop(); layer !== undefined; layer = waiting.pop()) {
    if (met.has(layer)) continue;
    met.set(layer, met.size);
    waiting.push(...[...(reads.get(layer) ?? [])].reverse());
  }
  return met;
}
