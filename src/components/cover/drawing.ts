import type { BrushLine, Cover } from '../../core/covering/cover.types.js';
import type { Box, Size } from '../../core/resample/raster.js';
import { MOST_COVERS } from '../../facts/covers.js';

/** A place on the photo, in pixels of the input. */
export type Point = readonly [x: number, y: number];

/** What is covered, and what was covered before: each step can be taken back. */
export interface Drawing {
  readonly covers: readonly Cover[];
  readonly past: readonly (readonly Cover[])[];
}

export const emptyDrawing: Drawing = { covers: [], past: [] };

/** Steps that can be taken back. */
const MOST_STEPS = 100;

/** The covers after one more step; a step that changes nothing is none. */
export function step({ covers, past }: Drawing, next: readonly Cover[]): Drawing {
  if (next === covers || next.length > MOST_COVERS) return { covers, past };
  return { covers: next, past: [...past, covers].slice(-MOST_STEPS) };
}

/** The newest step as it goes on: a drag is one step, however far. */
export const goOn = ({ past }: Drawing, covers: readonly Cover[]): Drawing => ({ covers, past });

export function undone({ covers, past }: Drawing): Drawing {
  const before = past.at(-1);
  return before ? { covers: before, past: past.slice(0, -1) } : { covers, past };
}

export const replaced = (covers: readonly Cover[], index: number, cover: Cover): readonly Cover[] =>
  covers.map((one, i) => (i === index ? cover : one));

export const without = (covers: readonly Cover[], index: number): readonly Cover[] =>
  covers.filter((_, i) => i !== index);

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)));

/** The same cover elsewhere, inside of the photo. */
export function movedTo<Part extends Box>(
  cover: Part,
  left: number,
  top: number,
  size: Size,
): Part {
  return {
    ...cover,
    left: clamp(left, 0, size.width - cover.width),
    top: clamp(top, 0, size.height - cover.height),
  };
}

/** Another width and height; a brush line keeps its form. */
export function resized(cover: Cover, width: number, height: number, size: Size): Cover {
  if (cover.brush) return cover;
  return {
    ...cover,
    width: clamp(width, 1, size.width - cover.left),
    height: clamp(height, 1, size.height - cover.top),
  };
}

/** The box between two places, at least a pixel wide and high. */
export function boxBetween(from: Point, to: Point, size: Size): Cover {
  const [left, right] = ends(from[0], to[0], size.width);
  const [top, bottom] = ends(from[1], to[1], size.height);
  return { left, top, width: right - left, height: bottom - top };
}

function ends(from: number, to: number, side: number): readonly [number, number] {
  const low = clamp(Math.min(from, to), 0, side - 1);
  return [low, clamp(Math.max(from, to), low + 1, side)];
}

/** A box of a seventh of the photo's sides about a place: what a tap draws, and Enter in the middle. */
export function boxAbout([x, y]: Point, size: Size): Cover {
  const width = Math.max(1, Math.round(size.width / 7));
  const height = Math.max(1, Math.round(size.height / 7));
  const box = { left: 0, top: 0, width, height };
  return movedTo(box, x - width / 2, y - height / 2, size);
}

/** A line drawn by hand; what of the brush lies outside of the photo is cut off. */
export function brushCover(points: readonly Point[], radius: number, size: Size): Cover {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [
    clamp(Math.floor(Math.min(...xs) - radius), 0, size.width - 1),
    clamp(Math.ceil(Math.max(...xs) + radius), 1, size.width),
  ];
  const [top, bottom] = [
    clamp(Math.floor(Math.min(...ys) - radius), 0, size.height - 1),
    clamp(Math.ceil(Math.max(...ys) + radius), 1, size.height),
  ];
  const brush: BrushLine = {
    radius,
    points: points.map(([x, y]) => [tenths(x - left), tenths(y - top)] as const),
  };
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top), brush };
}

const tenths = (value: number): number => Math.round(10 * value) / 10;

/** Names of the covers in their order: A … Z, then A2 … */
export function coverName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${1 + Math.floor(index / 26)}`;
}

/** The cover after a key: arrows move by a fourteenth of the photo, with Shift they resize, with Alt by a pixel. */
export function afterKey(
  cover: Cover,
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  size: Size,
): Cover | null {
  const across = altKey ? 1 : Math.max(1, size.width / 14);
  const down = altKey ? 1 : Math.max(1, size.height / 14);
  const [x, y] = arrows[key] ?? [0, 0];
  if (x === 0 && y === 0) return null;
  const { left, top, width, height } = cover;
  return shiftKey
    ? resized(cover, width + x * across, height + y * down, size)
    : movedTo(cover, left + x * across, top + y * down, size);
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
