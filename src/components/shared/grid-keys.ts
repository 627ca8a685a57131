/**
 * Where the arrow keys, Home and End lead in a grid of `count` tiles in rows of `columns`; null when
 * the key does nothing there. Left and right go on over the end of a row, up and down stay.
 */
export function moveInGrid(
  key: string,
  index: number,
  count: number,
  columns: number,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index + columns,
    ArrowUp: index - columns,
    Home: 0,
    End: count - 1,
  };
  const target = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (target === undefined || target < 0 || target >= count || target === index) return null;
  return target;
}

/** Columns that a CSS grid has now. */
export function columnsOf(grid: Element): number {
  return getComputedStyle(grid).gridTemplateColumns.split(' ').length;
}
