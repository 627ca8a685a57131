import { seededRandom } from '../random.js';

/** A start in any direction is as good, as long as none is orthogonal to what is sought. */
const SEED = 1;

/** Directions whose strengths differ by a thousandth are told apart to 1 % after so many steps. */
const STEPS = 5000;

/** What is left of a step, relative to its length, when the direction has been found. */
const TOLERANCE = 1e-11;

/** The direction in which rows spread most. */
export interface PrincipalComponent {
  /** Length of each row along it, about the mean; which end is positive is arbitrary. */
  readonly projections: Float64Array;
  /** Its part of the whole spread (sum of squares), 0…1; 0 where all rows are alike. */
  readonly share: number;
}

/**
 * The first principal component of a table: its rows, less their mean, along the first right
 * singular vector. Found by power iteration on the products of the shorter side, in doubles.
 *
 * @param values - `[rows, columns]`
 */
export function principalComponent(values: Float32Array, columns: number): PrincipalComponent {
  const rows = values.length / columns;
  const table = centred(values, columns);
  const byRow = rows <= columns;
  const side = byRow ? rows : columns;
  const products = byRow ? rowProducts(table, columns) : columnProducts(table, columns);
  let spread = 0;
  for (let i = 0; i < side; i++) spread += products[i * side + i]!;
  if (!(spread > 0)) return { projections: new Float64Array(rows), share: 0 };
  const { direction, strength } = strongest(products, side);
  // A left singular vector has the projections themselves, up to their length.
  const projections = byRow
    ? direction.map((value) => value * Math.sqrt(strength))
    : times(table, direction);
  return { projections, share: Math.min(1, strength / spread) };
}

function centred(values: Float32Array, columns: number): Float64Array {
  const means = new Float64Array(columns);
  const rows = values.length / columns;
  for (let i = 0; i < values.length; i++) means[i % columns]! += values[i]! / rows;
  return Float64Array.from(values, (value, i) => value - means[i % columns]!);
}

/** T · Tᵀ. */
function rowProducts(table: Float64Array, columns: number): Float64Array {
  const rows = table.length / columns;
  const products = new Float64Array(rows * rows);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += table[a * columns + c]! * table[b * columns + c]!;
      products[a * rows + b] = products[b * rows + a] = sum;
    }
  }
  return products;
}

/** Tᵀ · T, row after row, so that the inner loop runs along memory. */
function columnProducts(table: Float64Array, columns: number): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let row = 0; row < table.length; row += columns) {
    for (let a = 0; a < columns; a++) {
      const value = table[row + a]!;
      if (value === 0) continue;
      for (let b = 0; b < columns; b++) products[a * columns + b]! += value * table[row + b]!;
    }
  }
  return products;
}

/** The eigenvector of the largest eigenvalue of a positive semidefinite matrix. */
function strongest(matrix: Float64Array, side: number) {
  const random = seededRandom(SEED);
  let direction = unit(Float64Array.from({ length: side }, () => random() - 0.5));
  let strength = 0;
  for (let step = 0; step < STEPS; step++) {
    const next = times(matrix, direction);
    strength = lengthOf(next);
    const left = next.reduce((sum, v, i) => sum + (v - strength * direction[i]!) ** 2, 0);
    direction = unit(next);
    if (Math.sqrt(left) <= TOLERANCE * strength) break;
  }
  return { direction, strength };
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const columns = vector.length;
  const result = new Float64Array(matrix.length / columns);
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += matrix[row * columns + c]! * vector[c]!;
    result[row] = sum;
  }
  return result;
}

function unit(vector: Float64Array): Float64Array {
  const length = lengthOf(vector);
  return vector.map((value) => value / length);
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
