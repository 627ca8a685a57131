import type { FilterOptions } from '../core/feature-visualization/filter-options.js';
import {
  DEFAULT_PRESET,
  filterSchema,
  filterTransforms,
  paramNames,
  presetNames,
  type FilterPreset,
} from '../facts/filters.js';
import type { NumberSetting } from '../facts/setting.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './option-spec.js';
import { readSetting } from './read-setting.js';
import { UsageError } from './usage-error.js';

/** How well, and how long. */
export const presetOption = {
  preset: { value: 'P', help: `${presetNames.join(', ')} (${DEFAULT_PRESET})` },
} satisfies OptionSpecs;

/** Options that say how pictures are grown. */
export const growing = {
  ...presetOption,
  param: { value: 'P', help: `${paramNames.join(' or ')} (${filterSchema.param.default})` },
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
  const transforms: Readonly<Record<string, NumberSetting>> = filterTransforms;
  const none = Object.fromEntries(Object.keys(transforms).map((name) => [name, 0]));
  if (text === 'none') return none;
  const named = text.split(',').map((pair): [string, number] => {
    const [name = '', value = ''] = pair.split('=', 2);
    const transform = Object.hasOwn(transforms, name) ? transforms[name] : undefined;
    if (transform) return [name, readSetting(transform, value, `${name} takes`)];
    throw new UsageError(`no transform "${name}": there is ${Object.keys(transforms).join(', ')}`);
  });
  return { ...none, ...Object.fromEntries(named) };
}
