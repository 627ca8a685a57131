import type { ValueMap } from '../core/value-map.js';
import type { Range } from './scale.js';

/** True when some value lies below zero: the layer has no ReLU-like function at its end. */
export function isSigned({ values }: Pick<ValueMap, 'values'>): boolean {
  return values.some((value) => value < 0);
}

/** Share of the way from the mean of a signed map to its peak below which it is at rest. */
const REST = 0.25;

/**
 * From the level from which a channel fires to its peak. Behind a ReLU it fires above 0. A signed layer has no
 * such zero: about half of every map lies above it, or all of it, and about half above its own mean
 * over the photo, whatever the channel looks for. There it fires from a quarter of the way from that mean
 * to its peak.
 */
export function firingRange({ values }: Pick<ValueMap, 'values'>, signed: boolean): Range {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const max = values.reduce((most, value) => Math.max(most, value), signed ? mean : 0);
  return { min: signed ? mean + REST * (max - mean) : 0, max };
}

/** Share of that range at which the outline of where a channel fires lies. */
export const outlineAt = 0.35;

/**
 * The level above which a place counts among those where a channel fires: behind a ReLU any above 0, in a
 * signed layer what its outline holds, about half of the way from its mean to its peak.
 */
export function firingLevel(map: Pick<ValueMap, 'values'>, signed: boolean): number {
  const { min, max } = firingRange(map, signed);
  return signed ? min + outlineAt * (max - min) : min;
}
