/**
 * How much a map is on few cells: the Gini index of its absolute values (Chalasani et al., "Concise
 * Explanations of Neural Networks using Adversarial Training", ICML 2020).
 *
 * @returns 0 when all are alike, nearly 1 when one has everything; 0 for a map of zeros
 */
export function sparseness(values: Float32Array): number {
  const sorted = Float64Array.from(values, Math.abs).sort();
  const sum = sorted.reduce((total, value) => total + value, 0);
  if (sum === 0) return 0;
  const n = sorted.length;
  const ranked = sorted.reduce((total, value, i) => total + (2 * (i + 1) - n - 1) * value, 0);
  return ranked / (n * sum);
}
