import type { FilterOptions } from '../core/feature-visualization/filter-options.js';
import type { LayerInfo } from '../core/graph/layer-info.js';
import type { Network } from '../core/graph/network.js';
import { OptionError } from '../core/errors.js';
import { classOutput } from '../core/prediction/predict.js';
import { resolveClass } from '../core/prediction/resolve-class.js';
import { DIVERSE_VARIANTS, filterSchema } from '../facts/filters.js';
import { allows } from '../facts/setting.js';
import { UsageError } from './usage-error.js';

/** What pictures are to excite, found in a network. */
export interface FilterAim {
  readonly layer: string;
  /** Where the objective names them itself. */
  readonly channels?: readonly number[];
  readonly settings: FilterOptions;
}

/** What `--objective` asks for. */
export interface ObjectiveOption {
  /** Whether it says itself in which layer. */
  readonly namesLayer: boolean;
  aim(network: Network, layer: string): FilterAim;
}

/** What the help says of the forms that {@link readObjective} reads. */
export const objectiveForms =
  'channel, neuron[:X,Y], region:LEFT,TOP,RIGHT,BOTTOM, negative, diverse[:N], layer, class:NAME, ' +
  'direction:CHANNEL=WEIGHT,… or joint:LAYER:CHANNEL';

/** An objective says all of them, so that it replaces what a file of settings asks for. */
const channel = {
  excite: 'channel',
  region: null,
  negative: false,
  joint: null,
  variants: 1,
} as const satisfies FilterOptions;

/** Objectives by name; each reads what stands behind its colon. */
const forms: Readonly<Record<string, (rest: string | undefined) => ObjectiveOption>> = {
  channel: (rest) => alone('channel', rest, {}),
  negative: (rest) => alone('negative', rest, { negative: true }),
  neuron(rest) {
    const [x = 0.5, y = 0.5] = rest === undefined ? [] : shares('neuron', 'X,Y', rest, 2);
    return simple({ region: { left: x, right: x, top: y, bottom: y } });
  },
  region(rest = '') {
    const [left = 0, top = 0, right = 1, bottom = 1] = shares(
      'region',
      'LEFT,TOP,RIGHT,BOTTOM',
      rest,
      4,
    );
    if (left <= right && top <= bottom) return simple({ region: { left, top, right, bottom } });
    throw new UsageError('region ends beyond where it begins: LEFT,TOP,RIGHT,BOTTOM');
  },
  diverse(rest = String(DIVERSE_VARIANTS)) {
    const variants = Number(rest);
    const { variants: setting } = filterSchema;
    if (variants >= 2 && allows(setting, variants)) return simple({ variants });
    throw new UsageError(`diverse takes from 2 to ${setting.most} pictures, not "${rest}"`);
  },
  layer(rest) {
    const { aim } = alone('layer', rest, { excite: 'layer' });
    return { namesLayer: false, aim: (...where) => ({ ...aim(...where), channels: [0] }) };
  },
  class(rest = '') {
    if (rest === '') throw new UsageError('class needs a name or an index: class:tabby');
    return {
      namesLayer: true,
      aim: (network) => ({
        layer: classOutput(network).logits,
        channels: [resolveClass(network, rest)],
        settings: channel,
      }),
    };
  },
  direction(rest = '') {
    const weights = rest.split(',').map(weightOf);
    return {
      namesLayer: false,
      aim: (network, layer) => ({
        layer,
        channels: [0],
        settings: { ...channel, excite: direction(network.layer(layer), weights) },
      }),
    };
  },
  joint(rest = '') {
    const at = rest.lastIndexOf(':');
    const [layer, text] = [rest.slice(0, Math.max(0, at)), rest.slice(at + 1)];
    if (layer === '' || !/^\d{1,7}$/.test(text)) {
      throw new UsageError(`joint takes LAYER:CHANNEL, not "${rest}"`);
    }
    return simple({ joint: { layer, channel: Number(text) } });
  },
};

/**
 * Reads `--objective`.
 * @throws UsageError
 */
export function readObjective(text: string): ObjectiveOption {
  const at = text.indexOf(':');
  const name = at < 0 ? text : text.slice(0, at);
  const read = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (read) return read(at < 0 ? undefined : text.slice(at + 1));
  throw new UsageError(`no objective "${name}": there is ${Object.keys(forms).join(', ')}`);
}

function simple(settings: FilterOptions): ObjectiveOption {
  return {
    namesLayer: false,
    aim: (_, layer) => ({ layer, settings: { ...channel, ...settings } }),
  };
}

function alone(name: string, rest: string | undefined, settings: FilterOptions): ObjectiveOption {
  if (rest === undefined) return simple(settings);
  throw new UsageError(`${name} takes nothing behind a colon, not "${rest}"`);
}

/** So many shares of the sides. */
function shares(name: string, form: string, text: string, count: number): number[] {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (numbers.length === count && numbers.every((one) => one >= 0 && one <= 1)) return numbers;
  throw new UsageError(`${name} takes ${form}, each from 0 to 1, not "${text}"`);
}

function weightOf(pair: string): [number, number] {
  const [, index, weight] = /^\s*(\d{1,7})=([+-]?[\d.]+(?:e[+-]?\d+)?)\s*$/i.exec(pair) ?? [];
  const [at, value] = [Number(index), Number(weight)];
  if (Number.isInteger(at) && Number.isFinite(value)) return [at, value];
  throw new UsageError(`direction takes CHANNEL=WEIGHT,…, not "${pair}"`);
}

function direction(
  { name, channels }: LayerInfo,
  weights: readonly (readonly [number, number])[],
): number[] {
  const values = Array.from({ length: channels }, () => 0);
  for (const [at, weight] of weights) {
    if (at >= channels) {
      throw new OptionError(`"${name}" has channels 0 to ${channels - 1}, not ${at}`);
    }
    values[at] = weight;
  }
  return values;
}
