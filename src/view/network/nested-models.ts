import type { LayerInfo } from '../../core/graph/layer-info.js';

/** A model within a model: a backbone in a network that learned by transfer, a Sequential stem. */
export interface InnerModel {
  /** As its row says it: `backbone`; the second call of a shared one `backbone@1`. */
  readonly name: string;
  /** Where its layers stand: `backbone`, inside of another `outer/backbone`. */
  readonly path: string;
  /** In execution order. */
  readonly layers: readonly LayerInfo[];
}

/** Models that lie one in another's gaps would be looked for in all layers, each: no model is so made. */
const MOST_LOOKS = 5_000_000;

/**
 * The models directly inside of `path`, by the `group` of their layers. A shared model counts once
 * for each call. None where together they would have to come before themselves.
 */
export function nestedModels(layers: readonly LayerInfo[], path: string): InnerModel[] {
  const found = new Map<string, { path: string; layers: LayerInfo[] }>();
  for (const layer of layers) {
    const inner = below(layer.group, path);
    if (inner === null) continue;
    const name = inner + (/@\d+$/.exec(layer.name)?.[0] ?? '');
    const model = found.get(name) ?? { path: path ? `${path}/${inner}` : inner, layers: [] };
    model.layers.push(layer);
    found.set(name, model);
  }
  const models = [...found].map(([name, model]) => ({ name, ...model }));
  // Each is looked for among all that lies from its first to its last layer.
  const place = new Map(layers.map(({ name }, i) => [name, i]));
  let looks = 0;
  return models.filter((model) => {
    const first = place.get(model.layers[0]!.name) ?? 0;
    const last = place.get(model.layers.at(-1)!.name) ?? first;
    looks += last - first;
    return looks <= MOST_LOOKS && !returns(layers.slice(first, last + 1), model.layers);
  });
}

/** The first step from `path` towards `group`; null when it is not below. */
function below(group: string | undefined, path: string): string | null {
  if (group === undefined || group === path) return null;
  if (path !== '' && !group.startsWith(`${path}/`)) return null;
  return group.slice(path === '' ? 0 : path.length + 1).split('/')[0]!;
}

/** Do its values leave it and come in again? Then it has no one place in the column. */
function returns(layers: readonly LayerInfo[], model: readonly LayerInfo[]): boolean {
  const inside = new Set(model.map(({ name }) => name));
  const after = new Set<string>();
  for (const { name, inbound } of layers) {
    const behind = inbound.some((source) => after.has(source));
    if (inside.has(name)) {
      if (behind) return true;
    } else if (behind || inbound.some((source) => inside.has(source))) {
      after.add(name);
    }
  }
  return false;
}
