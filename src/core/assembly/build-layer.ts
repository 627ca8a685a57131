import { told } from '../error-sentence.js';
import { UnsupportedLayerError } from '../errors.js';
import { prelu } from '../kinds/activation.js';
import { Config, isJson, shown, type KerasVersion } from '../kinds/config.js';
import { kindOf, lambdaNamed, type Kinds } from '../kinds/index.js';
import type { BuiltLayer, Kind, Shape } from '../kinds/kind.js';
import { buildOp } from '../kinds/functions/index.js';
import { advisedError } from './advice.js';
import { lambdaKind } from '../kinds/lambda.js';
import type { LayerCall, LayerConfig } from './topology.js';
import { say, str } from '../sentence.js';

/**
 * What a layer, or a function that stands in the model like one, comes to.
 * @throws UnsupportedLayerError when there is no such kind, or its code is Python's; ModelFormatError
 * when its configuration does not fit
 */
export function buildLayer(
  layer: LayerConfig,
  call: LayerCall,
  inputs: readonly Shape[],
  keras: KerasVersion,
  kinds: Kinds = {},
): BuiltLayer {
  const { name, className, config, functionName } = layer;
  if (className === 'Lambda') {
    const kind = lambdaNamed(name, kinds) ?? lambdaKind(config);
    if (kind) return kind(new Config(name, config, keras), inputs);
    throw new UnsupportedLayerError(told({ kind: 'python-lambda', layer: name }));
  }
  if (functionName !== undefined) {
    const built = buildOp(functionName, { layer: name, config, given: call.given, inputs });
    if (built) return built;
    throw new UnsupportedLayerError(told({ kind: 'unknown-function', layer: name, functionName }));
  }
  if (call.given.named.get('use_causal_mask')?.value === true) {
    throw new UnsupportedLayerError(
      say(str`layer ${shown(name)} masks what comes later, which is not read yet.`),
    );
  }
  const kind = layer.kind ?? kindOf(className, kinds);
  if (kind) return withLearnedActivation(kind, new Config(name, config, keras), inputs);
  const advised = advisedError(className, name);
  if (advised) throw advised;
  throw new UnsupportedLayerError(told({ kind: 'unknown-class', layer: name, className }));
}

/** A layer whose activation is a PReLU has its slopes behind its own weights. */
function withLearnedActivation(kind: Kind, config: Config, inputs: readonly Shape[]): BuiltLayer {
  const given = config.raw('activation');
  const slopes = isJson(given) && given['class_name'] === 'PReLU' ? given['config'] : undefined;
  if (!isJson(slopes)) return kind(config, inputs);
  const { json, layer, keras } = config;
  const linear = kind(new Config(layer, { ...json, activation: 'linear' }, keras), inputs);
  const built = prelu(new Config(layer, slopes, keras), [linear.outputShape]);
  const last = linear.steps.length - 1;
  const steps = linear.steps.map((step, i) => (i === last ? { ...step, suffix: 'linear' } : step));
  return {
    ...linear,
    steps: [...steps, ...built.steps],
    weights: { ...linear.weights, ...built.weights },
    activation: 'prelu',
  };
}

/** Which Keras wrote the layers, by the shape of their inputs: Keras 3 calls it `batch_shape`. */
export function kerasOf(layers: readonly LayerConfig[]): KerasVersion {
  const older = layers.some(({ config }) => Object.hasOwn(config, 'batch_input_shape'));
  return older ? 2 : 3;
}
