import type { ValueMap } from '../core/value-map.js';

/** True when some value lies below zero: the layer has no ReLU-like function at its end. */
export function isSigned({ values }: Pick<ValueMap, 'values'>): boolean {
  return values.some((value) => value < 0);
}

/**
 * The level above which a channel fires. Behind a ReLU that is 0. A signed layer has no such zero
 * (about half of every map lies above it, or all of it), so there a channel fires where it lies above
 * its own mean over the photo.
 */
export function restLevel({ values }: Pick<ValueMap, 'values'>, signed: boolean): number {
  if (!signed || values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
