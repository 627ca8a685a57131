import type { ValueMap } from '../value-map.js';

/** Deviation of the window, in cells, and how far it reaches. */
const WINDOW = { deviation: 1.5, radius: 5 };

/**
 * Structural similarity of two maps of one size, each brought to 0…1 by its own extremes (Wang et
 * al., "Image Quality Assessment: From Error Visibility to Structural Similarity", 2004; Gaussian
 * windows of 11 × 11, smaller at the border, K₁ = 0.01, K₂ = 0.03).
 *
 * @returns −1…1, 1 for maps that differ in scale and offset alone
 */
export function structuralSimilarity(a: ValueMap, b: ValueMap): number {
  const [x, y] = [normalised(a.values), normalised(b.values)];
  const mean = (of: (i: number) => number) => windowed(Float64Array.from(x.keys(), of), a);
  const [mx, my] = [mean((i) => x[i]!), mean((i) => y[i]!)];
  const [xx, yy, xy] = [
    mean((i) => x[i]! ** 2),
    mean((i) => y[i]! ** 2),
    mean((i) => x[i]! * y[i]!),
  ];
  const [c1, c2] = [0.01 ** 2, 0.03 ** 2];
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [mx[i]!, my[i]!];
    const together = xy[i]! - p * q;
    const spread = xx[i]! - p * p + yy[i]! - q * q;
    sum += ((2 * p * q + c1) * (2 * together + c2)) / ((p * p + q * q + c1) * (spread + c2));
  }
  return sum / x.length;
}

function normalised(values: Float32Array): Float64Array {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return Float64Array.from(values, (value) => (high > low ? (value - low) / (high - low) : 0));
}

/** Gaussian mean around each cell, over the cells that there are. */
function windowed(values: Float64Array, { height, width }: ValueMap): Float64Array {
  const across = alongAxis(values, { count: width, step: 1, lines: height, line: width });
  return alongAxis(across, { count: height, step: width, lines: width, line: 1 });
}

interface Axis {
  readonly count: number;
  readonly step: number;
  readonly lines: number;
  readonly line: number;
}

function alongAxis(values: Float64Array, { count, step, lines, line }: Axis): Float64Array {
  const { deviation, radius } = WINDOW;
  const means = new Float64Array(values.length);
  for (let k = 0; k < lines; k++) {
    for (let at = 0; at < count; at++) {
      let [sum, total] = [0, 0];
      for (let i = Math.max(0, at - radius); i <= Math.min(count - 1, at + radius); i++) {
        const weight = Math.exp(-((i - at) ** 2) / (2 * deviation ** 2));
        sum += weight * values[k * line + i * step]!;
        total += weight;
      }
      means[k * line + at * step] = sum / total;
    }
  }
  return means;
}
