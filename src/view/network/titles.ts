import { msg, str } from '@lit/localize';
import type { LayerInfo } from '../../core/graph/layer-info.js';
import type { Block, NetworkTree, Role, RoleUnit, Stage } from './tree.types.js';

/** What the parts of a network beside its stages are called. */
export function partTitle(part: Exclude<keyof NetworkTree, 'stages'>): string {
  switch (part) {
    case 'input':
      return msg('Input');
    case 'stem':
      return msg('Stem');
    case 'head':
      return msg('Head');
    case 'pool':
      return msg('Pool');
    case 'classifier':
      return msg('Classifier');
  }
}

/** `5b`: the second block of stage 5. Past z it goes on with aa, ab, … */
export function blockCode(stage: Stage, block: Block): string {
  return `${stage.number}${letters(block.number)}`;
}

export function blockTitle(stage: Stage, block: Block): string {
  return msg(str`Block ${blockCode(stage, block)}`);
}

export function stageTitle(stage: Stage): string {
  return msg(str`Stage ${stage.number}`);
}

/** Name of a unit by what it does in its block. */
export function roleTitle(unit: RoleUnit): string {
  const titles: Readonly<Record<Role, () => string>> = {
    expand: () => msg('expand'),
    depthwise: () => msg('depthwise'),
    project: () => msg('project'),
    shortcut: () => msg('shortcut'),
    conv: () => msg('conv'),
    pool: () => msg('pool'),
    dense: () => msg('dense'),
    join: () => joinTitle(unit.main),
    input: () => msg('input'),
    model: () => unit.main.name,
    other: () => unit.main.name,
  };
  return titles[unit.role]();
}

/** How a layer puts together what it reads. */
export function joinTitle({ kind }: LayerInfo): string {
  const titles: Readonly<Record<string, () => string>> = {
    Add: () => msg('add'),
    Average: () => msg('average'),
    Concatenate: () => msg('concatenate'),
    Maximum: () => msg('maximum'),
    Minimum: () => msg('minimum'),
    Multiply: () => msg('multiply'),
    Subtract: () => msg('subtract'),
  };
  return titles[kind]?.() ?? kind;
}

function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return rest > 0 ? letters(rest) + letter : letter;
}
