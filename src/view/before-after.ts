/** A share that has changed. */
export interface Change {
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

/** The `most` largest shares before or after, by whichever of both is larger. */
export function largestChanges(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  most: number,
): readonly Change[] {
  const all = Array.from(before, (share, index): Change => ({
    index,
    before: share,
    after: after[index] ?? 0,
  }));
  const height = ({ before: a, after: b }: Change): number => Math.max(a, b);
  return all.sort((a, b) => height(b) - height(a) || a.index - b.index).slice(0, most);
}
