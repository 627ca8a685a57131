import type { LayerInfo } from '../core/graph/layer-info.js';
import { findLayer } from './find-layer.js';
import { blockTitle, partTitle, roleTitle, stageTitle } from './network/titles.js';
import type { NetworkTree } from './network/tree.types.js';
import { treeOf } from './stages.js';

type Layers = readonly LayerInfo[];

/**
 * What a layer is called: the titles of the rows of the network column that lead to it, `Block 5c · add`;
 * its identifier where it has no other name, as where the network is not known.
 *
 * @param layers of the network that it is in; none: not known
 */
export function layerName(layers: Layers, layer: string): string {
  return titlesOf(layers, layer).join(' · ') || layer;
}

/** The name with the identifier behind it, where nothing else shows that: `Block 5c · add (block10_add)`. */
export function layerText(layers: Layers, layer: string): string {
  const name = layerName(layers, layer);
  return name === layer ? layer : `${name} (${layer})`;
}

/** A channel of a layer in a few words: `Block 5c · add · 12`. */
export function channelName(layers: Layers, layer: string, channel: number): string {
  return `${layerName(layers, layer)} · ${channel}`;
}

function titlesOf(layers: Layers, layer: string): readonly string[] {
  return layers.length === 0 ? [] : titlesIn(treeOf(layers), layer);
}

function titlesIn(tree: NetworkTree, layer: string): readonly string[] {
  const place = findLayer(tree, layer);
  if (!place) return [];
  const { part, stage, block, unit } = place;
  const inside = unit?.inner ? titlesIn(unit.inner, layer) : [];
  if (inside.length > 0) return inside;
  // A unit without a role of its own has the identifier of its main layer for a title.
  const itself = unit?.role === 'other' && unit.main.name === layer;
  const own = unit && !itself ? [roleTitle(unit)] : [];
  if (part !== 'stage') {
    const alone = part === 'input' || tree[part]?.units.length === 1;
    return [partTitle(part), ...(alone ? [] : own)];
  }
  if (!stage || !block || stage.model) return own;
  // A stage of one block has no row for that.
  return [stage.blocks.length > 1 ? blockTitle(stage, block) : stageTitle(stage), ...own];
}
