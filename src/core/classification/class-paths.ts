/**
 * The class folder of each file, by paths such as `photos/tabby/1.jpg`. A folder that holds all of
 * them, and folders besides, is the folder of the class folders; without it, as when several class
 * folders were dropped together, the first folder is that of the class.
 */
export function classPaths(paths: readonly string[]): readonly (string | null)[] {
  const split = paths.map((path) => path.split('/'));
  const [first] = split;
  const deeper = split.some(({ length }) => length > 2);
  const root = deeper && split.every(([top]) => top === first?.[0]) ? 1 : 0;
  return split.map((parts) => (parts.length > root + 1 ? parts[root]! : null));
}

/**
 * Indexes of the files that are in a folder: the first of each folder, then the second of each, and
 * so on, so that what is counted before the end is of all classes alike.
 */
export function inTurns(folders: readonly (string | null)[]): readonly number[] {
  const within = new Map<string, number>();
  const places = folders.flatMap((folder, index) => {
    if (folder === null) return [];
    const turn = within.get(folder) ?? 0;
    within.set(folder, turn + 1);
    return [{ index, turn }];
  });
  return places.sort((a, b) => a.turn - b.turn || a.index - b.index).map(({ index }) => index);
}
