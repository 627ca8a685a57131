import { OptionError } from '../errors.js';
import { DEFAULT_BUDGET } from '../memory.js';
import { checkTransforms, transformDefaults, type TransformSettings } from './draw-transform.js';
import { regularisationDefaults, type Regularisation } from './regularise.js';
import type { Region } from './unit-objectives.js';

/** How a picture is represented while it grows. */
export const paramNames = ['fourier', 'pixels'] as const;
export type ParamName = (typeof paramNames)[number];

/** How its representation is moved. */
export const optimiserNames = ['adam', 'rms'] as const;
export type OptimiserName = (typeof optimiserNames)[number];

/** Another channel that is to be excited as well. */
export interface Partner {
  readonly layer: string;
  readonly channel: number;
  /** How much it counts beside the channel itself. */
  readonly weight?: number;
}

/**
 * What of a layer is excited: each `channel` that is asked for; the `layer` as a whole, so that
 * whatever it shows already is shown more (DeepDream); or a direction among its channels, a number
 * for each of them.
 */
export type Excited = 'channel' | 'layer' | readonly number[];

/** What is to be excited, and how much of it. */
export interface FilterObjective {
  /** For a layer or a direction the channels asked for only number the pictures. */
  readonly excite: Excited;
  /** Only this part of the map; null: all of it. A region without area is one cell. */
  readonly region: Region | null;
  /** The picture that excites the channel least. */
  readonly negative: boolean;
  /** Excited together with the channel; null: the channel alone. */
  readonly joint: Partner | null;
  /** Pictures of each channel, 1…8. */
  readonly variants: number;
  /** How much several pictures of a channel are pushed apart. */
  readonly diversity: number;
}

/** Settings of {@link visualizeFilters}; all have defaults. */
export interface FilterSettings extends FilterObjective, TransformSettings, Regularisation {
  /** Steps of ascent, from 1. */
  readonly steps: number;
  /** Side of the pictures in pixels, even, 16…512. */
  readonly size: number;
  /** Step size of the optimiser on the representation. */
  readonly stepSize: number;
  readonly param: ParamName;
  readonly optimiser: OptimiserName;
  /** Sizes through which a picture grows, each twice the one before, 1…4. */
  readonly octaves: number;
  /** Stops when the objective has not risen for so many steps; 0: never. */
  readonly patience: number;
  /** The same seed gives a channel the same picture, whatever grows beside it. */
  readonly seed: number;
  /** Most pictures that are grown together, 1…64. */
  readonly batch: number;
  /** Bytes that the run may take, weights included; the batch is made small enough. */
  readonly budget: number;
}

export type FilterOptions = {
  readonly [Name in keyof FilterSettings]?: FilterSettings[Name] | undefined;
};

/** Defaults of {@link visualizeFilters}. */
export const filterDefaults: FilterSettings = {
  ...transformDefaults,
  ...regularisationDefaults,
  steps: 64,
  size: 128,
  stepSize: 0.1,
  param: 'fourier',
  optimiser: 'adam',
  octaves: 1,
  patience: 0,
  excite: 'channel',
  region: null,
  negative: false,
  joint: null,
  variants: 1,
  diversity: 1,
  seed: 7,
  batch: 8,
  budget: DEFAULT_BUDGET,
};

/**
 * Settings that go together. `quick` shows something telling within a second or two on wasm, `good`
 * is worth a longer look, `print` is large and takes its time.
 */
export const filterPresets = {
  quick: {},
  good: { steps: 256, stepSize: 0.05, scale: 0.1, rotate: 10 },
  print: { steps: 512, stepSize: 0.05, scale: 0.1, rotate: 10, size: 256 },
} as const satisfies Record<string, FilterOptions>;

export type FilterPreset = keyof typeof filterPresets;

/**
 * The settings in full.
 * @throws OptionError for a value out of its range
 */
export function filterSettings({
  preset = 'quick',
  ...options
}: FilterOptions & { readonly preset?: FilterPreset | undefined }): FilterSettings {
  if (!Object.hasOwn(filterPresets, preset)) {
    const names = Object.keys(filterPresets).join(', ');
    throw new OptionError(`no preset "${preset}": there are ${names}`);
  }
  // An undefined option means the default.
  const given = Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) => value !== undefined && name in filterDefaults,
    ),
  );
  const settings: FilterSettings = { ...filterDefaults, ...filterPresets[preset], ...given };
  check(settings);
  return settings;
}

function check(settings: FilterSettings): void {
  const whole = (
    name: 'steps' | 'size' | 'batch' | 'variants' | 'octaves' | 'patience',
    low: number,
    high: number,
  ) => {
    const value = settings[name];
    if (Number.isInteger(value) && value >= low && value <= high) return;
    throw new OptionError(`${name} must be a whole number from ${low} to ${high}, not ${value}`);
  };
  whole('steps', 1, 100_000);
  whole('size', 16, 512);
  whole('batch', 1, 64);
  whole('variants', 1, 8);
  whole('octaves', 1, 4);
  whole('patience', 0, 100_000);
  checkTransforms(settings);
  if (settings.size % 2 !== 0) throw new OptionError(`size must be even, not ${settings.size}`);
  checkName('param', settings.param, paramNames);
  checkName('optimiser', settings.optimiser, optimiserNames);
  checkExcited(settings);
}

function checkExcited({ excite, region }: FilterSettings): void {
  if (typeof excite === 'string') {
    checkName('excite', excite, ['channel', 'layer']);
    if (excite === 'channel' || region === null) return;
    throw new OptionError('a whole layer has no region: excite its channels, or leave region out');
  }
  if (excite.every(Number.isFinite) && excite.some((value) => value !== 0)) return;
  throw new OptionError('a direction has finite numbers, and not only zeros');
}

function checkName(option: string, value: string, names: readonly string[]): void {
  if (names.includes(value)) return;
  throw new OptionError(`no ${option} "${value}": there are ${names.join(', ')}`);
}
