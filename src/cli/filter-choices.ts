import {
  transformLimits,
  type TransformSettings,
} from '../core/feature-visualization/transform-settings.js';
import {
  filterDefaults,
  filterPresets,
  paramNames,
  type FilterOptions,
  type FilterPreset,
} from '../core/feature-visualization/filter-options.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './command.js';
import { UsageError } from './usage-error.js';

const presetNames = Object.keys(filterPresets) as FilterPreset[];

/** How well, and how long. */
export const presetOption = {
  preset: { value: 'P', help: `${presetNames.join(', ')} (quick)` },
} satisfies OptionSpecs;

/** Options that say how pictures are grown. */
export const growing = {
  ...presetOption,
  param: { value: 'P', help: `${paramNames.join(' or ')} (${filterDefaults.param})` },
  transforms: {
    value: 'T=V,…',
    help: 'what a picture must survive, as jitter=0.1,rotate=10; or none',
  },
} satisfies OptionSpecs;

export function presetOf(args: Args): FilterPreset | undefined {
  return oneOf(args, 'preset', presetNames);
}

export function growingOf(
  args: Args,
): FilterOptions & { readonly preset?: FilterPreset | undefined } {
  const preset = presetOf(args);
  const param = oneOf(args, 'param', paramNames);
  return { preset, param, ...transformsOf(args) };
}

function oneOf<Name extends string>(
  args: Args,
  option: string,
  names: readonly Name[],
): Name | undefined {
  const text = args.text(option);
  const found = names.find((name) => name === text);
  if (text === undefined || found) return found;
  throw new UsageError(`no ${option} "${text}": there is ${names.join(', ')}`);
}

/** `--transforms jitter=0.1,rotate=10`: those named, and no others. */
function transformsOf(args: Args): FilterOptions {
  const text = args.text('transforms');
  if (text === undefined) return {};
  const none = Object.fromEntries(Object.keys(transformLimits).map((name) => [name, 0]));
  if (text === 'none') return none;
  const named = text.split(',').map((pair): [string, number] => {
    const [name = '', value = ''] = pair.split('=', 2);
    if (!Object.hasOwn(transformLimits, name)) {
      const known = Object.keys(transformLimits).join(', ');
      throw new UsageError(`no transform "${name}": there is ${known}`);
    }
    const most = transformLimits[name as keyof TransformSettings];
    const number = value === '' ? NaN : Number(value);
    if (number >= 0 && number <= most) return [name, number];
    throw new UsageError(`${name} takes a number from 0 to ${most}, not "${value}"`);
  });
  return { ...none, ...Object.fromEntries(named) };
}
