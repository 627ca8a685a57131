import type { TreeMark, TreeRow } from './tree-lines.types.js';

/** Radii, in pixels. */
const RING = 4.5;
const JOIN = 6;
const LAYER = 3.6;
const SELECTED = 6.5;
const DOT = 1.5;
/** Pixels from one dot of a capsule to the next. */
const STEP = 5;
const CAPSULE = 5.5;
/** A capsule of more blocks shows the first and the last, and a bar for those between. */
const MOST_DOTS = 5;

type Parts = Pick<TreeMark, 'outline' | 'dots' | 'strokes'>;

/** The sign of one row at its place. */
export function markOf(
  row: TreeRow & { readonly row: number; readonly x: number; readonly y: number },
  state: TreeMark['state'],
): TreeMark {
  const { mark, x, y } = row;
  return { row: row.row, mark, x, y, state, ...partsOf(row, state === 'selected', x, y) };
}

function partsOf(row: TreeRow, selected: boolean, x: number, y: number): Parts {
  if (row.mark === 'stage') return capsule(row.skips ?? [], x, y);
  const radius = row.mark === 'join' ? JOIN : row.mark === 'layer' ? LAYER : RING;
  return {
    outline: circle(x, y, selected ? SELECTED : radius),
    dots: '',
    strokes: row.mark === 'join' ? plus(x, y) : row.mark === 'skip' ? arc(x, y, 12.5, 15) : '',
  };
}

/** One dot a block, an arc beside each block with a skip. */
function capsule(skips: readonly boolean[], x: number, y: number): Parts {
  const many = skips.length > MOST_DOTS;
  const shown = many ? [...skips.slice(0, 2), false, ...skips.slice(-2)] : skips;
  const places = shown.map((_, i) => y + (i - (shown.length - 1) / 2) * STEP);
  const half = (4 + Math.max(1, shown.length) * STEP) / 2 - CAPSULE + 2;
  const round = `${CAPSULE},${CAPSULE} 0 0 1`;
  const dot = (place: number, i: number): string =>
    many && i === 2 ? bar(x, place) : circle(x, place, DOT);
  return {
    outline:
      `M${x - CAPSULE},${y - half}a${round} ${2 * CAPSULE},0v${2 * half}` +
      `a${round} ${-2 * CAPSULE},0Z`,
    dots: places.map(dot).join(''),
    strokes: places.map((place, i) => (shown[i] ? arc(x - CAPSULE, place, 3.5, 6.5) : '')).join(''),
  };
}

function bar(x: number, y: number): string {
  return `M${x - 0.6},${y - 2.5}h1.2v5h-1.2Z`;
}

function circle(x: number, y: number, radius: number): string {
  const half = `${radius},${radius} 0 1 1`;
  return `M${x - radius},${y}a${half} ${2 * radius},0a${half} ${-2 * radius},0Z`;
}

function plus(x: number, y: number): string {
  return `M${x - 3},${y}h6M${x},${y - 3}v6`;
}

/** From above to below, bulging to the left. */
function arc(x: number, y: number, half: number, width: number): string {
  return `M${x},${y - half}C${x - width},${y - half} ${x - width},${y + half} ${x},${y + half}`;
}
