import type { LayerConfig } from '../../assembly/topology.js';
import type { ReadingBudget } from '../../reading-budget.js';
import { splitWeightName, WeightOwners } from './weight-name.js';

/** Kinds whose layers have weights, for those whose names tell nothing. */
export const WEIGHTED =
  /Conv|Dense|Normalization|PReLU|LayerScale|Embedding|Attention|TimeDistributed|LocallyConnected/;

/**
 * To which of the layers in a group of an HDF5 file each of its weights belongs. A group is one layer,
 * or a nested model: then a weight's name says the layer. Where a layer has been renamed since, its
 * weights still have the old name; such layers come in the order in which Keras saves them, those that
 * are trained before those that are frozen.
 */
export function ownersIn(
  layers: readonly LayerConfig[],
  weights: readonly string[],
  budget: ReadingBudget,
): (string | undefined)[] {
  const [only] = layers;
  if (only && layers.length === 1 && only.group === undefined) return weights.map(() => only.name);
  const owners = new WeightOwners(
    layers.map(({ name }) => name),
    budget,
  );
  const paths = weights.map((weight) => splitWeightName(weight)[0]);
  // A part of a layer has a name of its own, `attention/query`.
  const ownerOf = (path: string) => owners.find(path) ?? owners.find(splitWeightName(path)[0]);
  const named = new Map(paths.map((path) => [path, ownerOf(path)]));
  const taken = new Set(named.values());
  const left = layers.filter(({ name, className }) => !taken.has(name) && WEIGHTED.test(className));
  const frozen = ({ config }: LayerConfig) => config['trainable'] === false;
  const order = [...left.filter((one) => !frozen(one)), ...left.filter(frozen)];
  const nameless = [...named].flatMap(([path, owner]) => (owner === undefined ? [path] : []));
  nameless.forEach((path, index) => named.set(path, order[index]?.name));
  return paths.map((path) => named.get(path));
}
