import type { LayerInfo } from '../../core/graph/layer-info.js';

/** What a row of the column stands for. */
export interface GraphRow {
  /** Names of the layers that it holds. */
  readonly members: readonly string[];
  /** True: the rows below list what it holds. */
  readonly open?: boolean;
}

/** From which row to which; a connection always leads down. */
export interface RowConnection {
  readonly from: number;
  readonly to: number;
}

/**
 * The network's connections between the rows that are there, each once. The row of an open part is
 * where the values enter it: what its layers read from the row that stands last before it, they read
 * from there. What comes from further back passes by (the cell before the one before, in NASNet).
 */
export function rowConnections(
  rows: readonly GraphRow[],
  layers: readonly LayerInfo[],
): RowConnection[] {
  const holding = new Map<string, number[]>(layers.map(({ name }) => [name, []]));
  rows.forEach(({ members }, i) => members.forEach((name) => holding.get(name)?.push(i)));
  const links = layers.flatMap(({ name, inbound }) => {
    const to = holding.get(name)!;
    return inbound.flatMap((source) => linkTo(to, holding.get(source) ?? []));
  });
  const entry = new Map<number, number>();
  for (const { from, enters } of links) {
    for (const part of enters) entry.set(part, Math.max(entry.get(part) ?? 0, from));
  }
  const found = new Map<number, RowConnection>();
  const add = (from: number, to: number): void => {
    if (from < to) found.set(from * rows.length + to, { from, to });
  };
  for (const { from, enters, to } of links) {
    let at = from;
    for (const part of enters) {
      if (entry.get(part) !== from) continue;
      add(at, part);
      at = part;
    }
    add(at, to);
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

interface Link extends RowConnection {
  /** Rows of the open parts that it leads into, outermost first. */
  readonly enters: readonly number[];
}

/** Both ends are rows that hold the layer, outermost first: the last is its own. */
function linkTo(to: readonly number[], from: readonly number[]): Link[] {
  const source = from.at(-1);
  const target = to.at(-1);
  if (source === undefined || target === undefined || source === target) return [];
  return [
    { from: source, to: target, enters: to.slice(0, -1).filter((part) => !from.includes(part)) },
  ];
}
