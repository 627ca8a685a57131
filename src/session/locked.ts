/** What a page can keep as it is, by the names of its attributes. */
export const lockable = ['model', 'image', 'class-index', 'layer', 'channel', 'method'] as const;

export type Locked = (typeof lockable)[number];

/**
 * What `locked` on an element says: names with spaces between, or, where it says none, all that have an
 * attribute there.
 */
export function lockedBy(element: Element, locked: string | null): readonly Locked[] {
  if (locked === null) return [];
  const names = locked.split(/\s+/).filter(Boolean);
  return lockable.filter((name) =>
    names.length > 0 ? names.includes(name) : element.hasAttribute(name),
  );
}
