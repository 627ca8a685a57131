import type { LayerUnit, UnitType, NetworkTree } from './tree.types.js';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import { nestedModels, type InnerModel } from './nested-models.js';

/**
 * Cuts the graph into units, in execution order.
 * @param path where the layers stand: `''`, or the nested model whose inside this is
 * @param treeOf makes the tree of a nested model
 */
export function unitsOf(
  layers: readonly LayerInfo[],
  path: string,
  treeOf: (layers: readonly LayerInfo[], path: string) => NetworkTree,
): LayerUnit[] {
  const named = new Map(layers.map((layer) => [layer.name, layer]));
  const readers = readersOf(layers, named);
  const models = nestedModels(layers, path);
  const holding = new Map(models.flatMap((model) => model.layers.map(({ name }) => [name, model])));
  const taken = new Set<string>();
  const groups: { members: LayerInfo[]; model?: InnerModel }[] = [];
  for (const layer of layers) {
    if (taken.has(layer.name)) continue;
    const model = holding.get(layer.name);
    const members = model?.layers ?? membersFrom(layer, readers, holding);
    // One thing is no model to look into: it stands for itself.
    const single = model && membersFrom(layer, readers, new Map()).length >= members.length;
    members.forEach((member) => taken.add(member.name));
    groups.push({ members: [...members], ...(model && !single ? { model } : {}) });
  }
  const unitOf = new Map(
    groups.flatMap(({ members }, i) => members.map((layer) => [layer.name, i])),
  );
  const units = groups.map(({ members, model }, i) => {
    const sources = members.flatMap(({ inbound }) => inbound.map((name) => unitOf.get(name)));
    const inbound = [...new Set(sources)].filter((at) => at !== undefined && at !== i) as number[];
    const unit = { ...describe(members), inbound };
    return model ? { ...unit, ...whole(model, readers), inner: treeOf(members, model.path) } : unit;
  });
  const read = new Set(units.flatMap(({ inbound }) => inbound));
  return units.map((unit, i) => ({ ...unit, ends: !read.has(i) }));
}

/** What others see of a nested model: its name, and the layer whose values it passes on. */
function whole(
  { name, layers }: InnerModel,
  readers: ReadonlyMap<string, readonly LayerInfo[]>,
): Pick<LayerUnit, 'main' | 'layer' | 'shape' | 'type'> {
  const inside = new Set<unknown>(layers);
  const leaves = (layer: LayerInfo): boolean => {
    const reading = readers.get(layer.name) ?? [];
    return reading.length === 0 || reading.some((reader) => !inside.has(reader));
  };
  const last = layers.filter(leaves).at(-1) ?? layers.at(-1)!;
  const main: LayerInfo = { ...last, name, kind: 'Model', role: 'other' };
  return { main, layer: last.name, shape: last.outputShape, type: 'model' };
}

/** What a layer does, by its Keras class. */
export function typeOf(layer: LayerInfo): UnitType {
  const { role, channelwise } = layer;
  if (role === 'input') return 'input';
  if (layer.inbound.length > 1) return 'join';
  if (role === 'convolution') return channelwise ? 'depthwise' : 'conv';
  if (role === 'pooling' || isFlattening(layer)) return 'pool';
  return role === 'dense' ? 'dense' : 'other';
}

/** Puts all values in one row. */
function isFlattening({ role, outputShape }: LayerInfo): boolean {
  return role === 'layout' && outputShape.length === 1;
}

/** ReLU and its like as layers of their own. */
export function isActivation({ role }: LayerInfo): boolean {
  return role === 'function';
}

/** Layers that change values by channel or not at all, and so belong to the one before. */
function follows(layer: LayerInfo, main: LayerInfo): boolean {
  if (isActivation(layer) || layer.role === 'inert') return true;
  // After a join or a pooling, normalisation prepares what comes next (ResNet V2, DenseNet).
  return layer.role === 'normalization' && !['join', 'pool'].includes(typeOf(main));
}

/** Anything may prepare a layer with weights; a pooling takes its padding alone. */
function prepares(members: readonly LayerInfo[], next: LayerInfo): boolean {
  return typeOf(next) !== 'pool' || members.every(({ role }) => role === 'padding');
}

function membersFrom(
  first: LayerInfo,
  readers: ReadonlyMap<string, readonly LayerInfo[]>,
  nested: ReadonlyMap<string, unknown>,
): LayerInfo[] {
  const members = [first];
  let main = typeOf(first) === 'other' ? undefined : first;
  // The image is a row of its own.
  if (main?.role === 'input') return members;
  for (;;) {
    const next = readers.get(members.at(-1)!.name) ?? [];
    const only = next[0];
    if (next.length !== 1 || only === undefined || only.inbound.length > 1) return members;
    if (nested.has(only.name)) return members;
    if (main !== undefined ? !follows(only, main) : !prepares(members, only)) return members;
    members.push(only);
    if (main === undefined && typeOf(only) !== 'other') main = only;
  }
}

function describe(members: readonly LayerInfo[]): Omit<LayerUnit, 'inbound' | 'ends'> {
  const main = members.find((member) => typeOf(member) !== 'other') ?? members.at(-1)!;
  const last = members.at(-1)!;
  const after = members.slice(members.indexOf(main));
  const own = after.some((member) => isActivation(member) || hasActivation(member));
  return {
    main,
    members,
    layer: last.name,
    shape: last.outputShape,
    type: typeOf(main),
    linear: !own,
  };
}

function hasActivation({ activation }: LayerInfo): boolean {
  return activation !== undefined && activation !== 'linear';
}

function readersOf(
  layers: readonly LayerInfo[],
  named: ReadonlyMap<string, LayerInfo>,
): Map<string, LayerInfo[]> {
  const readers = new Map<string, LayerInfo[]>(layers.map((layer) => [layer.name, []]));
  for (const layer of layers) {
    for (const source of new Set(layer.inbound))
      if (named.has(source)) readers.get(source)!.push(layer);
  }
  return readers;
}
