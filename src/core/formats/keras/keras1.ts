import type { Json } from '../../kinds/config.js';

/** Layers that Keras 1 knew by another class, besides those that Keras 2 still does. */
const CLASSES = new Map([
  ['AtrousConvolution2D', 'Conv2D'],
  ['Deconvolution2D', 'Conv2DTranspose'],
]);

/** What the modes of `Merge` became layers of their own. */
const MERGES = new Map([
  ['sum', 'Add'],
  ['mul', 'Multiply'],
  ['ave', 'Average'],
  ['max', 'Maximum'],
  ['concat', 'Concatenate'],
  ['dot', 'Dot'],
]);

/** Spellings of settings; see `legacy/interfaces.py` of Keras 2. */
const SETTINGS: readonly (readonly [old: string, now: string])[] = [
  ['nb_filter', 'filters'],
  ['output_dim', 'units'],
  ['subsample', 'strides'],
  ['border_mode', 'padding'],
  ['atrous_rate', 'dilation_rate'],
  ['dim_ordering', 'data_format'],
  ['bias', 'use_bias'],
  ['p', 'rate'],
  ['sigma', 'stddev'],
  ['concat_axis', 'axis'],
  ['dot_axes', 'axes'],
];

/** What `dim_ordering` may be. */
const ORDERINGS = new Map<unknown, string>([
  ['tf', 'channels_last'],
  ['th', 'channels_first'],
]);

/** A layer that Keras 1 wrote, in the words of Keras 2; any other as it is. */
export function fromKeras1(
  className: string,
  config: Json,
): { readonly className: string; readonly config: Json } {
  const settings: Record<string, unknown> = { ...config };
  for (const [old, now] of SETTINGS) {
    if (!Object.hasOwn(config, old) || Object.hasOwn(config, now)) continue;
    const value = config[old];
    settings[now] = old === 'dim_ordering' ? (ORDERINGS.get(value) ?? value) : value;
  }
  const { nb_row: rows, nb_col: columns, mode } = config;
  if (rows !== undefined && columns !== undefined) settings['kernel_size'] ??= [rows, columns];
  const merged = className === 'Merge' && typeof mode === 'string' ? MERGES.get(mode) : undefined;
  return { className: merged ?? CLASSES.get(className) ?? className, config: settings };
}
