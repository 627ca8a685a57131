import type {
  Section,
  Block,
  Stage,
  NetworkTree,
  RoleUnit,
  LayerUnit,
} from './network/tree.types.js';
import type { LayerInfo } from '../core/graph/layer-info.js';
import { inDrawingOrder } from './network/drawing-order.js';
import { piecesOf, pointwise, type Piece } from './network/pieces.js';
import { withRoles } from './network/roles.js';
import { unitsOf } from './network/units.js';

const trees = new WeakMap<readonly LayerInfo[], NetworkTree>();

/** The tree of a whole network, made once for each: several views read it. @see networkTree */
export function treeOf(layers: readonly LayerInfo[]): NetworkTree {
  const tree = trees.get(layers) ?? networkTree(layers);
  trees.set(layers, tree);
  return tree;
}

/**
 * Finds stages and blocks from the graph alone; names play no part.
 *
 * A block is what lies between a fork and the join (sum or concatenation) where all paths meet
 * again, or a run between such blocks (see `network/pieces.ts`). A stage starts where the shape of
 * the blocks' outputs changes; where blocks concatenate, and so widen with every step, where its
 * rows and columns change. A model within the model is one unit, and has a tree of its own.
 *
 * @param layers in execution order
 * @param path where they stand: `''`, or the nested model whose inside this is
 */
export function networkTree(layers: readonly LayerInfo[], path = ''): NetworkTree {
  const whole = layers.filter((layer) => layer.partOf === undefined);
  const units = inDrawingOrder(unitsOf(whole, path, networkTree));
  const inBody = ({ shape, type }: LayerUnit): boolean => isSpatial(shape) || type === 'model';
  const bodyEnd = units.reduce((end, unit, i) => (inBody(unit) ? i + 1 : end), 0);
  const input = units.find((unit) => unit.type === 'input') ?? null;
  const { stem, rest } = splitStem(piecesOf(units.slice(0, bodyEnd)));
  const { body, head } = splitHead(rest);
  const entered = stem.at(-1)?.shape ?? input?.shape ?? [];
  const tail = units.slice(bodyEnd);
  const pooled = tail[0]?.type === 'pool' ? 1 : 0;
  return {
    input: input?.main ?? null,
    stem: section(stem),
    stages: stagesOf(blocksOf(body, entered)),
    head: section(head),
    pool: section(tail.slice(0, pooled)),
    classifier: section(tail.slice(pooled)),
  };
}

/** What a block is before it has its place in a stage. */
type LooseBlock = Omit<Block, 'number'>;

/** The first convolution, where it takes steps or stands alone, with the pooling behind it. */
function splitStem(pieces: readonly Piece[]): {
  stem: readonly LayerUnit[];
  rest: readonly Piece[];
} {
  const [first, ...others] = pieces;
  const [unit, next] = first?.units ?? [];
  if (first === undefined || first.join !== undefined || unit?.type !== 'conv') {
    return { stem: [], rest: pieces };
  }
  const strided = Math.max(...(unit.main.strides ?? [1])) > 1;
  const alone = next === undefined && others.length > 0;
  if (!strided && !alone) return { stem: [], rest: pieces };
  const stem = first.units.slice(0, next?.type === 'pool' ? 2 : 1);
  const left = first.units.slice(stem.length);
  return { stem, rest: left.length > 0 ? [{ units: left, skip: null }, ...others] : others };
}

/** A last 1×1 convolution, or a last normalisation, before the pooling. */
function splitHead(pieces: readonly Piece[]): {
  body: readonly Piece[];
  head: readonly LayerUnit[];
} {
  const last = pieces.at(-1);
  if (last === undefined || last.join !== undefined || pieces.length < 2) {
    return { body: pieces, head: [] };
  }
  const [unit] = last.units;
  const single = last.units.length === 1 && unit!.type === 'conv' && pointwise(unit!);
  if (!single && hasConvolution(last)) return { body: pieces, head: [] };
  return { body: pieces.slice(0, -1), head: last.units };
}

function blocksOf(pieces: readonly Piece[], entered: readonly number[]): LooseBlock[] {
  const blocks: LooseBlock[] = [];
  let lead: readonly LayerUnit[] = [];
  let before = entered;
  for (const piece of pieces) {
    const isLead = piece.join === undefined && !hasConvolution(piece);
    if (isLead && piece !== pieces.at(-1)) {
      lead = [...lead, ...piece.units];
      continue;
    }
    const block = blockOf(piece, lead, before);
    blocks.push(block);
    lead = [];
    before = block.shape;
  }
  return blocks;
}

function blockOf(piece: Piece, lead: readonly LayerUnit[], before: readonly number[]): LooseBlock {
  const entering = lead.at(-1)?.shape ?? before;
  const last = piece.join ?? piece.units.at(-1)!;
  return {
    skip: piece.skip,
    lead: plain(lead),
    units: withRoles(piece, entering.at(-1) ?? 0),
    join: piece.join === undefined ? null : { ...piece.join, role: 'join' },
    layer: last.layer,
    shape: last.shape,
    newWidth: last.shape.at(-1) !== before.at(-1),
    newSize: last.shape[0] !== before[0] || last.shape[1] !== before[1],
  };
}

function stagesOf(blocks: readonly LooseBlock[]): Stage[] {
  const groups: LooseBlock[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    if (group !== undefined && sameStage(group.at(-1)!, block)) group.push(block);
    else groups.push([block]);
  }
  let number = 0;
  return groups.map((group) => {
    const { layer, shape } = group.at(-1)!;
    const blocks = group.map((block, at) => ({ ...block, number: at + 1 }));
    const model = modelOf(group[0]!);
    if (model === null) number++;
    return { number, blocks, model, layer, shape };
  });
}

/** The nested model that a block consists of, besides what prepares its input. */
function modelOf({ units, join }: LooseBlock): RoleUnit | null {
  const [unit] = units;
  return units.length === 1 && join === null && unit?.type === 'model' ? unit : null;
}

function sameStage(a: LooseBlock, b: LooseBlock): boolean {
  if (modelOf(a) ?? modelOf(b)) return false;
  if (a.shape[0] !== b.shape[0] || a.shape[1] !== b.shape[1]) return false;
  return a.shape[2] === b.shape[2] || [a, b].some(({ join }) => join?.main.role === 'join');
}

function section(units: readonly LayerUnit[]): Section | null {
  const last = units.at(-1);
  if (last === undefined) return null;
  return { units: plain(units), layer: last.layer, shape: last.shape };
}

function plain(units: readonly LayerUnit[]): RoleUnit[] {
  return units.map((unit) => ({ ...unit, role: unit.type }));
}

function hasConvolution({ units }: Piece): boolean {
  return units.some(({ type }) => ['conv', 'depthwise', 'model'].includes(type));
}

function isSpatial(shape: readonly number[]): boolean {
  return shape.length > 2 && shape[0]! * shape[1]! > 1;
}
