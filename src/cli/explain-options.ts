import {
  heatmapDefaults,
  heatmapSettings,
  type HeatmapOptions,
} from '../core/attribution/heatmap.js';
import { heatmapMethods } from '../core/attribution/methods.js';
import type { Setting, Settings } from '../core/attribution/method.js';
import type { Network } from '../core/graph/network.js';
import { resolveClass } from '../core/prediction/resolve-class.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './command.js';
import { UsageError } from './usage-error.js';

/** Options of the commands that explain a class. */
export const explaining = {
  class: {
    value: 'N|NAME',
    help: 'the class by index or name (the strongest); of a number higher or lower (higher)',
  },
  layer: {
    value: 'L,…',
    help: 'the layer to explain, or several (the last with rows and columns)',
  },
  stretched: { help: 'spread a layer’s cells over the whole photo, not where they look' },
} satisfies OptionSpecs;

/** The option that names one method. */
export const oneMethod = {
  method: { value: 'M', help: `${heatmapMethods.join(', ')} (${heatmapDefaults.method})` },
  set: { value: 'NAME=VALUE,…', help: 'settings of the method, as window=16,fill=blur' },
} satisfies OptionSpecs;

export function methodOf(args: Args): string {
  return checkMethod(args.text('method') ?? heatmapDefaults.method);
}

/** `--methods a,b,c`. */
export function methodsOf(args: Args, normal: readonly string[]): readonly string[] {
  const text = args.text('methods');
  return text === undefined ? normal : text.split(',').map((name) => checkMethod(name.trim()));
}

function checkMethod(method: string): string {
  if (heatmapMethods.includes(method)) return method;
  throw new UsageError(`no method "${method}": there is ${heatmapMethods.join(', ')}`);
}

/** `--class`, `--layer` and `--stretched`, found in the network. */
export function explained(
  args: Args,
  network: Network,
): Pick<HeatmapOptions, 'layer' | 'placement'> & { readonly classIndex: number | undefined } {
  const asked = args.text('class');
  const classIndex = asked === undefined ? undefined : resolveClass(network, asked);
  const layers = args.text('layer')?.split(',');
  const placement = args.flag('stretched') ? 'stretched' : undefined;
  return { classIndex, layer: layers?.length === 1 ? layers[0] : layers, placement };
}

/** `--set`: each value as the kind that the method's own setting is. */
export function settingsOf(args: Args, method: string): Partial<Settings> {
  const defaults = heatmapSettings(method);
  const pairs = args.text('set')?.split(',') ?? [];
  return Object.fromEntries(
    pairs.map((pair): [string, Setting] => {
      const [name = '', value] = pair.split('=', 2);
      const normal = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
      if (normal === undefined) {
        const known = Object.keys(defaults).join(', ') || 'none';
        throw new UsageError(`${method} has no setting "${name}": there is ${known}`);
      }
      if (value === undefined) throw new UsageError(`--set needs ${name}=VALUE`);
      return [name, typed(name, value, normal)];
    }),
  );
}

function typed(name: string, value: string, normal: Setting): Setting {
  if (typeof normal === 'string') return value;
  if (typeof normal === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw new UsageError(`${name} is true or false, not "${value}"`);
  }
  const number = value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new UsageError(`${name} is a number, not "${value}"`);
}
