import { msg, str } from '@lit/localize';
import type { Picture } from '../../core/image/picture.js';
import type { Measure } from '../../facts/measures.js';
import { likeness } from '../../view/likeness.js';
import { listText } from '../../view/lists.js';
import { methodName } from '../heatmap/methods.js';
import { clearlyBest } from './best.js';
import type { Comparison, ComparisonCell } from './comparison.types.js';
import { measureWords } from './measures.js';

/** How alike the maps of two classes are, at least, that mark nearly the same places. */
const ALIKE = 0.9;
/** How much less alike the maps of every other method are then: else the classes are alike, not the method. */
const LESS_ALIKE = 0.2;

/** What was measured on a photo says, in sentences; empty until all is measured, and of several photos. */
export function verdict(comparison: Comparison, measure: Measure | 'none'): string {
  const { methods, columns, cells } = comparison;
  const several = columns.some(({ photo }) => !isSame(photo, columns[0]?.photo ?? null));
  if (measure === 'none' || several || methods.length < 2 || !cells.flat().every(isDone)) return '';
  return [
    ...aheadTexts(comparison, clearlyBest(comparison, measure), measureWords(measure).noun),
    ...classBlind(comparison).map((method) =>
      msg(str`${methodName(method)} marks nearly the same places whatever the class.`),
    ),
    msg('This is one photo: on another, or by another measure, it may be otherwise.'),
  ].join(' ');
}

/** Of plain data each column has a copy. */
const isSame = (a: Picture | null, b: Picture | null): boolean =>
  a === b ||
  (a?.width === b?.width && (a?.pixels.every((level, i) => level === b?.pixels[i]) ?? false));

/** A map of nothing has nothing to measure. */
const isDone = ({ map, measured }: ComparisonCell): boolean =>
  measured !== undefined || (map?.empty ?? null) !== null;

/**
 * Which method is clearly ahead: for all classes, or for some.
 *
 * @param by name of the measure
 */
function aheadTexts(
  { methods, columns }: Comparison,
  rows: readonly (number | null)[],
  by: string,
): readonly string[] {
  const titlesOf = (row: number | null) =>
    listText(columns.flatMap(({ title }, c) => (rows[c] === row ? [title] : [])));
  const ahead = [...new Set(rows)].filter((row) => row !== null);
  const [only] = ahead;
  if (only === undefined) return [msg(str`By ${by}, none is clearly ahead on this photo.`)];
  if (rows.every((row) => row === only)) {
    return [
      msg(str`By ${by}, ${nameOf(methods, only)} finds the pixels that matter most on this photo.`),
    ];
  }
  const each = ahead.map((row) => msg(str`${nameOf(methods, row)} for ${titlesOf(row)}`));
  const found = msg(str`By ${by}, the pixels that matter most are found by ${listText(each)}.`);
  const rest = rows.includes(null) ? [msg(str`For ${titlesOf(null)} none is clearly ahead.`)] : [];
  return [found, ...rest];
}

const nameOf = (methods: readonly string[], row: number): string => methodName(methods[row] ?? '');

/** Methods whose maps hardly change with the class, where those of all others do. */
function classBlind({ methods, cells }: Comparison): readonly string[] {
  const alike = cells.map(leastAlike);
  const others = (row: number) => alike.filter((_, other) => other !== row);
  return methods.filter((_, row) => {
    const own = alike[row] ?? 0;
    return (
      own >= ALIKE && others(row).every((other) => other !== null && other <= own - LESS_ALIKE)
    );
  });
}

/** How alike the maps of a method are for all classes: the least alike to the first; null: not known. */
function leastAlike(row: readonly ComparisonCell[]): number | null {
  const maps = row.flatMap(({ map }) => (map && !map.empty ? [map.inputMap.values] : []));
  const [first, ...rest] = maps;
  if (!first || rest.length === 0 || maps.length < row.length) return null;
  return Math.min(...rest.map((values) => likenessOf(first, values)));
}

const known = new WeakMap<Float32Array, WeakMap<Float32Array, number>>();

/** Maps do not change, so two are compared once. */
function likenessOf(a: Float32Array, b: Float32Array): number {
  const others = known.get(a) ?? new WeakMap<Float32Array, number>();
  known.set(a, others);
  const found = others.get(b) ?? likeness(a, b);
  others.set(b, found);
  return found;
}
