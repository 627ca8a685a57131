import { errorData } from '../error-data.js';
import type { ConvlensError } from '../errors.js';
import type { GraphNode } from '../graph/definition.js';
import type { Remark } from '../graph/remark.js';
import type { Made } from './made.js';

/** Layers named in remarks; of more only the number is said. */
const MOST_NAMED = 5;

/** The layers that could not be read, and where the graph ends before them. */
export class Unreadable {
  readonly #layers: { readonly error: ConvlensError; readonly read: readonly Made[] }[] = [];
  /** What is read by layers that are left out. */
  readonly #ends = new Map<string, Made>();

  /** Why the first of them could not be read. */
  get first(): ConvlensError | undefined {
    return this.#layers[0]?.error;
  }

  /** @param error - says which layer, and why */
  addLayer(error: ConvlensError, read: readonly Made[]): void {
    this.#layers.push({ error, read });
  }

  /** Notes what a layer reads that is left out. */
  addReads(read: readonly Made[]): void {
    for (const made of read) this.#ends.set(made.tensor, made);
  }

  /** Where the graph ends: the tensors that only what is left out reads, the last first. */
  lastReadable(nodes: readonly GraphNode[]): Made[] {
    const read = new Set(nodes.flatMap(({ inputs }) => inputs));
    return nodes
      .flatMap(({ name }) => (read.has(name) ? [] : (this.#ends.get(name) ?? [])))
      .reverse();
  }

  /** One for each layer that could not be read, up to a few, and how many more there are. */
  remarks(nodes: readonly GraphNode[]): Remark[] {
    const byName = new Map(nodes.map((node) => [node.name, node]));
    const named = this.#layers.slice(0, MOST_NAMED).map(({ error, read }): Remark => {
      const before = layersBefore(read, byName);
      return { kind: 'unread-layer', error: errorData(error), before };
    });
    const more = this.#layers.length - named.length;
    return more > 0 ? [...named, { kind: 'more-unread-layers', count: more }] : named;
  }
}

/** How many layers these tensors are computed by; calls of a shared layer count once. */
function layersBefore(read: readonly Made[], nodes: ReadonlyMap<string, GraphNode>): number {
  const seen = new Set<string>();
  const layers = new Set<string>();
  const stack = read.map(({ tensor }) => tensor);
  for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
    const node = nodes.get(name);
    if (!node || seen.has(name)) continue;
    seen.add(name);
    layers.add((node.info.partOf ?? name).replace(/@\d+$/, ''));
    for (const input of node.inputs) stack.push(input);
  }
  return layers.size;
}
