export interface ShelfOptions<T> {
  /** Bytes that everything may take together; the two used last stay beyond it. */
  readonly budget: number;
  bytesOf(value: T): number;
  /** Frees what the value holds. */
  release(value: T): void;
}

/** Where something that is open came from. */
export interface Origin<T> {
  /** Two of the same source are the same. Null: cannot be told. */
  readonly source: string | null;
  /** Opens it again. */
  readonly load: () => Promise<T>;
}

/** Something open, for however many have opened it; only its shelf changes it. */
export interface Shared<T> extends Origin<T> {
  /** Null while it is put away. */
  value: T | null;
  /** On its way back. */
  coming: Promise<T> | null;
  /** How many have it open. */
  holders: number;
  /** Jobs under way that need it. */
  users: number;
}

/** Used last, and stay whatever they weigh: a job may need the newest while the one before is still shown. */
const STAY = 2;

/**
 * What is open for several callers, each thing once. It goes with the last who has it open. When all
 * together are too heavy, what was used longest ago is put away, and comes back for the next job that
 * needs it; never what a job is using.
 */
export class Shelf<T> {
  /** Those used last at the end. */
  readonly #items = new Set<Shared<T>>();
  readonly #options: ShelfOptions<T>;

  constructor(options: ShelfOptions<T>) {
    this.#options = options;
  }

  /** What was opened from that source and is none of `others`. */
  find(source: string | null, others: readonly Shared<T>[]): Shared<T> | null {
    if (source === null) return null;
    const fits = (item: Shared<T>) => item.source === source && !others.includes(item);
    return [...this.#items].find(fits) ?? null;
  }

  /** One more has it open; puts it there where it is not yet. */
  add(value: T, { source, load }: Origin<T>): Shared<T> {
    const known = [...this.#items].find((item) => item.value === value);
    const shared = known ?? { source, load, value, coming: null, holders: 0, users: 0 };
    shared.holders += 1;
    this.#items.add(shared);
    this.#putAway();
    return shared;
  }

  /** One has it open no more. */
  letGo(shared: Shared<T>): void {
    shared.holders -= 1;
    this.#removeUnneeded(shared);
  }

  /** Has it there until `done` with it. Rejects with what went wrong when it could not be had back. */
  async use(shared: Shared<T>): Promise<T> {
    shared.users += 1;
    this.#items.delete(shared);
    this.#items.add(shared);
    try {
      return shared.value ?? (await this.#bringBack(shared));
    } catch (error) {
      this.done(shared);
      throw error;
    }
  }

  done(shared: Shared<T>): void {
    shared.users -= 1;
    this.#removeUnneeded(shared);
    this.#putAway();
  }

  /** Opens again all that is there; gives what puts it in the place of the old. */
  async renew(): Promise<() => void> {
    const present = [...this.#items].filter(({ value }) => value !== null);
    const renewed = await Promise.all(
      present.map(async (item) => {
        const value = await item.load();
        return () => {
          const old = item.value;
          item.value = value;
          if (old !== null) this.#options.release(old);
        };
      }),
    );
    return () => renewed.forEach((put) => put());
  }

  async #bringBack(item: Shared<T>): Promise<T> {
    item.coming ??= item.load().finally(() => (item.coming = null));
    item.value = await item.coming;
    this.#putAway();
    return item.value;
  }

  #removeUnneeded(item: Shared<T>): void {
    if (item.holders > 0 || item.users > 0) return;
    this.#items.delete(item);
    this.#release(item);
  }

  #putAway(): void {
    const present = [...this.#items].filter(({ value }) => value !== null);
    const bytes = ({ value }: Shared<T>) => (value === null ? 0 : this.#options.bytesOf(value));
    let total = present.reduce((sum, item) => sum + bytes(item), 0);
    for (const item of present.slice(0, -STAY)) {
      if (total <= this.#options.budget) return;
      if (item.users > 0) continue;
      total -= bytes(item);
      this.#release(item);
    }
  }

  #release(item: Shared<T>): void {
    if (item.value !== null) this.#options.release(item.value);
    item.value = null;
  }
}
