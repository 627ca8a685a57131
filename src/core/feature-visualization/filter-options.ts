import {
  DEFAULT_PRESET,
  filterPresets,
  filterSchema,
  presetNames,
  type FilterPreset,
} from '../../facts/filters.js';
import { allows, defaultsOf, type ValuesOf } from '../../facts/setting.js';
import { OptionError } from '../errors.js';
import { wanted } from '../wanted.js';
import { excited, partner, region, shown, type SettingRule } from './setting-rules.js';
import type { Region } from './unit-objectives.js';
import { say, str, type Sentence } from '../sentence.js';

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

type Schema = typeof filterSchema;

/** Settings of {@link visualizeFilters}; all have defaults. */
export interface FilterSettings extends ValuesOf<Schema> {
  /** For a layer or a direction the channels asked for only number the pictures. */
  readonly excite: Excited;
  /** Only this part of the map; null: all of it. A region without area is one cell. */
  readonly region: Region | null;
  /** Excited together with the channel; null: the channel alone. */
  readonly joint: Partner | null;
}

export type FilterOptions = {
  readonly [Name in keyof FilterSettings]?: FilterSettings[Name] | undefined;
};

/** Defaults of {@link visualizeFilters}. */
export const filterDefaults: FilterSettings = {
  ...defaultsOf(filterSchema),
  excite: 'channel',
  region: null,
  joint: null,
};

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
  preset = DEFAULT_PRESET,
  ...options
}: FilterOptions & { readonly preset?: FilterPreset | undefined }): FilterSettings {
  if (!Object.hasOwn(filterPresets, preset)) {
    throw new OptionError(say(str`no preset "${preset}": there are ${presetNames.join(', ')}`));
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

const rules: Readonly<Record<Exclude<keyof FilterSettings, keyof Schema>, SettingRule>> = {
  excite: excited,
  region,
  joint: partner,
};

/**
 * The settings when each of them may stand.
 * @throws OptionError
 */
export function checkedSettings(settings: FilterSettings): FilterSettings {
  for (const name of Object.keys(filterSchema) as (keyof Schema)[]) {
    const value: unknown = settings[name];
    const setting = filterSchema[name];
    if (!allows(setting, value)) throw refusal(name, wanted(setting, value), value);
  }
  for (const name of Object.keys(rules) as (keyof typeof rules)[]) {
    const rule = rules[name];
    if (!rule.fits(settings[name])) throw refusal(name, rule.wanted, settings[name]);
  }
  if (settings.excite !== 'layer' || settings.region === null) return settings;
  throw new OptionError(
    say('a whole layer has no region: excite its channels, or leave region out'),
  );
}

function refusal(name: string, wanted: Sentence, value: unknown): OptionError {
  return new OptionError(say(str`${name} must be ${wanted}, not ${shown(value)}`));
}
