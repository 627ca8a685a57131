import { dispose, fill, stack, tidy } from '@tensorflow/tfjs-core';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network, TensorMap } from '../graph/network.js';
import { readTensor } from '../graph/read-tensor.js';

/** By what each channel of a normalisation is multiplied; 1 for other layers. */
export class Scales {
  readonly #network: Network;
  readonly #known = new Map<string, Promise<Float32Array>>();

  constructor(network: Network) {
    this.#network = network;
  }

  async of(layer: LayerInfo, channel: number): Promise<number> {
    if (layer.role !== 'normalization') return 1;
    const known = this.#known.get(layer.name) ?? this.#measure(layer);
    this.#known.set(layer.name, known);
    return (await known)[channel] ?? 1;
  }

  /** γ / √(σ² + ε): what the layer makes of 1, less what it makes of 0. */
  async #measure({ name, inbound, channels, outputShape }: LayerInfo): Promise<Float32Array> {
    const shape = [...outputShape.slice(0, -1).map(() => 1), channels];
    const feed = tidy(() => stack([fill(shape, 0), fill(shape, 1)]));
    let made: TensorMap = {};
    try {
      made = await this.#network.execute({ [inbound[0] ?? '']: feed }, [name]);
      const values = await readTensor(made, name);
      return Float32Array.from({ length: channels }, (_, c) => values[channels + c]! - values[c]!);
    } finally {
      dispose([feed, made]);
    }
  }
}
