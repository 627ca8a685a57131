import { ModelFormatError } from '../../errors.js';
import { asList, isJson, shown, type Json } from '../../kinds/config.js';
import type { TensorReference } from '../../assembly/topology.js';
import type { CallArguments } from '../../kinds/functions/call.js';
import { fromKeras1 } from './keras1.js';
import { bySignature, counted, readCall, references } from './call-arguments.js';
import { nodeFunction } from './op-layer.js';
import type { ReadingBudget } from '../../reading-budget.js';
import { sortCalls } from './sort-calls.js';
import { unwrapped } from './unwrapped.js';
import { say, str, type Sentence } from '../../sentence.js';

/** A model with its layers' own names; some of the layers are models. */
export interface NestedModel {
  readonly name: string;
  readonly layers: readonly NestedLayer[];
  /** Each after everything that it reads. */
  readonly calls: readonly NestedCall[];
  readonly inputs: readonly TensorReference[];
  /** What each input is called where the model is given a dictionary. */
  readonly inputNames: readonly string[];
  readonly outputs: readonly TensorReference[];
  /** The outputs in the order in which other layers count them. */
  readonly counted: readonly TensorReference[];
  /** Set for a `Sequential`. */
  readonly sequential?: true;
}

export interface NestedLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Json;
  /** The function that it calls, where it is one and no layer: `math.multiply`, `TrueDivide`. */
  readonly functionName?: string;
  /** The arguments of a call that reads so many tensors, where the layer has them and not the call. */
  readonly given?: (tensors: number) => CallArguments;
  /** True for a function of Keras 3, which stands among the layers in a file, but is none. */
  readonly apart?: boolean;
  /** Set where the layer is a model. */
  readonly model?: NestedModel;
  /** True for the input that a Sequential does not spell out. */
  readonly implied?: boolean;
  /** The class by which the file counts it, where it is one that stands for the layer in it. */
  readonly storedAs?: string;
}

export interface NestedCall {
  readonly layer: string;
  readonly index: number;
  readonly reads: readonly TensorReference[];
  readonly given: CallArguments;
}

/** Hostile files can be deep or endless; no model has so many layers, or nests so deep. */
const MOST_LAYERS = 20_000;
const DEEPEST = 32;
/** Layers that one reads at once; the backends put all of them on the stack. */
const MOST_READS = 4096;
const LONGEST_NAME = 512;

/** Layers whose tensors may be named in a call, in the order in which they are read here. */
const SIGNATURES = new Map([['MultiHeadAttention', ['query', 'value', 'key']]]);

/** Models whose layers read one another in turn; a Pipeline is one of layers that prepare images. */
const CHAINS = new Set<unknown>(['Sequential', 'Pipeline']);

/**
 * Reads `{class_name, config}` of a `Sequential` or functional Keras model and of the models in it.
 * @throws ModelFormatError
 */
export function readNested(model: unknown, budget: ReadingBudget): NestedModel {
  return new ModelReader(budget).model(model, 0);
}

class ModelReader {
  /** Layers read so far, in all models. */
  #count = 0;

  constructor(private readonly budget: ReadingBudget) {}

  model(model: unknown, depth: number): NestedModel {
    if (depth > DEEPEST) {
      throw new ModelFormatError(say(str`models are nested more than ${DEEPEST} deep`));
    }
    const config = isJson(model) ? model['config'] : undefined;
    const list = layersOf(model);
    if (!list) throw new ModelFormatError(withoutLayers(model));
    this.#count += list.length;
    if (this.#count > MOST_LAYERS) {
      throw new ModelFormatError(
        say(str`the model has ${this.#count} layers; at most ${MOST_LAYERS} are read`),
      );
    }
    const layers = list.map((entry) => this.#layer(entry, depth));
    const own = isJson(config) ? config : {};
    const name = typeof own['name'] === 'string' ? own['name'] : 'model';
    const shape = own['build_input_shape'] ?? builtShape(own) ?? builtShape(model);
    return isJson(model) && CHAINS.has(model['class_name'])
      ? sequential(name, layers, shape)
      : functional(name, layers, list, own, this.budget);
  }

  #layer(entry: unknown, depth: number): NestedLayer {
    const { class_name: className, config, name: named }: Json = isJson(entry) ? entry : {};
    const inner = isJson(config) ? config : {};
    const name = typeof named === 'string' ? named : inner['name'];
    // A Sequential of Keras 1 has a list for its configuration, and no name.
    const known = isJson(config) || Array.isArray(config);
    if (typeof className !== 'string' || !known || typeof name !== 'string') {
      throw new ModelFormatError(say('a layer of the model has no class_name, name or config'));
    }
    if (name.length > LONGEST_NAME) {
      throw new ModelFormatError(say(str`a layer's name is ${name.length} characters long`));
    }
    const own = unwrapped(className, inner);
    return {
      name,
      ...fromKeras1(own.className, own.config),
      ...functionOf(className, inner, isJson(entry) ? entry : {}, this.budget),
      ...(own.className === className ? {} : { storedAs: className }),
      ...(layersOf(entry) ? { model: this.model(entry, depth + 1) } : {}),
    };
  }
}

/** Why there is nothing to read: a Python class of its own says what it is, and not how it is made. */
function withoutLayers(model: unknown): Sentence {
  const { class_name: className, config }: Json = isJson(model) ? model : {};
  if (typeof className !== 'string' || !isJson(config)) {
    return say('the model has no layers: modelTopology.model_config.config.layers');
  }
  const shape = asList(builtShape(model)).slice(1, 5);
  const sizes = shape.map((size) => (typeof size === 'number' ? String(size) : 'None'));
  const size = sizes.length > 0 ? sizes.join(', ') : '224, 224, 3';
  return say(
    str`the model is ${shown(className)}, a Python class of its own: its file does not say how its layers connect. In Python, make it anew from its layers: x = keras.Input((${size})), keras.Model(x, model.call(x)).save("model.keras")`,
  );
}

/**
 * The function that a node calls: Keras 2 has a layer that names it; Keras 3 a class for each, whose
 * name may be a layer's, in a module of its own. Its .h5 files don't name the module, but almost every
 * layer's configuration says whether it is trained, and no function's; a spatial dropout's does not.
 */
function functionOf(
  className: string,
  config: Json,
  { module, inbound_nodes: nodes }: Json,
  budget: ReadingBudget,
): Partial<NestedLayer> {
  if (className === 'TensorFlowOpLayer') return nodeFunction(config, budget) ?? {};
  if (className === 'TFOpLambda' || className === 'SlicingOpLambda') {
    const named = config['function'];
    return { functionName: typeof named === 'string' ? named : className };
  }
  const [call] = asList(nodes);
  const dropout = className.startsWith('SpatialDropout');
  const ofKeras3 = isJson(call) && !Object.hasOwn(config, 'trainable') && !dropout;
  const apart = typeof module === 'string' ? /^keras(\.src)?\.ops\b/.test(module) : ofKeras3;
  return apart ? { functionName: className, apart } : {};
}

/** The list of layers, when `{class_name, config}` is a model's. */
function layersOf(model: unknown): readonly unknown[] | undefined {
  const config = isJson(model) ? model['config'] : undefined;
  // Keras 1 wrote a Sequential's config as the bare list of its layers.
  const list = Array.isArray(config) ? config : isJson(config) ? config['layers'] : undefined;
  return Array.isArray(list) ? list : undefined;
}

/** `build_config.input_shape`, which Keras 3 writes beside a configuration. */
function builtShape(model: unknown): unknown {
  const built = isJson(model) ? model['build_config'] : undefined;
  return isJson(built) ? built['input_shape'] : undefined;
}

function sequential(name: string, given: readonly NestedLayer[], built: unknown): NestedModel {
  const [first] = given;
  if (!first) throw new ModelFormatError(say(str`the model "${name.slice(0, 60)}" has no layers`));
  const input = first.className === 'InputLayer' ? first : impliedInput(first, built);
  const layers = first === input ? given : [input, ...given];
  const calls = layers.slice(1).map((layer, index): NestedCall => {
    const reads = [tensorOf(layers[index] ?? input)];
    const given = layer.given?.(1) ?? { positional: [{ tensor: 0 }], named: new Map() };
    return { layer: layer.name, index: 0, reads, given };
  });
  const last = layers[layers.length - 1] ?? input;
  return {
    name,
    layers: distinct(layers),
    calls,
    inputs: [tensorOf(input)],
    inputNames: [input.name],
    outputs: [tensorOf(last)],
    counted: [tensorOf(last)],
    sequential: true,
  };
}

const tensorOf = ({ name }: NestedLayer): TensorReference => ({ layer: name, call: 0, output: 0 });

/** The input that a Sequential does not spell out, named as Keras does. */
function impliedInput(first: NestedLayer, built: unknown): NestedLayer {
  const name = `${first.name}_input`;
  const shape =
    first.config['batch_input_shape'] ??
    first.config['batch_shape'] ??
    (first.model && inputShapeOf(first.model)) ??
    built;
  // Spelled as Keras 3 does: which Keras wrote a file is told by the inputs that it spells out.
  const config = { batch_shape: shape };
  return { name, className: 'InputLayer', config, implied: true };
}

function inputShapeOf(model: NestedModel): unknown {
  const [input] = model.inputs;
  const layer = model.layers.find(({ name }) => name === input?.layer);
  return layer?.config['batch_input_shape'] ?? layer?.config['batch_shape'];
}

function functional(
  name: string,
  read: readonly NestedLayer[],
  list: readonly unknown[],
  config: Json,
  budget: ReadingBudget,
): NestedModel {
  const layers = distinct(read);
  const calls = list.flatMap((entry, position) => {
    const nodes = isJson(entry) ? asList(entry['inbound_nodes']) : [];
    const own = layers[position];
    const layer = own?.name ?? '';
    const names = SIGNATURES.get(own?.className ?? '') ?? [];
    return nodes.map((node, index) => {
      const call = bySignature(readCall(node, layer), names);
      if (call.reads.length <= MOST_READS) {
        return { layer, index, ...call, given: own?.given?.(call.reads.length) ?? call.given };
      }
      throw new ModelFormatError(
        say(
          str`layer "${layer.slice(0, 60)}" reads ${call.reads.length} others; at most ${MOST_READS} are read`,
        ),
      );
    });
  });
  if (calls.length > MOST_LAYERS) {
    throw new ModelFormatError(
      say(str`the model calls its layers ${calls.length} times; at most ${MOST_LAYERS} are read`),
    );
  }
  const outputs = references(config['output_layers'], name);
  const reads = calls.flatMap((call) => call.reads);
  budget.spend('links', reads.length + outputs.length, name);
  const keras3 = calls.some(({ written }) => written === 3);
  const readFrom = firstCalls(layers, keras3 ? reads : [...reads, ...outputs]);
  const givenFrom = keras3 ? firstOutputs(layers) : readFrom;
  const from = (first: ReadonlyMap<string, number>) => (reference: TensorReference) => ({
    ...reference,
    call: Math.max(0, reference.call - (first.get(reference.layer) ?? 0)),
  });
  const inputs = layers.filter(({ className }) => className === 'InputLayer');
  const given = references(counted(config['input_layers']), name);
  const keys = isJson(config['input_layers']) ? Object.keys(config['input_layers']).sort() : [];
  return {
    name,
    layers,
    calls: sortCalls(
      inputs.map((layer) => layer.name),
      calls.map((call) => ({ ...call, reads: call.reads.map(from(readFrom)) })),
    ),
    inputs: given,
    inputNames: keys.length === given.length ? keys : given.map(({ layer }) => layer),
    outputs: outputs.map(from(givenFrom)),
    counted: references(counted(config['output_layers']), name).map(from(givenFrom)),
  };
}

/**
 * Models that were made with an input have a call of their own, from that input to their output, which
 * Keras 2 counts, but does not write: the first that is written is call 1.
 */
function firstCalls(
  layers: readonly NestedLayer[],
  used: readonly TensorReference[],
): ReadonlyMap<string, number> {
  const models = new Set(layers.filter(({ model }) => model).map(({ name }) => name));
  const lowest = new Map<string, number>();
  for (const { layer, call } of used) {
    if (models.has(layer)) lowest.set(layer, Math.min(call, lowest.get(layer) ?? call));
  }
  return lowest;
}

/** Keras 3 counts that call among a model's outputs only, and has none for a Sequential. */
const firstOutputs = (layers: readonly NestedLayer[]): ReadonlyMap<string, number> =>
  new Map(layers.flatMap(({ name, model }) => (model && !model.sequential ? [[name, 1]] : [])));

/** @throws ModelFormatError when two layers share a name. */
function distinct(layers: readonly NestedLayer[]): readonly NestedLayer[] {
  const names = new Set<string>();
  for (const { name } of layers) {
    if (names.has(name))
      throw new ModelFormatError(say(str`two layers are named "${name.slice(0, 60)}"`));
    names.add(name);
  }
  return layers;
}
