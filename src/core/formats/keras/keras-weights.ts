import { WeightsError } from '../../errors.js';
import type { StoredWeight } from '../../graph/definition.js';
import { ArchiveGroups } from './archive-groups.js';
import { ownersIn, WEIGHTED } from './group-owners.js';
import type { Hdf5 } from '../hdf5/file.js';
import { textsOf } from './keras-texts.js';
import type { LayerConfig } from '../../assembly/topology.js';
import { isOfWrapper } from './unwrapped.js';
import { splitWeightName } from './weight-name.js';
import { listedNames } from '../../listed-names.js';
import { say, str } from '../../sentence.js';

/** Gives the weights of a layer in the order in which Keras stores them. */
export type WeightsOf = (layer: LayerConfig) => Promise<readonly StoredWeight[]>;

/**
 * Finds the weights of a model's layers in a file of Keras': a whole model, weights alone as Keras 2
 * writes them, `save_weights('….h5')`, or as Keras 3 does, `….weights.h5`.
 * @param name - of the file, for errors
 * @throws WeightsError when the file is another model's
 */
export async function weightsIn(
  file: Hdf5,
  layers: readonly LayerConfig[],
  name: string,
): Promise<WeightsOf> {
  for (const place of ['model_weights', '']) {
    const stored = await textsOf(file, place, 'layer_names');
    if (stored.length > 0) return weightsInGroups(file, place, stored, layers, name);
  }
  const groups = await ArchiveGroups.open(file);
  return async (layer) => {
    const folder = await groups.pathOf(layer.folder);
    const within = await file.keys(folder);
    const parts = PARTS.filter((part) => within.includes(part.split('/')[0] ?? ''));
    const stored: StoredWeight[] = [];
    for (const part of parts) {
      const vars = `${folder}/${part}`;
      const names = await file.keys(vars);
      for (const index of names.keys()) stored.push(await file.dataset(`${vars}/${index}`));
    }
    return stored;
  };
}

/** Where the weights of a layer lie in its folder, in the order in which Keras counts them. */
const PARTS = [
  // Of a layer in another one, as of TimeDistributed.
  'layer/vars',
  'vars',
  'activation/vars',
  // Of MultiHeadAttention, in Keras 3 and 2.
  ...['query', 'key', 'value', 'output'].flatMap((name) => [
    `${name}_dense/vars`,
    `_${name}_dense/vars`,
  ]),
];

/** Each layer of the model has a group of its name; a model in it too, with all that it has. */
async function weightsInGroups(
  file: Hdf5,
  place: string,
  stored: readonly string[],
  layers: readonly LayerConfig[],
  name: string,
): Promise<WeightsOf> {
  const groups = new Map<string, readonly string[]>();
  for (const top of stored) {
    const names = await textsOf(file, pathIn(place, top), 'weight_names');
    const weightNames = names.filter((weight) => !isOfWrapper(weight));
    if (weightNames.length > 0) groups.set(top, weightNames);
  }
  const groupOf = groupsOfLayers([...groups.keys()], layers, name);
  const byTop = new Map<string, LayerConfig[]>();
  for (const layer of layers) {
    const inside = byTop.get(layer.top);
    if (inside) inside.push(layer);
    else byTop.set(layer.top, [layer]);
  }
  const readGroups = new Map<string, Promise<ReadonlyMap<string, readonly StoredWeight[]>>>();
  return async (layer) => {
    const group = groupOf.get(layer.top);
    if (group === undefined) return [];
    const inside = byTop.get(layer.top) ?? [];
    const names = groups.get(group) ?? [];
    const weights =
      readGroups.get(group) ?? groupWeights(file, pathIn(place, group), names, inside);
    readGroups.set(group, weights);
    return (await weights).get(layer.name) ?? [];
  };
}

const pathIn = (place: string, name: string): string => (place === '' ? name : `${place}/${name}`);

/**
 * The group of each of the model's own layers: by name, else, as the names of layers that have none
 * of their own depend on what was built before them, by order, as Keras does.
 */
function groupsOfLayers(
  groups: readonly string[],
  layers: readonly LayerConfig[],
  name: string,
): ReadonlyMap<string, string> {
  const weighted = layers.filter(({ className }) => WEIGHTED.test(className));
  const tops = [...new Set(weighted.map(({ top }) => top))];
  const own = new Set(groups);
  const lacking = tops.filter((top) => !own.has(top));
  if (lacking.length === 0 || groups.length !== tops.length) {
    // A layer that cannot be read may have weights, or none: only one without any group is wrong.
    const all = new Set(layers.map(({ top }) => top));
    const strange = groups.filter((group) => !all.has(group));
    if (lacking.length > 0 && strange.length > 0)
      throw misfit(name, tops, groups, lacking, strange);
    return new Map(groups.map((group) => [group, group]));
  }
  return new Map(tops.map((top, index) => [top, groups[index] ?? top]));
}

function misfit(
  name: string,
  tops: readonly string[],
  groups: readonly string[],
  lacking: readonly string[],
  strange: readonly string[],
): WeightsError {
  return new WeightsError(
    say(
      str`the weights in "${name}" are another model's: it has weights for ${groups.length} layers, the model ${tops.length} such layers; of the model's ${listed(lacking)} have none, and the file's ${listed(strange)} are not in the model`,
    ),
  );
}

const listed = (names: readonly string[]) => listedNames(names, { most: 5, length: 30 });

/** Weights of the layers that lie in a group. */
async function groupWeights(
  file: Hdf5,
  group: string,
  names: readonly string[],
  inside: readonly LayerConfig[],
): Promise<ReadonlyMap<string, readonly StoredWeight[]>> {
  const owners = ownersIn(inside, names, file.budget);
  const owned = new Map<string, string[]>();
  for (const [index, name] of names.entries()) {
    const owner = owners[index];
    if (owner === undefined) continue;
    const own = owned.get(owner) ?? [];
    owned.set(owner, own);
    own.push(name);
  }
  const found = new Map<string, readonly StoredWeight[]>();
  for (const [owner, own] of owned) {
    const weights: StoredWeight[] = [];
    for (const name of ownOrder(own)) weights.push(await file.dataset(`${group}/${name}`));
    found.set(owner, weights);
  }
  return found;
}

/** The layer's own order, with which a bias that is trained stands before a kernel that is quantised. */
function ownOrder(names: readonly string[]): readonly string[] {
  const leaves = names.map((name) => splitWeightName(name)[1]);
  const scaled = leaves.includes('kernel_scale');
  if (!scaled || leaves[0] !== 'bias' || leaves[1] !== 'kernel') return names;
  return [...names.slice(1, 2), ...names.slice(0, 1), ...names.slice(2)];
}
