import { nice, ticks } from 'd3-array';
import { line } from 'd3-shape';

/** Values over shares of the pixels, 0…1. */
export interface Curve {
  readonly shares: readonly number[];
  readonly values: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line of the axis and the value that it stands for. */
export interface Tick {
  readonly at: number;
  readonly value: number;
}

export interface CurveChart {
  /** SVG path data, one a curve; empty for a curve of fewer than two points. */
  readonly paths: readonly string[];
  /** Where the mark that tells a curve from the others is drawn; staggered, so that none is hidden. */
  readonly marks: readonly (readonly Point[])[];
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Edges of the drawing area, in its own units, y downwards. */
export interface ChartArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Marks along each curve. */
const marksEach = 3;

/** Curves in one drawing: x from 0 to 1, y over all their values and zero, to round numbers. */
export function curveChart(curves: readonly Curve[], area: ChartArea): CurveChart {
  const values = curves.flatMap((curve) => curve.values).filter(Number.isFinite);
  const [low, high] = nice(Math.min(0, ...values), Math.max(0, ...values), 4);
  const x = (share: number) => between(area.left, area.right, share);
  const y = (value: number) => {
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return between(area.bottom, area.top, share);
  };
  const place = ({ shares, values: own }: Curve) =>
    own.map((value, i): Point => ({ x: x(shares[i] ?? 0), y: y(value) }));
  const path = line<Point>(
    (point) => point.x,
    (point) => point.y,
  ).digits(1);
  const points = curves.map(place);
  return {
    paths: points.map((own) => (own.length < 2 ? '' : (path(own) ?? ''))),
    marks: points.map((own, i) => marksOf(own, i, curves.length)),
    xTicks: [0, 0.5, 1].map((value) => ({ at: x(value), value })),
    yTicks: ticks(low, high, 4).map((value) => ({ at: y(value), value })),
  };
}

const between = (from: number, to: number, share: number): number => from + share * (to - from);

/** Points of the curve at every third of it, moved on by the curve's own share of a third. */
function marksOf(points: readonly Point[], curve: number, curves: number): Point[] {
  if (points.length === 0) return [];
  const last = points.length - 1;
  return Array.from({ length: marksEach }, (_, i) => {
    const position = (last * (i + (curve + 0.5) / curves)) / marksEach;
    const low = Math.floor(position);
    const from = points[low]!;
    const to = points[Math.min(low + 1, last)]!;
    const share = position - low;
    return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
  });
}
