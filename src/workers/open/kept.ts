/** Open things by id. The newest stay; the oldest goes when there are too many. */
export class Kept<T> {
  readonly #items = new Map<string, T>();
  readonly #limit: number;
  readonly #release: (item: T) => void;

  constructor(limit: number, release: (item: T) => void = () => undefined) {
    this.#limit = limit;
    this.#release = release;
  }

  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  values(): T[] {
    return [...this.#items.values()];
  }

  /** Adds one as the newest; frees the one that had its id, and the oldest beyond the limit. */
  set(id: string, item: T): void {
    this.delete(id);
    this.#items.set(id, item);
    for (const oldest of this.#items.keys()) {
      if (this.#items.size <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(id: string): void {
    const item = this.#items.get(id);
    this.#items.delete(id);
    if (item !== undefined) this.#release(item);
  }

  clear(): void {
    for (const id of this.#items.keys()) this.delete(id);
  }
}
