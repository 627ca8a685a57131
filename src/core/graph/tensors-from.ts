import type { GraphNode } from './definition.js';

/** Names of the tensors that are computed from `input`, itself included. */
export function tensorsFrom(
  nodes: readonly Pick<GraphNode, 'name' | 'inputs'>[],
  input: string | undefined,
): ReadonlySet<string> {
  const found = new Set(input === undefined ? [] : [input]);
  // In execution order whatever a node reads is known before it.
  for (const { name, inputs } of nodes) if (inputs.some((read) => found.has(read))) found.add(name);
  return found;
}
