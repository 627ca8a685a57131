import { UnsupportedLayerError } from '../errors.js';
import type { StoredWeight } from '../graph/definition.js';
import type { Op } from '../ops/op.js';
import { roundedToFloat8, roundedToWhole } from '../ops/rounded.js';
import { asList, isJson, type Config } from './config.js';
import type { BuiltLayer, Kind, LayerStep, Shape } from './kind.js';
import { fromFloat8, fromInt4, fromInt8, type Product } from './quantised-weights.js';
import { say, str } from '../sentence.js';

/*
 * Layers whose weights Keras has quantised, `model.quantize("int8")`: the file has small whole numbers
 * and their scales, and the layer may round what it reads as well (keras/src/layers/core, 3.3 to 3.15).
 */

/** How a product of the layer's input and its weight runs. */
export interface QuantisedProduct extends Product {
  /** Axes of the input that share a scale, the batch counted; null for a table, which rounds none. */
  readonly inputAxes: readonly number[] | null;
}

const MODES = ['int8', 'int4', 'float8', 'gptq', 'awq'] as const;
type Mode = (typeof MODES)[number];

/** A kind whose layers may be quantised; `product` says how its first weight is summed. */
export const quantisable =
  (kind: Kind, product: (config: Config, inputs: readonly Shape[]) => QuantisedProduct): Kind =>
  (config, inputs) => {
    const policy = policyOf(config);
    if (!policy) return kind(config, inputs);
    const built = kind(config, inputs);
    const { mode } = policy;
    if (mode === 'gptq' || mode === 'awq') {
      throw new UnsupportedLayerError(
        say(
          str`layer "${config.layer}" is quantised by ${mode.toUpperCase()}, which is not read: save the model as it was before it was quantised.`,
        ),
      );
    }
    const how = product(config, inputs);
    return mode === 'float8'
      ? inFloat8(built, inputs)
      : inWholeNumbers(config, built, inputs, how, policy);
  };

interface Policy {
  readonly mode: Mode;
  /** Whether the mode names its blocks, `int4/128`: since Keras 3.14, which packs in another order. */
  readonly blocks: boolean;
}

/** What `dtype` says: `int8_from_float32`, or a policy with its mode. */
function policyOf(config: Config): Policy | undefined {
  const dtype = config.raw('dtype');
  const settings = isJson(dtype) ? dtype['config'] : undefined;
  const text = isJson(settings) ? (settings['mode'] ?? settings['name']) : dtype;
  if (typeof text !== 'string') return undefined;
  const mode = MODES.find((one) => new RegExp(`^${one}(_from_|/|$)`).test(text));
  return mode && { mode, blocks: text.startsWith(`${mode}/`) };
}

function inWholeNumbers(
  config: Config,
  built: BuiltLayer,
  inputs: readonly Shape[],
  how: QuantisedProduct,
  policy: Policy,
): BuiltLayer {
  const rounding = how.inputAxes && activationRounding(config, policy);
  const [name = ''] = Object.keys(built.weights);
  const shape = built.weights[name] ?? [];
  const restore = policy.mode === 'int8' ? fromInt8 : fromInt4;
  return {
    ...built,
    steps: rounding
      ? [step(roundedToWhole({ axes: how.inputAxes, ...rounding }), [], inputs), ...built.steps]
      : built.steps,
    restore: (stored) => restore(config.layer, stored, shape, how),
  };
}

const step = (
  op: Op,
  weights: readonly string[],
  [outputShape = []]: readonly Shape[],
): LayerStep => ({
  suffix: 'rounded',
  op,
  weights,
  outputShape,
});

/** How what the layer reads is rounded; null where only its weights are. */
function activationRounding(config: Config, { mode, blocks }: Policy) {
  const given = config.raw('quantization_config');
  const settings = isJson(given) && isJson(given['config']) ? given['config'] : undefined;
  const quantizer = settings ? settings['activation_quantizer'] : undefined;
  if (settings && (quantizer ?? null) === null) return null;
  if (!settings && mode === 'int4' && blocks) return null;
  const own = isJson(quantizer) && isJson(quantizer['config']) ? quantizer['config'] : {};
  if (isJson(quantizer) && quantizer['class_name'] !== 'AbsMaxQuantizer') {
    throw config.wrong('activation_quantizer', say('an AbsMaxQuantizer'), quantizer['class_name']);
  }
  const [low = -127, high = 127] = asList(own['value_range']);
  const epsilon = own['epsilon'] ?? 1e-7;
  if (typeof low !== 'number' || typeof high !== 'number' || typeof epsilon !== 'number') {
    throw config.wrong('value_range', say('two numbers'), own['value_range']);
  }
  return { range: [low, high] as const, epsilon };
}

/** Its weights are kept whole, and rounded whenever the layer runs; so is what it reads. */
function inFloat8(built: BuiltLayer, inputs: readonly Shape[]): BuiltLayer {
  const names = Object.keys(built.weights);
  return {
    ...built,
    steps: [step(roundedToFloat8(), ['inputs_scale'], inputs), ...built.steps],
    weights: { ...built.weights, inputs_scale: [] },
    restore: (stored: readonly StoredWeight[]) => fromFloat8(stored, names.length),
  };
}
