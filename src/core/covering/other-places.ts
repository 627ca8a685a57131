import { seededRandom, wholeBetween } from '../random.js';
import type { Box, Size } from '../resample/raster.js';

/** Tries after which there is taken to be no room. */
const TRIES = 500;

/**
 * The same covers at other places of the input: each is moved by chance to where it meets none of the real ones
 * and none of those moved with it. The same seed gives the same places, and more of them begin with the fewer.
 *
 * @returns `count` lists as long as `covers`; fewer where no room was found
 */
export function otherPlaces<Part extends Box>(
  covers: readonly Part[],
  size: Size,
  count: number,
  seed: number,
): readonly (readonly Part[])[] {
  const random = seededRandom(seed);
  const found: (readonly Part[])[] = [];
  for (let tries = 0; found.length < count && tries < TRIES; tries++) {
    const moved = movedByChance(covers, size, random);
    if (!moved) continue;
    found.push(moved);
    tries = -1;
  }
  return found;
}

function movedByChance<Part extends Box>(
  covers: readonly Part[],
  { height, width }: Size,
  random: () => number,
): readonly Part[] | null {
  const moved: Part[] = [];
  for (const cover of covers) {
    const top = wholeBetween(random, 0, height - cover.height);
    const left = wholeBetween(random, 0, width - cover.width);
    const one = { ...cover, top, left };
    if ([...covers, ...moved].some((other) => meet(one, other))) return null;
    moved.push(one);
  }
  return moved;
}

const meet = (a: Box, b: Box): boolean =>
  a.top < b.top + b.height &&
  b.top < a.top + a.height &&
  a.left < b.left + b.width &&
  b.left < a.left + a.width;
