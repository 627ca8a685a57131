import type { RoleUnit, Block, NetworkTree, Section, Stage } from './network/tree.types.js';

/** Where a layer stands in the network column. */
export interface LayerPlace {
  readonly part: 'input' | 'stem' | 'stage' | 'head' | 'pool' | 'classifier';
  readonly stage?: Stage;
  readonly block?: Block;
  /** The unit that it is a member of; absent for the input. */
  readonly unit?: RoleUnit;
}

/** The rows to open and to select for a layer of that name; null when the tree has none. */
export function findLayer(tree: NetworkTree, layer: string): LayerPlace | null {
  if (tree.input?.name === layer) return { part: 'input' };
  for (const part of ['stem', 'head', 'pool', 'classifier'] as const) {
    const unit = memberOf(tree[part], layer);
    if (unit !== undefined) return { part, unit };
  }
  for (const stage of tree.stages) {
    for (const block of stage.blocks) {
      const unit = holding(unitsOfBlock(block), layer);
      if (unit !== undefined) return { part: 'stage', stage, block, unit };
    }
  }
  return null;
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

function memberOf(section: Section | null, layer: string): RoleUnit | undefined {
  return section === null ? undefined : holding(section.units, layer);
}

function holding(units: readonly RoleUnit[], layer: string): RoleUnit | undefined {
  return units.find((unit) => unit.members.some((member) => member.name === layer));
}
