import type { ValueMap } from '../core/value-map.js';

/**
 * Nine digits: all that a 32-bit number has. As a 64-bit number it would print eight more that mean
 * nothing.
 */
export function raw(value: number): number {
  return Number(value.toPrecision(9));
}

/** Many raw numbers as a plain array. */
export function rawList(values: Iterable<number>): number[] {
  return Array.from(values, raw);
}

/** A fact with the sentence that says it. */
export function told<T extends object>(fact: T, text: (fact: T) => string): T & { text: string } {
  return { ...fact, text: text(fact) };
}

/** A map as rows, top first. */
export function rows({ height, width, values }: ValueMap): number[][] {
  return Array.from({ length: height }, (_, y) =>
    rawList(values.subarray(y * width, (y + 1) * width)),
  );
}
