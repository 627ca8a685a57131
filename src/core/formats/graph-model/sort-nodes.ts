import { ModelFormatError, UnsupportedLayerError } from '../../errors.js';
import { shown } from '../../kinds/config.js';
import type { Endpoint, NodeDef } from './node-def.js';
import { say, str } from '../../sentence.js';

/** Ops that pass their inputs on, one to one. */
const PASSING = new Set([
  'Cast',
  'CheckNumerics',
  'EnsureShape',
  'Identity',
  'IdentityN',
  'PlaceholderWithDefault',
  'PreventGradient',
  'Snapshot',
  'StopGradient',
]);

/** Ops whose course depends on values, or which run other graphs: none is the same for each image. */
const CONTROL =
  /^(If|StatelessIf|While|StatelessWhile|Case|StatelessCase|Switch|Merge|Enter|Exit|NextIteration|LoopCond|PartitionedCall|StatefulPartitionedCall|Where|Unique|UniqueV2|NonMaxSuppression.*|CombinedNonMaxSuppression|Tensor(Array|List).*|HashTable.*|LookupTable.*|DynamicPartition|DynamicStitch)$/;

/** The part of a graph that its outputs depend on, as data flows. */
export interface SortedGraph {
  /** Each after everything that it reads; nodes that only pass something on are gone. */
  readonly nodes: readonly NodeDef[];
  readonly outputs: readonly Endpoint[];
}

/**
 * Sorts the nodes that `outputs` depend on.
 * @throws ModelFormatError for a circle or a node that is not there; UnsupportedLayerError for control
 * flow and ops whose result has no fixed size
 */
export function sortNodes(all: readonly NodeDef[], outputs: readonly Endpoint[]): SortedGraph {
  const byName = new Map<string, NodeDef>();
  for (const node of all) {
    if (byName.has(node.name))
      throw new ModelFormatError(say(str`two nodes are named ${shown(node.name)}`));
    byName.set(node.name, node);
  }
  const sources: Sources = new Map();
  const sourceOf = (read: Endpoint) => sourceIn(byName, sources, read);
  const ends = outputs.map(sourceOf);
  const done = new Set<string>();
  const begun = new Set<string>();
  const nodes: NodeDef[] = [];
  for (const { node: end } of ends) {
    // Depth first on a stack of its own: a chain may be as long as the graph.
    const stack = [end];
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const node = byName.get(name);
      if (!node)
        throw new ModelFormatError(say(str`the graph refers to ${shown(name)}, which it lacks`));
      if (done.has(name)) {
        stack.pop();
      } else if (!begun.has(name)) {
        begun.add(name);
        refuseControl(node);
        const inputs = node.inputs.map(sourceOf);
        byName.set(name, { ...node, inputs });
        // Back to front, so that what is read first comes first.
        for (const read of [...inputs].reverse()) if (!done.has(read.node)) stack.push(read.node);
      } else if (node.inputs.every((read) => done.has(read.node))) {
        done.add(name);
        nodes.push(node);
        stack.pop();
      } else {
        throw new ModelFormatError(say(str`nodes read each other in a circle: ${shown(name)}`));
      }
    }
  }
  return { nodes, outputs: ends };
}

/** Where values come from, as far as that has been followed, by node and output. */
type Sources = Map<string, Endpoint>;

/**
 * Where a value comes from, past the nodes that only pass it on. Each of these is passed once: a chain
 * may be as long as the graph, and be read in each of its places.
 */
function sourceIn(
  byName: ReadonlyMap<string, NodeDef>,
  sources: Sources,
  read: Endpoint,
): Endpoint {
  const way = new Set<string>();
  let at = read;
  for (;;) {
    const key = `${at.output} ${at.node}`;
    if (way.has(key)) {
      throw new ModelFormatError(say(str`nodes read each other in a circle: ${shown(read.node)}`));
    }
    const node = byName.get(at.node);
    const known = sources.get(key);
    const next = known ?? (node && PASSING.has(node.op) ? node.inputs[at.output] : undefined);
    if (!next) break;
    if (known === undefined) way.add(key);
    at = next;
    if (known !== undefined) break;
  }
  for (const key of way) sources.set(key, at);
  return at;
}

function refuseControl({ name, op }: NodeDef): void {
  if (!CONTROL.test(op)) return;
  throw new UnsupportedLayerError(
    say(
      str`node ${shown(name)} is a ${op.slice(0, 60)}: what it does depends on values, so that the graph is not the same for each image. Convert the part of the model before it`,
    ),
  );
}
