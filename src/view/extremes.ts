/**
 * Indices of the largest positive values and of the largest negative ones, each strongest first, at
 * most `most` of each.
 */
export function extremes(
  values: ArrayLike<number>,
  most: number,
): { readonly up: readonly number[]; readonly down: readonly number[] } {
  const order = Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[b]! - values[a]! || a - b);
  return {
    up: order.slice(0, most).filter((i) => values[i]! > 0),
    down: order
      .slice(-most)
      .filter((i) => values[i]! < 0)
      .reverse(),
  };
}
