/**
 * How telling each channel of a layer is on a photo: strong in few places. A channel that fires almost
 * everywhere says little of where something is, however strong it is; one that hardly fires says little
 * of what is there.
 *
 * ```
 * telling = ∛ ( Σ (value − mean)³ / n ) = spread · ∛ skewness        over the n places of the channel
 * ```
 *
 * The spread, its standard deviation, is how strong it is; the skewness (Pearson 1895) is how much of that it
 * owes to few places far above the rest: 0 where as much lies above the mean as below. Skewness and
 * kurtosis are the moments by which sparse codes are told (Willmore and Tolhurst, _Characterizing the
 * sparseness of neural codes_, Network 12, 2001; Hurley and Rickard, _Comparing Measures of Sparsity_, IEEE
 * Transactions on Information Theory 55, 2009); the third one alone knows up from down, and so holds for layers with
 * negative values as well: a channel that is low in few places is below 0. One of a single place has
 * no spread: its value stands for it.
 *
 * @param data - raw values of all places, the channels of a place together
 * @param mean - of each channel
 * @returns a number for each channel, in the units of the activations
 */
export function telling(data: Float32Array, mean: Float32Array): Float32Array<ArrayBuffer> {
  const channels = mean.length;
  const places = data.length / channels;
  if (places === 1) return new Float32Array(data);
  const cubes = new Float64Array(channels);
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < channels; c++) cubes[c]! += (data[i + c]! - mean[c]!) ** 3;
  }
  return Float32Array.from(cubes, (cube) => Math.cbrt(cube / places));
}
