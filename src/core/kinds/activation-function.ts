import { ModelFormatError } from '../errors.js';
import {
  ACTIVATIONS,
  elu,
  gelu,
  generalRelu,
  hardSigmoid,
  leakyRelu,
  softmax,
  threshold,
} from '../ops/activation.js';
import type { Op } from '../ops/op.js';
import { Config, isJson, shown } from './config.js';
import type { BuiltLayer, LayerStep } from './kind.js';
import { say, str } from '../sentence.js';

/** An activation function as a layer names it. */
export interface ActivationFunction {
  /** In Keras' spelling; `linear` when the layer names none. */
  readonly name: string;
  readonly op: Op;
}

const hardSigmoidOf = (config: Config): Op => hardSigmoid(config.keras === 2 ? 0.2 : 1 / 6);

/** Layers that are one function without weights; another layer may have one as its activation. */
export const FUNCTION_LAYERS: Readonly<Record<string, (config: Config) => ActivationFunction>> = {
  ReLU(config) {
    const ceiling = config.optional('max_value');
    const slope = slopeOf(config, 0);
    const from = config.optional('threshold') ?? 0;
    const name = ceiling === null ? 'relu' : `relu${ceiling}`;
    return { name, op: generalRelu(ceiling, slope, from) };
  },
  LeakyReLU: (config) => ({ name: 'leaky_relu', op: leakyRelu(slopeOf(config, 0.3)) }),
  ELU: (config) => ({ name: 'elu', op: elu(config.number('alpha', 1)) }),
  ThresholdedReLU: (config) => ({
    name: 'thresholded_relu',
    op: threshold(config.number('theta', 1)),
  }),
  Softmax(config) {
    const given: unknown[] = [config.raw('axis') ?? -1].flat();
    const axes = given.filter((axis): axis is number => Number.isInteger(axis) && axis !== 0);
    if (axes.length < Math.max(1, given.length)) throw config.wrong('axis', say('axes'), given);
    return { name: 'softmax', op: softmax(axes.length === 1 ? axes[0] : axes) };
  },
};

/** Keras 2 calls the slope of a leaky ReLU `alpha`, Keras 3 `negative_slope`. */
function slopeOf(config: Config, otherwise: number): number {
  const slope = config.raw('negative_slope', 'alpha') ?? otherwise;
  if (typeof slope === 'number' && Number.isFinite(slope)) return slope;
  throw config.wrong('negative_slope', say('a number'), slope);
}

/** Other names of functions: as Keras 3, TensorFlow and tfjs have them. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['exp', 'exponential'],
  ['hard_swish', 'hard_silu'],
  ['hardtanh', 'hard_tanh'],
  ['silu', 'swish'],
]);

/** A name in Keras' spelling: `hardSigmoid` of tfjs, `Custom>relu6` of a registered function. */
function spelled(name: string): string {
  const own = name.slice(name.lastIndexOf('>') + 1).slice(0, 60);
  const words = own.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return SYNONYMS.get(words) ?? words;
}

/**
 * The activation that a layer names: by its name, as `{class_name, config}` of a function or of a
 * layer, or not at all.
 * @throws ModelFormatError
 */
export function activationFunction(config: Config): ActivationFunction {
  const value = config.raw('activation') ?? 'linear';
  if (typeof value === 'string') return byName(config, value, config);
  const className = isJson(value) ? value['class_name'] : undefined;
  if (!isJson(value) || typeof className !== 'string') return byName(config, shown(value), config);
  const inner = value['config'];
  const layer = Object.hasOwn(FUNCTION_LAYERS, className) ? FUNCTION_LAYERS[className] : undefined;
  const settings = new Config(config.layer, isJson(inner) ? inner : {}, config.keras);
  if (layer) return layer(settings);
  // Keras 3 writes a function as {class_name: "function", config: "relu6"}.
  const written = typeof inner === 'string' ? inner : settings.raw('activation', 'name');
  const anonymous = className === 'function' || className === 'Activation';
  return byName(config, anonymous && typeof written === 'string' ? written : className, settings);
}

function byName(config: Config, given: string, settings: Config): ActivationFunction {
  const name = spelled(given);
  if (name === 'hard_sigmoid') return { name, op: hardSigmoidOf(config) };
  if (name === 'gelu' && settings !== config) {
    return { name, op: gelu(settings.boolean('approximate', false)) };
  }
  const make = Object.hasOwn(ACTIVATIONS, name) ? ACTIVATIONS[name] : undefined;
  if (make) return { name, op: make() };
  const all = Object.keys(ACTIVATIONS).join(', ');
  throw new ModelFormatError(
    say(str`layer "${config.layer}": no activation "${name}"; there are ${all}`),
  );
}

/** Functions that make each channel from several. */
const ACROSS_CHANNELS: ReadonlySet<string> = new Set([
  'softmax',
  'log_softmax',
  'sparsemax',
  'glu',
]);

/** What a layer is that only applies the function of that name. */
export function functionTraits(name: string): Pick<BuiltLayer, 'role' | 'channelwise'> {
  return { role: 'function', ...(ACROSS_CHANNELS.has(name) ? {} : { channelwise: true }) };
}

/** Steps of a layer that ends in an activation of its own: `linear`, then the function. */
export function withActivation(
  config: Config,
  before: readonly LayerStep[],
): { readonly steps: readonly LayerStep[]; readonly activation?: string } {
  const { name, op } = activationFunction(config);
  if (name === 'glu') {
    throw config.wrong('activation', say('a function that keeps the shape; glu is a layer'), name);
  }
  const last = before[before.length - 1];
  if (name === 'linear' || !last) {
    return { steps: [...before.slice(0, -1), ...(last ? [{ ...last, suffix: '' }] : [])] };
  }
  const linear = { ...last, suffix: 'linear' };
  const own = { suffix: '', op, weights: [] };
  return { steps: [...before.slice(0, -1), linear, own], activation: name };
}
