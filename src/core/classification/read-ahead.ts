/**
 * Starts `open` of the next items while one is being used, so that decoding and computing go on at
 * once. At most `ahead` wait; those nobody takes any more are let go.
 */
export async function* readAhead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  ahead: number,
  open: (item: T) => Promise<R>,
): AsyncGenerator<{ readonly item: T; readonly opened: Promise<R> }> {
  const waiting: { readonly item: T; readonly opened: Promise<R> }[] = [];
  for await (const item of items) {
    const opened = open(item);
    // Whoever takes it hears of its failure; until then it is not unheard.
    opened.catch(() => undefined);
    waiting.push({ item, opened });
    if (waiting.length > ahead) yield waiting.shift()!;
  }
  yield* waiting;
}
