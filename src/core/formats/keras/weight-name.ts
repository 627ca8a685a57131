import type { ReadingBudget } from '../../reading-budget.js';

const LONGEST_WEIGHT_NAME = 2048;

/** Finds layers by what files write before the names of their weights. */
export class WeightOwners {
  /** By the ends of their names, `stem/conv` and `conv` of `outer/stem/conv`; null: of several. */
  readonly #ends = new Map<string, string | null>();

  /** @param layers - their names, with the path of a nested model */
  constructor(
    layers: Iterable<string>,
    private readonly budget: ReadingBudget,
  ) {
    const names = new Set(layers);
    for (const name of names) {
      for (const end of ends(name, budget).slice(1)) {
        this.#ends.set(end, this.#ends.has(end) ? null : name);
      }
    }
    // A whole name goes before the end of another.
    for (const name of names) this.#ends.set(name, name);
  }

  /**
   * The layer that a path means, `sequential/conv/conv`: scopes may stand before the layer's name, or
   * the models that it lies in be left out. Slashes may belong to the layer's name as well, so the
   * longest name that exists wins.
   */
  find(path: string): string | undefined {
    const all = ends(path.slice(0, LONGEST_WEIGHT_NAME), this.budget);
    const known = all.find((end) => (this.#ends.get(end) ?? null) !== null);
    return known === undefined ? undefined : (this.#ends.get(known) ?? undefined);
  }
}

/** `a/b/c`, `b/c` and `c`. Of a name of slashes these are as many, and each almost as long. */
function ends(path: string, budget: ReadingBudget): string[] {
  const all = [path];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    all.push(path.slice(at + 1));
  }
  const letters = all.reduce((sum, end) => sum + end.length, 0);
  budget.spend('text', letters, path);
  return all;
}

/** The path before a weight's own name, and that name: `kernel` of `conv/kernel:0`. */
export function splitWeightName(name: string): readonly [path: string, leaf: string] {
  const plain = name.slice(0, LONGEST_WEIGHT_NAME).replace(/:\d+$/, '');
  const slash = plain.lastIndexOf('/');
  return slash < 0 ? ['', plain] : [plain.slice(0, slash), plain.slice(slash + 1)];
}

/**
 * `layer/kernel` from what converters write: scopes before the layer's name, its name twice, `:0`
 * behind.
 */
export function weightName(name: string, owners: WeightOwners): string {
  const [path, leaf] = splitWeightName(name);
  return `${owners.find(path) ?? path}/${leaf}`;
}
