import { line } from 'd3-shape';

/** Size of the drawing that the path is for. */
export const curveSize = { width: 96, height: 34 };

/**
 * Path of the objective's course, its lowest value at the bottom and its highest at the top; empty
 * when it has no two values.
 */
export function scoreCurve(course: ArrayLike<number>): string {
  const values = Array.from(course).filter(Number.isFinite);
  if (values.length < 2) return '';
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const { width, height } = curveSize;
  const path = line<number>(
    (_, i) => (i / (values.length - 1)) * width,
    (value) => height - 2 - ((value - low) / span) * (height - 4),
  ).digits(2);
  return path(values) ?? '';
}
