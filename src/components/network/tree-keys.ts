import type { NetworkRow } from './rows.js';

/** Where a key leads, and whether it opens or closes the row that it is pressed on. */
export interface TreeStep {
  readonly to: number;
  readonly open?: boolean;
}

/** The keys of a tree as the ARIA Authoring Practices have them; null: the key does nothing here. */
export function treeKey(key: string, rows: readonly NetworkRow[], at: number): TreeStep | null {
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (row.open === false) return { to: at, open: true };
      return row.open ? { to: at + 1 } : null;
    case 'ArrowLeft':
      if (row.open) return { to: at, open: false };
      return row.parent === null ? null : { to: rows.findIndex((r) => r.key === row.parent) };
    default:
      return null;
  }
}
