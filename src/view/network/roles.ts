import type { RoleUnit, LayerUnit } from './tree.types.js';
import { pointwise, type Piece } from './pieces.js';

/**
 * Gives every unit of a piece its role, and puts those of a shortcut behind those of the detour.
 *
 * @param width channels that enter the piece
 */
export function withRoles({ units, join, skip }: Piece, width: number): RoleUnit[] {
  const shortcut = skip === 'projection' && join !== undefined ? shortcutOf(units, join) : [];
  const detour = units.filter((unit) => !shortcut.includes(unit));
  const roles = detour.map((unit, i): RoleUnit => {
    if (unit.type !== 'conv' || !pointwise(unit)) return { ...unit, role: unit.type };
    const before = detour[i - 1]?.shape.at(-1) ?? width;
    if (detour[i + 1]?.type === 'depthwise' && channels(unit) > before) {
      return { ...unit, role: 'expand' };
    }
    return { ...unit, role: unit.linear && channels(unit) < before ? 'project' : 'conv' };
  });
  return [...roles, ...shortcut.reverse().map((unit): RoleUnit => ({ ...unit, role: 'shortcut' }))];
}

/** The shorter of the ways from the fork to the join, for a join of two. */
function shortcutOf(units: readonly LayerUnit[], join: LayerUnit): LayerUnit[] {
  const readers = new Map(units.map((unit) => [unit.layer, unit]));
  const ways = join.main.inbound.map((name) => {
    const way: LayerUnit[] = [];
    for (
      let at = readers.get(name);
      at !== undefined;
      at = readers.get(at.members[0]!.inbound[0]!)
    ) {
      way.push(at);
    }
    return way;
  });
  const [first, second] = ways;
  if (first === undefined || second === undefined || ways.length > 2) return [];
  if (first.length === second.length) return [];
  return first.length < second.length ? first : second;
}

function channels(unit: LayerUnit): number {
  return unit.shape.at(-1) ?? 0;
}
