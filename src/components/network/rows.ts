import { msg } from '@lit/localize';
import type { TreeRow } from '../../view/tree-lines.js';
import type { Block, NetworkTree, RoleUnit, Section, Stage } from '../../view/stages.js';
import {
  blockDetail,
  blockTitle,
  kindText,
  roleTitle,
  stageDetail,
  stageTitle,
  unitDetail,
} from './row-words.js';

/** One row of the network column, before it has a height. */
export interface NetworkRow extends Omit<TreeRow, 'height'> {
  /** Stays the same while rows open and close: `stage 5`, `stage 5 block 2`. */
  readonly key: string;
  /** Key of the row that holds this one; null at the top. */
  readonly parent: string | null;
  readonly level: number;
  readonly title: string;
  readonly detail: string;
  /** Layer that choosing the row chooses. */
  readonly layer: string;
  readonly shape: readonly number[];
  /** Undefined: nothing to open. */
  readonly open?: boolean;
  /** Names of the layers that the row stands for, beside `layer`. */
  readonly members: readonly string[];
}

/**
 * The rows to show, from the input to the classifier.
 * @param open keys of the rows that are open
 * @param photo name of the photo, beneath the input
 */
export function rowsOf(tree: NetworkTree, open: ReadonlySet<string>, photo: string): NetworkRow[] {
  const rows: NetworkRow[] = [];
  if (tree.input) {
    const { name, outputShape } = tree.input;
    rows.push({
      ...top('input', msg('Input'), photo),
      layer: name,
      shape: outputShape,
      members: [name],
    });
  }
  rows.push(...sectionRows('stem', msg('Stem'), tree.stem, open));
  for (const stage of tree.stages) rows.push(...stageRows(stage, open));
  rows.push(...sectionRows('head', msg('Head'), tree.head, open));
  rows.push(...sectionRows('pool', msg('Pool'), tree.pool, open));
  rows.push(...sectionRows('classifier', msg('Classifier'), tree.classifier, open));
  return rows;
}

function top(key: string, title: string, detail: string) {
  return { key, title, detail, parent: null, level: 1, mark: 'ring' } as const;
}

function sectionRows(
  key: string,
  title: string,
  section: Section | null,
  open: ReadonlySet<string>,
): NetworkRow[] {
  if (!section) return [];
  const { units, layer, shape } = section;
  const detail = units.map((unit) => unitWords(unit)).join(', ');
  const row: NetworkRow = { ...top(key, title, detail), layer, shape, members: membersOf(units) };
  if (units.length < 2) return [row];
  if (!open.has(key)) return [{ ...row, open: false }];
  return [{ ...row, mark: 'open', open: true }, ...unitRows(key, 2, units)];
}

/** The activation that a unit ends with says more than its own name (`dense, softmax`). */
function unitWords({ main, members }: RoleUnit): string {
  const last = members.at(-1)!;
  const softmax = last !== main && last.activation === 'softmax' ? `, ${last.activation}` : '';
  return kindText(main) + softmax;
}

function stageRows(stage: Stage, open: ReadonlySet<string>): NetworkRow[] {
  const key = `stage ${stage.number}`;
  const { blocks, layer, shape } = stage;
  const row: NetworkRow = {
    ...top(key, stageTitle(stage), stageDetail(stage)),
    mark: 'stage',
    skips: blocks.map(({ skip }) => skip !== null),
    layer,
    shape,
    members: blocks.flatMap(blockMembers),
    open: false,
  };
  if (!open.has(key)) return [row];
  const opened: NetworkRow = { ...row, mark: 'open', open: true };
  const [only] = blocks;
  // A stage of one block is that block: another row between them would say nothing.
  if (blocks.length === 1 && only) return [opened, ...insideBlock(key, 2, only)];
  return [opened, ...blocks.flatMap((block) => blockRows(key, stage, block, open))];
}

function blockRows(
  parent: string,
  stage: Stage,
  block: Block,
  open: ReadonlySet<string>,
): NetworkRow[] {
  const key = `${parent} block ${block.number}`;
  const isOpen = open.has(key);
  const row: NetworkRow = {
    key,
    parent,
    level: 2,
    title: blockTitle(stage, block),
    detail: blockDetail(block),
    mark: isOpen ? 'open' : block.skip ? 'skip' : 'ring',
    layer: block.layer,
    shape: block.shape,
    members: blockMembers(block),
    open: isOpen,
  };
  return isOpen ? [row, ...insideBlock(key, 3, block)] : [row];
}

function insideBlock(parent: string, level: number, block: Block): NetworkRow[] {
  const detour = block.join ? 'detour' : 'line';
  return [
    ...unitRows(parent, level, block.lead),
    ...unitRows(parent, level, block.units, detour),
    ...(block.join ? unitRows(parent, level, [block.join]) : []),
  ];
}

function unitRows(
  parent: string,
  level: number,
  units: readonly RoleUnit[],
  lane: 'line' | 'detour' = 'line',
): NetworkRow[] {
  return units.map((unit) => ({
    key: `${parent} layer ${unit.layer}`,
    parent,
    level,
    title: roleTitle(unit),
    detail: unitDetail(unit),
    mark: unit.role === 'join' ? 'join' : 'layer',
    lane,
    layer: unit.layer,
    shape: unit.shape,
    members: membersOf([unit]),
  }));
}

function blockMembers({ lead, units, join }: Block): string[] {
  return membersOf([...lead, ...units, ...(join ? [join] : [])]);
}

function membersOf(units: readonly RoleUnit[]): string[] {
  return units.flatMap(({ members }) => members.map(({ name }) => name));
}
