import { Cursor } from './cursor.js';
import { brokenHdf5 } from './errors.js';
import type { Hdf5Source } from './source.js';

/** A node of a tree as version 1 has it: children, each behind its key. */
export interface TreeNode {
  /** 0 where the children are no nodes. */
  readonly level: number;
  readonly entries: readonly { readonly key: Cursor; readonly child: number }[];
}

/**
 * All nodes of a tree, each before its children. One that leads to itself is broken.
 * @param type - 0 for names, 1 for pieces of an array
 * @param keyBytes - bytes of a key
 */
export async function* treeNodes(
  source: Hdf5Source,
  root: number | null,
  type: number,
  keyBytes: number,
): AsyncGenerator<TreeNode> {
  const seen = new Set<number | null>();
  const stack: { address: number | null; level?: number }[] = [{ address: root }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { address, level: wanted } = next;
    if (seen.has(address)) throw brokenHdf5();
    seen.add(address);
    const head = (await source.cursor(address, 24)).expect('TREE');
    const [found, level, count] = [head.u8(), head.u8(), head.u16()];
    if (found !== type || (wanted ?? level) !== level) throw brokenHdf5();
    const body = await source.cursor((address ?? 0) + 24, count * (keyBytes + 8));
    const entries = Array.from({ length: count }, () => {
      const key = new Cursor(body.take(keyBytes));
      return { key, child: body.u64() };
    });
    yield { level, entries };
    if (level === 0) continue;
    for (const { child } of [...entries].reverse())
      stack.push({ address: child, level: level - 1 });
  }
}
