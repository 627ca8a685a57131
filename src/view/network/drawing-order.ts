import type { LayerUnit } from './tree.types.js';

/**
 * Units so ordered that each stands behind what it reads and every branch is in one piece: of what a
 * join reads, the longest way comes first and the shortest last. Execution order has branches
 * step by step beside each other, in which no line can be followed.
 */
export function inDrawingOrder(units: readonly LayerUnit[]): LayerUnit[] {
  const reads = units.map(({ inbound }) => inbound);
  const depth = depths(reads);
  const longestFirst = reads.map((sources) => [...sources].sort((a, b) => depth[b]! - depth[a]!));
  const order = behindWhatItReads(longestFirst);
  const place = new Map(order.map((unit, at) => [unit, at]));
  return order.map((at) => {
    const unit = units[at]!;
    return { ...unit, inbound: unit.inbound.map((source) => place.get(source)!) };
  });
}

/** For each the number of steps on the longest way to it. */
function depths(reads: readonly (readonly number[])[]): number[] {
  const depth = reads.map(() => 0);
  for (const at of behindWhatItReads(reads)) {
    for (const source of reads[at]!) depth[at] = Math.max(depth[at]!, depth[source]! + 1);
  }
  return depth;
}

/** Depth first from each end of the network; without recursion, for networks are deep. */
function behindWhatItReads(reads: readonly (readonly number[])[]): number[] {
  const read = new Set(reads.flat());
  const ends = reads.map((_, at) => at).filter((at) => !read.has(at));
  const seen = new Set<number>();
  const order: number[] = [];
  for (const end of ends) {
    const way = [{ at: end, next: 0 }];
    seen.add(end);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const source = reads[here.at]![here.next++];
      if (source === undefined) {
        order.push(here.at);
        way.pop();
      } else if (!seen.has(source)) {
        seen.add(source);
        way.push({ at: source, next: 0 });
      }
    }
  }
  return order;
}
