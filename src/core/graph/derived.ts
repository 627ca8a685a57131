import { dispose, keep, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Derive } from '../ops/op.js';

/** Tensors made from weights, kept until the network goes. */
export class DerivedTensors {
  readonly #tensors = new Map<string, Tensor>();

  readonly derive: Derive = (source, key, make) => {
    const name = `${source.id} ${key}`;
    const known = this.#tensors.get(name);
    if (known) return known;
    const made = keep(tidy(make));
    this.#tensors.set(name, made);
    return made;
  };

  dispose(): void {
    dispose([...this.#tensors.values()]);
    this.#tensors.clear();
  }
}
