import type { Topology } from '../assembly/topology.js';
import {
  dense,
  globalAveragePooling2d,
  globalMaxPooling2d,
  type Border,
  type Initializer,
  type KerasTensor,
} from './layers.js';
import type { Settled } from './options.js';

/** Builds the layers of one function from its options. */
export type Builder = (options: Settled) => Topology;

/** The builders of a file, by the names of Keras' functions. */
export type Builders = Readonly<Record<string, Builder>>;

/** The classes, a dense layer at the end. */
export const predictions = (
  x: KerasTensor,
  { classes, classifierActivation: activation }: Settled,
  settings: { readonly kernel_initializer?: Initializer } = {},
): KerasTensor => dense(x, classes, { activation, name: 'predictions', ...settings });

/** The end without a top: rows and columns go as is asked for. */
export function pooled(
  x: KerasTensor,
  { pooling }: Settled,
  names: { readonly avg?: string; readonly max?: string } = {},
): KerasTensor {
  const named = (name: string | undefined) => (name === undefined ? {} : { name });
  if (pooling === 'avg') return globalAveragePooling2d(x, named(names.avg));
  return pooling === 'max' ? globalMaxPooling2d(x, named(names.max)) : x;
}

/** The names that newer functions give the layers of {@link pooled}. */
export const poolNames = { avg: 'avg_pool', max: 'max_pool' } as const;

/** Zeros around a map so that a window with a stride of 2 lies on it as TensorFlow's `same` does. */
export function correctPad(
  { shape: [rows = 1, columns = 1] }: KerasTensor,
  kernelSize: number,
): Border {
  const half = Math.floor(kernelSize / 2);
  const border = (size: number) => [half - (1 - (size % 2)), half] as const;
  return [border(rows), border(columns)];
}

/** The multiple of `divisor` that is next to a number, and at most a tenth below it. */
export function divisible(value: number, divisor = 8): number {
  const near = Math.max(divisor, Math.floor(Math.trunc(value + divisor / 2) / divisor) * divisor);
  return near < 0.9 * value ? near + divisor : near;
}
