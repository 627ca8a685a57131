import { contours } from 'd3-contour';
import { placeMap } from '../core/placement/place-map.js';
import { stretched, type Placement } from '../core/placement/placement.js';
import type { ValueMap } from '../core/value-map.js';
import type { Size } from '../core/resample/raster.js';
import type { Range } from './scale.js';

export interface ContourOptions {
  /** Shares of the range (0…1) at which lines are drawn. */
  readonly shares?: readonly number[];
  /** Size of the drawing: the map's width and height become these. */
  readonly width?: number;
  readonly height?: number;
  /** Where the map's cells lie on what is drawn; evenly over all of it unless given. */
  readonly placement?: Placement | null;
}

export const contourDefaults = { shares: [0.35, 0.65], width: 1, height: 1 };

/** One contour line. */
export interface Contour {
  /** Share of the range that it lies at. */
  readonly share: number;
  /** Raw value that it lies at. */
  readonly value: number;
  /** SVG path data; empty when the map never reaches the value. */
  readonly path: string;
}

/** Cells a side from which lines look smooth without more. */
const SMOOTH = 96;

/**
 * Lines of equal value around the strong places, by marching squares (d3-contour). A coarse map is
 * enlarged first to where its cells lie, bilinear, so that the lines agree with the colour layer, which
 * is bilinear too; where no cell looks there is none.
 */
export function contourPaths(map: ValueMap, range: Range, options: ContourOptions = {}): Contour[] {
  const { shares, width, height } = { ...contourDefaults, ...options };
  const place = options.placement ?? stretched(map, map);
  const fine = placeMap(map, place, gridFor(place), range.min);
  const generator = contours().size([fine.width, fine.height]);
  const finite = Array.from(fine.values, (value) => (Number.isFinite(value) ? value : range.min));
  return shares.map((share) => {
    const value = range.min + share * (range.max - range.min);
    // An empty range has no inside; d3-contour would outline the whole map.
    if (!(range.max > range.min)) return { share, value, path: '' };
    const rings = generator.contour(finite, value).coordinates.flat();
    const scale = { x: width / fine.width, y: height / fine.height };
    return { share, value, path: rings.map((ring) => ringPath(ring, scale)).join('') };
  });
}

/** A grid over the whole input, as fine as lines need it and at least as fine as the map. */
function gridFor({ input, horizontal, vertical }: Placement): Size {
  const cells = Math.min(input.width / horizontal.stride, input.height / vertical.stride);
  const factor = Math.ceil(SMOOTH / Math.min(cells, SMOOTH));
  return {
    height: Math.max(1, Math.round((input.height / vertical.stride) * factor)),
    width: Math.max(1, Math.round((input.width / horizontal.stride) * factor)),
  };
}

function ringPath(ring: readonly number[][], scale: { x: number; y: number }): string {
  // The last point of a ring repeats the first.
  const points = ring.slice(0, -1).map(([x, y]) => `${short(x! * scale.x)},${short(y! * scale.y)}`);
  return `M${points.join('L')}Z`;
}

/** Four digits after the point: a ten-thousandth of a drawing of size 1. */
function short(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
