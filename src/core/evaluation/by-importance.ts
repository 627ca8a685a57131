/** Indices of `values`, the highest first, equal ones as they stand. */
export function byImportance(values: Float32Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
}
