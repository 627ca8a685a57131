import type { HeatmapOptions } from '../core/attribution/heatmap.js';
import type { Network } from '../core/graph/network.js';
import { resolveClass } from '../core/prediction/resolve-class.js';
import { DEFAULT_METHOD, factsOf, isMethod, methodNames } from '../facts/methods.js';
import type { Setting, Settings } from '../facts/setting.js';
import type { Args } from './args.js';
import type { OptionSpecs } from './option-spec.js';
import { meant } from './meant.js';
import { readSetting } from './read-setting.js';
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
  method: { value: 'M', help: `${methodNames.join(', ')} (${DEFAULT_METHOD})` },
  set: { value: 'NAME=VALUE,…', help: 'settings of the method, as window=16,fill=blur' },
} satisfies OptionSpecs;

export function readMethod(args: Args): string {
  return checkMethod(args.text('method') ?? DEFAULT_METHOD);
}

/** `--methods a,b,c`. */
export function methodsOf(args: Args, normal: readonly string[]): readonly string[] {
  const text = args.text('methods');
  return text === undefined ? normal : text.split(',').map((name) => checkMethod(name.trim()));
}

function checkMethod(method: string): string {
  if (isMethod(method)) return method;
  throw new UsageError(
    `no method "${method}"${meant(method, methodNames, ': ')}there is ${methodNames.join(', ')}`,
  );
}

/** `--class`, `--layer` and `--stretched`, found in the network. */
export function explained(
  args: Args,
  network: Network,
): Pick<HeatmapOptions, 'layer' | 'placement'> & { readonly classIndex: number | undefined } {
  const asked = args.text('class');
  const classIndex = asked === undefined ? undefined : resolveClass(network, asked);
  const layers = layersOf(args.text('layer'), network);
  const placement = args.flag('stretched') ? 'stretched' : undefined;
  return { classIndex, layer: layers?.length === 1 ? layers[0] : layers, placement };
}

/** One layer, or several with commas between; a name may have commas of its own. */
function layersOf(text: string | undefined, { nodes }: Network): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return nodes.some(({ name }) => name === text) ? [text] : text.split(',');
}

/** `--set`, each value checked against what the method's setting takes. */
export function readSettings(args: Args, method: string): Partial<Settings> {
  const schema = factsOf(method)?.settings ?? {};
  const pairs = args.text('set')?.split(',') ?? [];
  return Object.fromEntries(
    pairs.map((pair): [string, Setting] => {
      const [name = '', text] = pair.split('=', 2);
      const setting = Object.hasOwn(schema, name) ? schema[name] : undefined;
      if (!setting) {
        const known = Object.keys(schema);
        throw new UsageError(
          `${method} has no setting "${name}"${meant(name, known, ': ')}there is ${known.join(', ') || 'none'}`,
        );
      }
      if (text === undefined) throw new UsageError(`--set needs ${name}=VALUE`);
      return [name, readSetting(setting, text, `${name} is`)];
    }),
  );
}
