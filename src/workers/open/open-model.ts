import type { Choices } from '../../core/graph/choices.js';
import type { Network } from '../../core/graph/network.js';

/** A model that is open, for all who read it in one way or another: its weights are there once. */
export class OpenModel {
  /** What its weights take. */
  readonly bytes: number;
  /** As it was loaded; it has the weights. */
  readonly loaded: Network;
  readonly #read = new Map<string, Network>();

  /** @param loaded - goes with this */
  constructor(loaded: Network) {
    this.loaded = loaded;
    this.bytes = loaded.nodes.reduce((sum, { parameters }) => sum + 4 * parameters, 0);
  }

  /**
   * The network, read as it was chosen.
   * @throws as `Network.withChoices`
   */
  as(choices: Choices): Network {
    const key = JSON.stringify(choices);
    const known = this.#read.get(key);
    if (known) return known;
    const network = this.loaded.withChoices(choices);
    this.#read.set(key, network);
    return network;
  }

  dispose(): void {
    this.loaded.dispose();
  }
}
