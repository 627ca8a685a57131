import { blockRuns } from '../../view/network/alike.js';
import { listText } from '../../view/lists.js';
import { blockTitle, partTitle, roleTitle, stageTitle } from '../../view/network/titles.js';
import type { TreeRow } from '../../view/tree-lines.types.js';
import type {
  RoleUnit,
  Block,
  NetworkTree,
  Section,
  Stage,
} from '../../view/network/tree.types.js';
import {
  alikeDetail,
  alikeTitle,
  blockDetail,
  modelDetail,
  stageDetail,
  besideText,
  unitDetail,
  unitWords,
} from './row-words.js';

/** One row of the network column, before it has a height. */
export interface NetworkRow extends Omit<TreeRow, 'height'> {
  /** Stays the same while rows open and close: `stage 5`, `stage 5 block 2`. */
  readonly key: string;
  /** Key of the row that holds this one; null at the top. */
  readonly parent: string | null;
  readonly level: number;
  /** Number of nested models that it is inside of. */
  readonly within: number;
  readonly title: string;
  readonly detail: string;
  /** Layer that choosing the row chooses. */
  readonly layer: string;
  readonly shape: readonly number[];
  /** Undefined: nothing to open. */
  readonly open?: boolean;
  /** Names of the layers that the row stands for. */
  readonly members: readonly string[];
}

/** Which rows are open, by key. */
export type OpenRows = Pick<ReadonlySet<string>, 'has'>;

/** Every row that can be is open. */
export const allOpen: OpenRows = { has: () => true };

/** What the model is given to see. */
export interface Seen {
  /** Name of the layer that it comes in by. */
  readonly layer: string;
  /** What the person knows it by. */
  readonly name: string;
  /** What other inputs read, in words, by their names. */
  readonly others?: ReadonlyMap<string, string>;
}

/** Where rows are to stand. */
interface Place {
  readonly seen: Seen | null;
  readonly parent: string | null;
  readonly level: number;
  readonly within: number;
  readonly open: OpenRows;
}

/**
 * The rows to show, from the input to the classifier.
 * @param seen stands beneath the input that carries it
 */
export function rowsOf(tree: NetworkTree, open: OpenRows, seen: Seen | null): NetworkRow[] {
  return treeRows(tree, { parent: null, level: 1, within: 0, open, seen });
}

function treeRows(tree: NetworkTree, place: Place): NetworkRow[] {
  const rows: NetworkRow[] = [];
  if (tree.input) {
    const { name, outputShape } = tree.input;
    const names = { title: partTitle('input'), detail: inputDetail(name, place) };
    rows.push({ ...rowAt(place, 'input', names), ...standsFor(name, outputShape, [name]) });
  }
  const section = (part: 'stem' | 'head' | 'pool' | 'classifier'): void => {
    for (const row of sectionRows(place, part, partTitle(part), tree[part])) rows.push(row);
  };
  section('stem');
  for (const stage of tree.stages) {
    for (const row of stageRows(place, stage)) rows.push(row);
  }
  section('head');
  section('pool');
  section('classifier');
  return rows;
}

function sectionRows(
  place: Place,
  key: string,
  title: string,
  section: Section | null,
): NetworkRow[] {
  if (!section) return [];
  const { units, layer, shape } = section;
  const detail = listText(units.map((unit) => unitWords(unit)));
  const names = { title, detail };
  const row = { ...rowAt(place, key, names), ...standsFor(layer, shape, membersOf(units)) };
  const [only] = units;
  if (units.length === 1 && only) return only.inner ? unitRows(place, units) : [row];
  return withInside(row, place, (inside) => unitRows(inside, units));
}

function stageRows(place: Place, stage: Stage): NetworkRow[] {
  const { blocks, layer, shape, model } = stage;
  if (model) return unitRows(place, [...blocks.flatMap(({ lead }) => lead), model]);
  const names = { title: stageTitle(stage), detail: stageDetail(stage) };
  const row: NetworkRow = {
    ...rowAt(place, `stage ${stage.number}`, names),
    ...standsFor(layer, shape, blocks.flatMap(blockMembers)),
    mark: 'stage',
    skips: blocks.map(({ skip }) => skip !== null),
  };
  const [only] = blocks;
  // A stage of one block is that block: another row between them would say nothing.
  if (blocks.length === 1 && only) return withInside(row, place, (inside) => inBlock(inside, only));
  return withInside(row, place, (inside) =>
    blockRuns(blocks).flatMap((run) =>
      run.alike
        ? alikeRows(inside, stage, run.blocks)
        : run.blocks.flatMap((block) => blockRows(inside, stage, block)),
    ),
  );
}

function alikeRows(place: Place, stage: Stage, blocks: readonly Block[]): NetworkRow[] {
  const { layer, shape } = blocks.at(-1)!;
  const names = { title: alikeTitle(stage, blocks), detail: alikeDetail(blocks) };
  const row: NetworkRow = {
    ...rowAt(place, `from ${blocks[0]!.number}`, names),
    ...standsFor(layer, shape, blocks.flatMap(blockMembers)),
    mark: 'stage',
    skips: blocks.map(({ skip }) => skip !== null),
  };
  return withInside(row, place, (inside) =>
    blocks.flatMap((block) => blockRows(inside, stage, block)),
  );
}

function blockRows(place: Place, stage: Stage, block: Block): NetworkRow[] {
  const names = { title: blockTitle(stage, block), detail: blockDetail(block) };
  const row: NetworkRow = {
    ...rowAt(place, `block ${block.number}`, names),
    ...standsFor(block.layer, block.shape, blockMembers(block)),
    mark: block.skip ? 'skip' : 'ring',
  };
  return withInside(row, place, (inside) => inBlock(inside, block));
}

function inBlock(place: Place, block: Block): NetworkRow[] {
  const { lead, units, join, skip } = block;
  const joining = join ? [{ ...unitRow(place, join), detail: unitDetail(join, skip) }] : [];
  return [...unitRows(place, [...lead, ...units]), ...joining];
}

function unitRows(place: Place, units: readonly RoleUnit[]): NetworkRow[] {
  return units.flatMap((unit) => {
    const { inner } = unit;
    const row = unitRow(place, unit);
    if (!inner) return [row];
    const model: NetworkRow = { ...row, title: unit.main.name, detail: modelDetail(unit) };
    return withInside(model, place, (inside) =>
      treeRows(inner, { ...inside, within: place.within + 1 }),
    );
  });
}

function unitRow(place: Place, unit: RoleUnit): NetworkRow {
  const detail =
    unit.role === 'input' ? inputDetail(unit.main.name, place) : besideText(unit, unitDetail(unit));
  const names = { title: roleTitle(unit), detail };
  return {
    ...rowAt(place, `layer ${unit.layer}`, names),
    ...standsFor(unit.layer, unit.shape, membersOf([unit])),
    mark: unit.type === 'join' ? 'join' : unit.type === 'model' ? 'ring' : 'layer',
  };
}

function inputDetail(input: string, { seen }: Place): string {
  return input === seen?.layer ? seen.name : (seen?.others?.get(input) ?? input);
}

/** The row alone while it is closed, else with what is inside. */
function withInside(
  row: NetworkRow,
  { within, open, seen }: Place,
  inside: (place: Place) => NetworkRow[],
): NetworkRow[] {
  if (!open.has(row.key)) return [{ ...row, open: false }];
  const opened: NetworkRow = { ...row, mark: 'open', open: true };
  return [opened, ...inside({ parent: row.key, level: row.level + 1, within, open, seen })];
}

function rowAt(
  { parent, level, within }: Place,
  own: string,
  { title, detail }: { readonly title: string; readonly detail: string },
) {
  const key = parent === null ? own : `${parent} ${own}`;
  return { key, title, detail, parent, level, within, mark: 'ring' } as const;
}

function standsFor(layer: string, shape: readonly number[], members: readonly string[]) {
  return { layer, shape, members };
}

function blockMembers({ lead, units, join }: Block): string[] {
  return membersOf([...lead, ...units, ...(join ? [join] : [])]);
}

function membersOf(units: readonly RoleUnit[]): string[] {
  return units.flatMap(({ members }) => members.map(({ name }) => name));
}
