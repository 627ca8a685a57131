import { dispose, tensor, tidy, keep } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { WeightData } from './definition.js';

/** The network's weights: values until someone asks for a tensor, then the tensor alone. */
export class WeightStore {
  readonly #values: Map<string, WeightData>;
  readonly #tensors = new Map<string, Tensor>();

  constructor(weights: ReadonlyMap<string, WeightData>) {
    this.#values = new Map(weights);
  }

  readonly tensor = (key: string): Tensor => {
    const known = this.#tensors.get(key);
    if (known) return known;
    const data = this.#values.get(key);
    if (!data) throw new RangeError(`no weight "${key}"`);
    const made = tidy(() => keep(tensor(data.values, [...data.shape], 'float32')));
    this.#tensors.set(key, made);
    this.#values.delete(key);
    return made;
  };

  dispose(): void {
    dispose([...this.#tensors.values()]);
    this.#tensors.clear();
    this.#values.clear();
  }
}
