/** Pixels of a side of a block in efficientnet-lite0-captum.json. */
const BLOCK = 16;

/** Means over blocks of 16 × 16 values of a square map, rows first. */
export function blockMeans(values: Float32Array): Float64Array {
  const side = Math.sqrt(values.length);
  const cells = side / BLOCK;
  const means = new Float64Array(cells * cells);
  for (const [i, value] of values.entries()) {
    const row = Math.floor(i / side / BLOCK);
    const column = Math.floor((i % side) / BLOCK);
    means[row * cells + column]! += value / (BLOCK * BLOCK);
  }
  return means;
}

/** One channel of `[height, width, 3]`. */
export function channelOf(values: Float32Array, channel: number): Float32Array {
  return values.filter((_, i) => i % 3 === channel);
}
