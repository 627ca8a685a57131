/**
 * Spearman's rank correlation; equal values share the mean of their ranks.
 *
 * @returns −1…1; 0 when one of the two is the same everywhere
 */
export function rankCorrelation(a: Float32Array, b: Float32Array): number {
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const dot = (p: Float64Array, q: Float64Array) => p.reduce((sum, v, i) => sum + v * q[i]!, 0);
  const scale = Math.sqrt(dot(x, x) * dot(y, y));
  return scale === 0 ? 0 : dot(x, y) / scale;
}

function centredRanks(values: Float32Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  const middle = (values.length - 1) / 2;
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]!] === values[order[first]!]) end++;
    for (let i = first; i < end; i++) ranks[order[i]!] = (first + end - 1) / 2 - middle;
    first = end;
  }
  return ranks;
}
