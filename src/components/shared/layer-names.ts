import type { ReactiveControllerHost } from 'lit';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type * as Names from '../../view/layer-name.js';
import { LazyPart } from './lazy-part.js';

/**
 * What the layers of an element's network are called, of an element that needs the tree of it for nothing else:
 * the tree is loaded once there is a network. Until then a layer has its identifier.
 */
export class LayerNames {
  readonly #names: LazyPart<typeof Names>;
  #layers: readonly LayerInfo[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#names = new LazyPart(host, () => import('../../view/layer-name.js'));
  }

  /** Takes the layers of the network; none: not known. */
  take(layers: readonly LayerInfo[]): void {
    this.#layers = layers;
    if (layers.length > 0) this.#names.prepare();
  }

  /** @see layerName */
  readonly name = (layer: string): string =>
    this.#names.part?.layerName(this.#layers, layer) ?? layer;

  /** @see layerText */
  readonly text = (layer: string): string =>
    this.#names.part?.layerText(this.#layers, layer) ?? layer;
}
