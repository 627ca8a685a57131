import { dispose, getBackend, tensor, tidy, keep, type Tensor } from '@tensorflow/tfjs-core';
import type { WeightData } from './definition.js';

/** The backend that has a memory of its own; the others hold on to the values until they run. */
const COPIES_AT_ONCE = 'wasm';

/** The network's weights: values until someone asks for a tensor, then the tensor alone. */
export class WeightStore {
  #disposed = false;
  readonly #values: Map<string, WeightData>;
  readonly #tensors = new Map<string, Tensor>();

  /** @param others - where weights are that this store lacks; it keeps what it has */
  constructor(
    weights: ReadonlyMap<string, WeightData> = new Map(),
    private readonly others?: WeightStore,
  ) {
    this.#values = new Map(weights);
  }

  /** Whether it was disposed of, or the store that has what it lacks. */
  get disposed(): boolean {
    return this.#disposed || (this.others?.disposed ?? false);
  }

  /** Takes in a weight; where the backend copies values at once, the given ones are let go. */
  add(key: string, data: WeightData): void {
    this.#values.set(key, data);
    if (getBackend() === COPIES_AT_ONCE) this.tensor(key);
  }

  readonly tensor = (key: string): Tensor => {
    const known = this.#tensors.get(key);
    if (known) return known;
    const data = this.#values.get(key);
    if (!data && this.others) return this.others.tensor(key);
    if (!data) throw new RangeError(`no weight "${key}"`);
    const made = tidy(() => keep(tensor(data.values, [...data.shape], 'float32')));
    this.#tensors.set(key, made);
    this.#values.delete(key);
    return made;
  };

  /** The shape of a weight, which need not become a tensor for it. */
  readonly shapeOf = (key: string): readonly number[] =>
    this.#tensors.get(key)?.shape ??
    this.#values.get(key)?.shape ??
    this.others?.shapeOf(key) ??
    [];

  /** Frees what is in this store; not what it looks up in another. */
  dispose(): void {
    this.#disposed = true;
    dispose([...this.#tensors.values()]);
    this.#tensors.clear();
    this.#values.clear();
  }
}
