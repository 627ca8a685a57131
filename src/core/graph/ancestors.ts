import type { Network } from './network.js';

/** Names of the layers that `target` is computed from, itself included. */
export function ancestorsOf(network: Network, target: string): ReadonlySet<string> {
  const byName = new Map(network.nodes.map((node) => [node.name, node]));
  const seen = new Set<string>();
  const stack = [target];
  for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
    const node = byName.get(name);
    if (!node || seen.has(name)) continue;
    seen.add(name);
    for (const source of node.inbound) stack.push(source);
  }
  return seen;
}
