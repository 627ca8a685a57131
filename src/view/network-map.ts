import { area } from 'd3-shape';

/** A row of the network column, as the map beside it knows it. */
export interface MapRow {
  /** Output shape without the batch. */
  readonly shape: readonly number[];
}

/** What is drawn of the whole network in a strip; SVG path data. */
export interface NetworkMap {
  /** As wide as the maps have rows and columns, down to the selected row. */
  readonly ink: string;
  /** The same below. */
  readonly grey: string;
  /** Height of the selected row's middle; null: none is selected. */
  readonly selected: number | null;
}

/** Narrowest drawing, in pixels: a vector has one place. */
const NARROW = 2;

/**
 * The network from top to bottom as the size of its maps, by the logarithm of their places: the
 * funnel that it is, with a step at every halving.
 *
 * @param tops upper edge of each row and lower edge of the last, in any unit
 * @param selected position of the selected row; −1: none
 * @param width and `height` of the strip, in pixels
 */
export function networkMap(
  rows: readonly MapRow[],
  tops: readonly number[],
  selected: number,
  width: number,
  height: number,
): NetworkMap {
  const places = placesOf(rows);
  const bottom = tops.at(-1) ?? 0;
  const y = (top: number) => (bottom > 0 ? (height * top) / bottom : 0);
  const most = places.reduce((wide, place) => Math.max(wide, place), 2);
  const half = (count: number) =>
    (NARROW + ((width - NARROW) * Math.log(count)) / Math.log(most)) / 2;
  const edgesOf = (from: number, to: number): Edge[] =>
    runsOf(places, from, to).flatMap(([first, end]): Edge[] => {
      const wide = half(Math.max(1, places[first]!));
      return [
        [tops[first]!, wide],
        [tops[end]!, wide],
      ];
    });
  const shape = area<Edge>()
    .y(([top]) => Math.round(y(top) * 10) / 10)
    .x0(([, wide]) => Math.round((width / 2 - wide) * 10) / 10)
    .x1(([, wide]) => Math.round((width / 2 + wide) * 10) / 10);
  const middle = selected < 0 ? null : y((tops[selected]! + tops[selected + 1]!) / 2);
  return {
    ink: shape(edgesOf(0, selected + 1)) ?? '',
    grey: shape(edgesOf(selected + 1, rows.length)) ?? '',
    selected: middle,
  };
}

/** Number of places of each row's map. A gate on the way (one place) is no narrowing of the way. */
function placesOf(rows: readonly MapRow[]): number[] {
  const own = rows.map(({ shape }) =>
    shape.length > 2 ? shape.slice(0, -1).reduce((product, n) => product * n, 1) : 1,
  );
  const end = own.reduce((last, count, i) => (count > 1 ? i : last), -1);
  let before = 1;
  return own.map((count, i) => (before = count === 1 && i < end ? before : count));
}

/**
 * Runs of rows with as many places, each from its first row to before the next run. A path with
 * corners at each of a thousand rows takes the browser longer to draw than all the rest, and it
 * does so in every frame of scrolling.
 */
function runsOf(places: readonly number[], from: number, to: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let row = from; row < to; row++) {
    const last = runs.at(-1);
    if (last && places[row] === places[last[0]]) last[1] = row + 1;
    else runs.push([row, row + 1]);
  }
  return runs;
}

type Edge = readonly [top: number, half: number];
