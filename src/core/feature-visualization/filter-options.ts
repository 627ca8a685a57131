import { DEFAULT_BUDGET } from '../../facts/memory.js';
import { OptionError } from '../errors.js';
import { regularisationDefaults, type Regularisation } from './regularisation.js';
import {
  above0,
  between,
  even,
  excited,
  from0,
  oneOf,
  partner,
  region,
  truth,
  whole,
  type Rule,
} from './setting-rules.js';
import {
  transformDefaults,
  transformLimits,
  type TransformSettings,
} from './transform-settings.js';
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
  /** How much several pictures of a channel are pushed apart, as a share of its own value. */
  readonly diversity: number;
}

/** Settings of {@link visualizeFilters}; all have defaults. */
export interface FilterSettings extends FilterObjective, TransformSettings, Regularisation {
  /** Steps of ascent, from 1. */
  readonly steps: number;
  /** Side of the pictures in pixels, even, 16…512. */
  readonly size: number;
  /** Size of the optimiser's first step on the representation; they become smaller to the end. */
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
  stepSize: 0.08,
  param: 'fourier',
  optimiser: 'rms',
  octaves: 1,
  patience: 0,
  excite: 'channel',
  region: null,
  negative: false,
  joint: null,
  variants: 1,
  diversity: 0.3,
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
 * Counts the changes of how pictures grow: the same settings give the same pictures as long as it
 * stays. To be raised with every change that another picture comes of.
 */
export const GROWTH = 3;

/**
 * The settings in full.
 * @throws OptionError for a value of another kind or out of its range
 */
export function filterSettings({
  preset = 'quick',
  ...options
}: FilterOptions & { readonly preset?: FilterPreset | undefined }): FilterSettings {
  if (!Object.hasOwn(filterPresets, preset)) {
    const names = Object.keys(filterPresets).join(', ');
    throw new OptionError(`no preset "${preset}": there are ${names}`);
  }
  return checkedSettings({ ...filterDefaults, ...filterPresets[preset], ...known(options) });
}

/** Those that are settings; an undefined option means the default. */
function known(options: object): object {
  const entries = Object.entries(options).filter(
    ([name, value]) => value !== undefined && Object.hasOwn(filterDefaults, name),
  );
  return Object.fromEntries(entries);
}

const rules: Readonly<Record<keyof FilterSettings, Rule>> = {
  pad: between(0, transformLimits.pad),
  jitter: between(0, transformLimits.jitter),
  scale: between(0, transformLimits.scale),
  rotate: between(0, transformLimits.rotate),
  crop: between(0, transformLimits.crop),
  flip: between(0, transformLimits.flip),
  blur: between(0, transformLimits.blur),
  noise: between(0, transformLimits.noise),
  totalVariation: from0,
  l2: from0,
  l6: from0,
  grain: from0,
  steps: whole(1, 100_000),
  size: even(16, 512),
  stepSize: above0,
  param: oneOf(paramNames),
  optimiser: oneOf(optimiserNames),
  octaves: whole(1, 4),
  patience: whole(0, 100_000),
  excite: excited,
  region,
  negative: truth,
  joint: partner,
  variants: whole(1, 8),
  diversity: from0,
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  batch: whole(1, 64),
  budget: above0,
};

/**
 * The settings when each of them may stand.
 * @throws OptionError
 */
export function checkedSettings(settings: FilterSettings): FilterSettings {
  for (const name of Object.keys(rules) as (keyof FilterSettings)[]) {
    const wrong = rules[name](settings[name]);
    if (wrong !== null) throw new OptionError(`${name} ${wrong}`);
  }
  if (settings.excite !== 'layer' || settings.region === null) return settings;
  throw new OptionError('a whole layer has no region: excite its channels, or leave region out');
}
