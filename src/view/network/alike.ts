import type { Block } from './tree.types.js';

/** So many alike in a row that they are better told once. */
const MANY = 4;

/** Blocks one after another: many that are built alike, or some of which each is itself. */
export interface BlockRun {
  readonly blocks: readonly Block[];
  readonly alike: boolean;
}

/**
 * Finds the repetitions of a stage: four or more blocks in a row with the same layers, windows,
 * strides and connections. Widths may differ, for blocks that concatenate grow.
 */
export function blockRuns(blocks: readonly Block[]): BlockRun[] {
  const groups: Block[][] = [];
  let built = '';
  for (const block of blocks) {
    const own = buildOf(block);
    if (groups.length === 0 || own !== built) groups.push([]);
    groups.at(-1)!.push(block);
    built = own;
  }
  const runs: BlockRun[] = [];
  for (const group of groups) {
    const alike = group.length >= MANY && group.length < blocks.length;
    const before = runs.at(-1);
    if (alike || before === undefined || before.alike) runs.push({ blocks: group, alike });
    else runs[runs.length - 1] = { blocks: [...before.blocks, ...group], alike: false };
  }
  return runs;
}

/** What makes two blocks alike, as text. */
function buildOf({ lead, units, join, skip }: Block): string {
  const all = [...lead, ...units, ...(join ? [join] : [])];
  const place = new Map(all.map(({ layer }, i) => [layer, i]));
  const parts = all.map(({ members, main, role }) => [
    role,
    members.map(({ kind }) => kind),
    main.window,
    main.strides,
    main.inbound.map((source) => place.get(source) ?? -1),
  ]);
  return JSON.stringify([skip, parts]);
}
