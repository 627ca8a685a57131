export interface ValueHistogram {
  /** The least and the most of the values, and their mean. */
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** How many values are in each of as many equal parts between them. */
  readonly counts: readonly number[];
}

/** How values are spread: how many there are in each of `parts` equal parts from the least to the most. */
export function valueHistogram(values: ArrayLike<number>, parts = 48): ValueHistogram {
  let [least, most, sum] = [Infinity, -Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  const counts = new Array<number>(parts).fill(0);
  const scale = most > least ? parts / (most - least) : 0;
  for (let i = 0; i < values.length; i++) {
    const part = Math.min(parts - 1, Math.floor((values[i]! - least) * scale));
    counts[part] = counts[part]! + 1;
  }
  return { least, most, mean: sum / values.length, counts };
}
