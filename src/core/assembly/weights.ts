import type { StoredWeight } from '../graph/definition.js';
import type { BuiltLayer } from '../kinds/kind.js';
import type { LayerConfig } from './topology.js';

/** Where the weights of a model are: each reader or builder knows it in its own way. */
export interface ModelWeights {
  /**
   * A layer's weights by their own names, `kernel`; those that there are not are left out.
   * @param built - says which it needs, in the order in which Keras stores them
   */
  of(
    layer: LayerConfig,
    built: Pick<BuiltLayer, 'weights' | 'restore'>,
  ): ReadonlyMap<string, StoredWeight>;
}

/** Weights that the file has under the names of their layers, `conv/kernel`. */
export function byName(stored: ReadonlyMap<string, StoredWeight>): ModelWeights {
  return {
    of({ name: layer }, { weights }) {
      return new Map(
        Object.keys(weights).flatMap((name) => {
          const weight = stored.get(`${layer}/${name}`);
          return weight ? [[name, weight] as const] : [];
        }),
      );
    },
  };
}

/** Weights that the file has in the order in which Keras stores them, by the name of their layer. */
export function inOrder(stored: ReadonlyMap<string, readonly StoredWeight[]>): ModelWeights {
  return {
    of({ name: layer }, { weights, restore }) {
      const all = stored.get(layer) ?? [];
      const own = all.length > 0 && restore ? restore(all) : all;
      const names = Object.keys(weights).slice(0, own.length);
      return new Map(names.map((name, index) => [name, own[index]!]));
    },
  };
}

/**
 * Weights of a model that has none: their shapes are those that the layers need, so that all but their
 * values is known.
 * @param missing - the error of who asks for values
 */
export function withoutValues(missing: () => Error): ModelWeights {
  const read = () => Promise.reject(missing());
  return {
    of(_, { weights }) {
      return new Map(Object.entries(weights).map(([name, shape]) => [name, { shape, read }]));
    },
  };
}
