import { msg, str } from '@lit/localize';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import { listText } from '../../view/lists.js';
import { count, windowText } from '../../view/numbers.js';
import { blockCode, joinTitle } from '../../view/network/titles.js';
import type { RoleUnit, SkipKind, Block, Stage } from '../../view/network/tree.types.js';

export function stageDetail({ blocks }: Stage): string {
  return blocksText(blocks.length);
}

export function blocksText(blocks: number): string {
  return blocks === 1 ? msg('1 block') : msg(str`${count(blocks)} blocks`);
}

export function convolutionsText(convolutions: number): string {
  return convolutions === 1 ? msg('1 convolution') : msg(str`${count(convolutions)} convolutions`);
}

/** `Blocks 6b–6k`: those that are built alike. */
export function alikeTitle(stage: Stage, blocks: readonly Block[]): string {
  return msg(str`Blocks ${blockCode(stage, blocks[0]!)}–${blockCode(stage, blocks.at(-1)!)}`);
}

export function alikeDetail({ length }: readonly Block[]): string {
  return msg(str`${count(length)} built alike`);
}

/** How much a model within the model holds. */
export function modelDetail({ members }: RoleUnit): string {
  return members.length === 1
    ? msg('a model of 1 layer')
    : msg(str`a model of ${count(members.length)} layers`);
}

/** What is to be known of a block: its skip, or what it changes. */
export function blockDetail(block: Block): string {
  switch (block.skip) {
    case 'identity':
      return msg('with a skip');
    case 'projection':
      return msg('with a projected skip');
    case 'branches':
      return msg('branches side by side');
    case null:
      if (block.newSize) return msg('new size');
      return block.newWidth ? msg('new width') : msg('no skip');
  }
}

/**
 * What the unit's main layer is; of a join what comes together.
 * @param skip that of the block whose end the unit is
 */
export function unitDetail(unit: RoleUnit, skip: SkipKind | null = null): string {
  if (unit.role !== 'join') {
    return unit.ends ? msg(str`${kindText(unit.main)}, output`) : kindText(unit.main);
  }
  const { role, inbound } = unit.main;
  if (role === 'join') return msg('joins the branches');
  if (role === 'product') return msg('scaled by a gate');
  return skip === 'identity' || skip === 'projection'
    ? msg('joins the skip')
    : msg(str`${count(inbound.length)} inputs`);
}

/** The same words, and that nothing of the photo comes there, where that is so. */
export function besideText({ main }: RoleUnit, words: string): string {
  return main.besideImage ? msg(str`${words}, not from the photo`) : words;
}

/** The activation that a unit ends with says more than its own name (`dense, softmax`). */
export function unitWords({ main, members }: RoleUnit): string {
  const last = members.at(-1)!;
  const softmax = last !== main && last.activation === 'softmax' ? [last.activation] : [];
  return listText([kindText(main), ...softmax]);
}

/** What a layer is, in a few words: `conv 3×3, stride 2`, `dense, softmax`. */
export function kindText(layer: LayerInfo): string {
  const parts = [layer.window ? `${kindName(layer)} ${narrow(layer.window)}` : kindName(layer)];
  const stride = Math.max(1, ...(layer.strides ?? []));
  if (stride > 1) parts.push(msg(str`stride ${stride}`));
  if (layer.activation && layer.activation !== 'linear') parts.push(layer.activation);
  return listText(parts);
}

function kindName(layer: LayerInfo): string {
  const { kind, role } = layer;
  if (role === 'input') return msg('input');
  if (layer.inbound.length > 1) return joinTitle(layer);
  if (role === 'convolution') return msg('conv');
  if (/AveragePooling/.test(kind)) return msg('average');
  if (/MaxPooling/.test(kind)) return msg('maximum');
  if (role === 'dense') return msg('dense');
  return kind;
}

function narrow(window: readonly [number, number]): string {
  return windowText(window).replaceAll('\u00a0', '');
}
