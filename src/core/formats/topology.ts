import { ModelFormatError } from '../errors.js';
import { asList, isJson, type Json } from '../kinds/config.js';

/** One call of a layer: what it reads, by layer, call of that layer, and output of that call. */
export interface Call {
  readonly layer: string;
  /** 0 for the first call, 1 for the second call of a shared layer. */
  readonly index: number;
  readonly reads: readonly TensorReference[];
}

export interface TensorReference {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

export interface LayerConfig {
  readonly name: string;
  readonly className: string;
  readonly config: Json;
}

/** A Keras model as its configuration has it: layers, calls, inputs and outputs. */
export interface Topology {
  readonly name: string;
  readonly layers: readonly LayerConfig[];
  /** Each after everything that it reads. */
  readonly calls: readonly Call[];
  readonly inputs: readonly TensorReference[];
  readonly outputs: readonly TensorReference[];
}

/** Hostile files can be deep or endless; no model has so many layers. */
const MOST_LAYERS = 20_000;
const LONGEST_NAME = 512;

/**
 * Reads `{class_name, config}` of a `Sequential` or functional Keras model.
 * @throws ModelFormatError
 */
export function readTopology(model: unknown): Topology {
  const config = isJson(model) ? model['config'] : undefined;
  const className = isJson(model) ? model['class_name'] : undefined;
  // Keras 1 wrote a Sequential's config as the bare list of its layers.
  const list = Array.isArray(config) ? config : isJson(config) ? config['layers'] : undefined;
  if (!Array.isArray(list)) {
    throw new ModelFormatError('the model has no layers: modelTopology.model_config.config.layers');
  }
  if (list.length > MOST_LAYERS) {
    throw new ModelFormatError(
      `the model has ${list.length} layers; at most ${MOST_LAYERS} are read`,
    );
  }
  const name = isJson(config) && typeof config['name'] === 'string' ? config['name'] : 'model';
  return className === 'Sequential'
    ? sequential(name, list.map(layerConfig))
    : functional(name, list, isJson(config) ? config : {});
}

function layerConfig(entry: unknown): LayerConfig {
  const className = isJson(entry) ? entry['class_name'] : undefined;
  const config = isJson(entry) ? entry['config'] : undefined;
  const named = isJson(entry) && typeof entry['name'] === 'string' ? entry['name'] : undefined;
  const name = named ?? (isJson(config) ? config['name'] : undefined);
  if (typeof className !== 'string' || !isJson(config) || typeof name !== 'string') {
    throw new ModelFormatError('a layer of the model has no class_name, name or config');
  }
  if (name.length > LONGEST_NAME) {
    throw new ModelFormatError(`a layer's name is ${name.length} characters long`);
  }
  return { name, className, config };
}

function sequential(name: string, given: readonly LayerConfig[]): Topology {
  const [first] = given;
  if (!first) throw new ModelFormatError(`the model "${name}" has no layers`);
  const shape = first.config['batch_input_shape'] ?? first.config['batch_shape'];
  const input: LayerConfig =
    first.className === 'InputLayer'
      ? first
      : // As Keras names the input that a Sequential does not spell out.
        {
          name: `${first.name}_input`,
          className: 'InputLayer',
          config: { batch_input_shape: shape },
        };
  const layers = first === input ? given : [input, ...given];
  const calls = layers.slice(1).map((layer, index): Call => {
    const before = layers[index]?.name ?? input.name;
    return { layer: layer.name, index: 0, reads: [{ layer: before, call: 0, output: 0 }] };
  });
  const last = layers[layers.length - 1] ?? input;
  return {
    name,
    layers: distinct(layers),
    calls,
    inputs: [{ layer: input.name, call: 0, output: 0 }],
    outputs: [{ layer: last.name, call: 0, output: 0 }],
  };
}

function functional(name: string, list: readonly unknown[], config: Json): Topology {
  const layers = distinct(list.map(layerConfig));
  const calls = list.flatMap((entry, position) => {
    const nodes = isJson(entry) ? asList(entry['inbound_nodes']) : [];
    const layer = layers[position]?.name ?? '';
    return nodes.map((node, index): Call => ({ layer, index, reads: references(node, layer) }));
  });
  if (calls.length > MOST_LAYERS) {
    throw new ModelFormatError(
      `the model calls its layers ${calls.length} times; at most ${MOST_LAYERS} are read`,
    );
  }
  return {
    name,
    layers,
    calls: sorted(layers, calls),
    inputs: references(config['input_layers'], name),
    outputs: references(config['output_layers'], name),
  };
}

/** @throws ModelFormatError when two layers share a name. */
function distinct(layers: readonly LayerConfig[]): readonly LayerConfig[] {
  const names = new Set<string>();
  for (const { name } of layers) {
    if (names.has(name)) throw new ModelFormatError(`two layers are named "${name.slice(0, 60)}"`);
    names.add(name);
  }
  return layers;
}

/** `[["layer", call, output, {…}], …]`; a single entry may stand without the outer list. */
function references(value: unknown, of: string): TensorReference[] {
  // Keras 3 writes the arguments of a call, in which tensors know where they come from.
  if (isJson(value)) return histories(asList(value['args']), of);
  const list = asList(value);
  const entries = typeof list[0] === 'string' ? [list] : list;
  return entries.map((entry) => {
    const [layer, call = 0, output = 0] = asList(entry);
    if (typeof layer === 'string' && Number.isInteger(call) && Number.isInteger(output)) {
      return { layer, call: Number(call), output: Number(output) };
    }
    throw new ModelFormatError(
      `the connections of "${of.slice(0, 60)}" are not [layer, call, output]`,
    );
  });
}

/** The tensors among the arguments of a call, lists of them included. */
function histories(values: readonly unknown[], of: string): TensorReference[] {
  return values.flatMap((value) => {
    if (Array.isArray(value)) {
      if (value.some(Array.isArray)) throw new ModelFormatError(`"${of.slice(0, 60)}" reads lists`);
      return histories(value, of);
    }
    const config = isJson(value) && isJson(value['config']) ? value['config'] : {};
    const history = config['keras_history'];
    return history === undefined ? [] : references(history, of);
  });
}

/** Calls in an order in which each comes after what it reads; keeps the file's order where it can. */
function sorted(layers: readonly LayerConfig[], calls: readonly Call[]): Call[] {
  const key = ({ layer, call }: { layer: string; call: number }) => `${call} ${layer}`;
  const inputs = layers.filter(({ className }) => className === 'InputLayer');
  const done = new Set(inputs.map(({ name }) => key({ layer: name, call: 0 })));
  const connected = calls.filter(({ reads }) => reads.length > 0);
  const waiting = new Map(
    connected.map((call) => [key({ layer: call.layer, call: call.index }), call]),
  );
  const order: Call[] = [];
  const begun = new Set<string>();
  for (const start of waiting.keys()) {
    // Depth first on a stack of its own: a chain may be as long as the model.
    const stack = [start];
    for (let name = stack.at(-1); name !== undefined; name = stack.at(-1)) {
      const call = waiting.get(name);
      if (done.has(name)) stack.pop();
      else if (!call)
        throw new ModelFormatError(`layers read ${layerOf(name)}, which the model lacks`);
      else if (!begun.has(name)) {
        begun.add(name);
        for (const read of call.reads) if (!done.has(key(read))) stack.push(key(read));
      } else if (call.reads.every((read) => done.has(key(read)))) {
        done.add(name);
        order.push(call);
        stack.pop();
      } else {
        throw new ModelFormatError(`layers read each other in a circle: ${layerOf(name)}`);
      }
    }
  }
  return order;
}

/** The layer of a call's key, for a message. */
const layerOf = (key: string): string => `"${key.slice(key.indexOf(' ') + 1).slice(0, 60)}"`;
