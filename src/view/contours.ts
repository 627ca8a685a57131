import { contours } from 'd3-contour';
import type { ValueMap } from '../core/value-map.js';
import { enlarge } from './enlarge.js';
import type { Range } from './scale.js';

export interface ContourOptions {
  /** Shares of the range (0…1) at which lines are drawn. */
  readonly shares?: readonly number[];
  /** Size of the drawing: the map's width and height become these. */
  readonly width?: number;
  readonly height?: number;
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
 * enlarged first, bilinear, so that the lines agree with the colour layer, which is bilinear too.
 */
export function contourPaths(map: ValueMap, range: Range, options: ContourOptions = {}): Contour[] {
  const { shares, width, height } = { ...contourDefaults, ...options };
  const factor = Math.ceil(SMOOTH / Math.min(map.width, map.height, SMOOTH));
  const fine = enlarge(map, map.width * factor, map.height * factor);
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

function ringPath(ring: readonly number[][], scale: { x: number; y: number }): string {
  // The last point of a ring repeats the first.
  const points = ring.slice(0, -1).map(([x, y]) => `${short(x! * scale.x)},${short(y! * scale.y)}`);
  return `M${points.join('L')}Z`;
}

/** Four digits after the point: a ten-thousandth of a drawing of size 1. */
function short(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
