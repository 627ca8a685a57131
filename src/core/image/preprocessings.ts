import type { Preprocessing } from '../graph/layer-info.js';

/**
 * The usual ways from levels 0…255 to what a network reads; `caffe`, `tf` and `torch` are the modes
 * of Keras's `imagenet_utils.preprocess_input`:
 * - `none`: the levels as they are
 * - `unit`: 0…1
 * - `tf`: −1…1
 * - `caffe`: blue, green, red less the means of ImageNet
 * - `torch`: 0…1, less the means of ImageNet, by its deviations
 */
export type PreprocessingName = 'none' | 'unit' | 'tf' | 'caffe' | 'torch';

export interface NamedPreprocessing {
  readonly name: PreprocessingName;
  readonly preprocessing: Preprocessing;
}

const colour: readonly NamedPreprocessing[] = [
  { name: 'none', preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' } },
  { name: 'unit', preprocessing: { mean: [0, 0, 0], std: [255, 255, 255], channels: 'RGB' } },
  {
    name: 'tf',
    preprocessing: {
      mean: [127.5, 127.5, 127.5],
      std: [127.5, 127.5, 127.5],
      channels: 'RGB',
    },
  },
  {
    name: 'caffe',
    preprocessing: { mean: [103.939, 116.779, 123.68], std: [1, 1, 1], channels: 'BGR' },
  },
  {
    name: 'torch',
    preprocessing: {
      mean: [0.485 * 255, 0.456 * 255, 0.406 * 255],
      std: [0.229 * 255, 0.224 * 255, 0.225 * 255],
      channels: 'RGB',
    },
  },
];

const grey: readonly NamedPreprocessing[] = [
  { name: 'none', preprocessing: { mean: [0], std: [1], channels: 'grey' } },
  { name: 'unit', preprocessing: { mean: [0], std: [255], channels: 'grey' } },
  { name: 'tf', preprocessing: { mean: [127.5], std: [127.5], channels: 'grey' } },
];

/** What a preprocessing of so many channels is called; null where it has no name. */
export function nameOfPreprocessing(
  { mean, std, channels }: Preprocessing,
  count: number,
): PreprocessingName | null {
  const equal = (some: readonly number[], others: readonly number[]): boolean =>
    some.length === others.length && some.every((n, i) => Math.abs(n - others[i]!) < 1e-6);
  const found = preprocessingsFor(count).find(
    ({ preprocessing: one }) =>
      one.channels === channels && equal(one.mean, mean) && equal(one.std, std),
  );
  return found?.name ?? null;
}

/** Those that suit an image of so many channels. */
export function preprocessingsFor(channels: number): readonly NamedPreprocessing[] {
  if (channels === 1) return grey;
  return channels === 3 ? colour : [];
}
