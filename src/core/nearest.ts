/** The `count` names that are spelled most like `asked`, by edit distance, case aside. */
export function nearest(asked: string, names: readonly string[], count: number): string[] {
  const wanted = asked.slice(0, 60).toLowerCase();
  return names
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** The name that was meant, if one is spelled so much alike that a slip of the fingers explains it. */
export function likely(asked: string, names: readonly string[]): string | undefined {
  const [near] = nearest(asked, names, 1);
  if (near === undefined) return undefined;
  const distance = editDistance(asked.slice(0, 60).toLowerCase(), near.toLowerCase());
  return distance <= Math.max(2, near.length / 3) ? near : undefined;
}

/** Levenshtein's: how many letters to insert, delete or replace. One row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
