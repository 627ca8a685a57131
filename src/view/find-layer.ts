import type { RoleUnit, Block, NetworkTree, Stage } from './network/tree.types.js';

/** Where a layer stands in the network column. */
export interface LayerPlace {
  readonly part: 'input' | 'stem' | 'stage' | 'head' | 'pool' | 'classifier';
  readonly stage?: Stage;
  readonly block?: Block;
  /** The unit that it is a member of; absent for the input. */
  readonly unit?: RoleUnit;
}

const places = new WeakMap<NetworkTree, ReadonlyMap<string, LayerPlace>>();

/** The rows to open and to select for a layer of that name; null when the tree has none. */
export function findLayer(tree: NetworkTree, layer: string): LayerPlace | null {
  const known = places.get(tree) ?? placesOf(tree);
  places.set(tree, known);
  return known.get(layer) ?? null;
}

/** Where each layer stands: a search asks for all of them. */
function placesOf(tree: NetworkTree): ReadonlyMap<string, LayerPlace> {
  const found = new Map<string, LayerPlace>();
  const add = (unit: RoleUnit, place: LayerPlace): void => {
    for (const { name } of unit.members) found.set(name, { ...place, unit });
  };
  for (const stage of tree.stages) {
    for (const block of stage.blocks) {
      for (const unit of unitsOfBlock(block)) add(unit, { part: 'stage', stage, block });
    }
  }
  for (const part of ['stem', 'head', 'pool', 'classifier'] as const) {
    for (const unit of tree[part]?.units ?? []) add(unit, { part });
  }
  if (tree.input) found.set(tree.input.name, { part: 'input' });
  return found;
}

/** All blocks, those inside of nested models too. */
export function allBlocks({ stages }: NetworkTree): Block[] {
  return stages.flatMap(({ model, blocks }) => (model?.inner ? allBlocks(model.inner) : blocks));
}

/** All units behind the input, from top to bottom; of a nested model those inside. */
export function allUnits({ stem, stages, head, pool, classifier }: NetworkTree): RoleUnit[] {
  const units = [
    ...(stem?.units ?? []),
    ...stages.flatMap(({ blocks }) => blocks.flatMap(unitsOfBlock)),
    ...[head, pool, classifier].flatMap((part) => part?.units ?? []),
  ];
  return units.flatMap((unit) => (unit.inner ? allUnits(unit.inner) : [unit]));
}

/** All units of a block from the top of its rows to the bottom. */
export function unitsOfBlock(block: Block): RoleUnit[] {
  return [...block.lead, ...block.units, ...(block.join === null ? [] : [block.join])];
}
