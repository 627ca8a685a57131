import { ModelFormatError } from '../../errors.js';
import { isJson } from '../../kinds/config.js';
import type { CallArguments } from '../../kinds/functions/call.js';
import { ArchiveFolders } from './archive-folder.js';
import type { NestedLayer, NestedModel } from './nested-model.js';
import type { ReadingBudget } from '../../reading-budget.js';
import type { LayerCall, LayerConfig, TensorReference, Topology } from '../../assembly/topology.js';
import { say, str } from '../../sentence.js';

/** Models that call models twice, which call models twice, …: no graph is so large. */
const MOST_CALLS = 20_000;
/** Parts of a path; models are nested 32 deep at most, and few have a slash in their name. */
const DEEPEST_PATH = 64;

/**
 * One graph of a model and the models in it. Their inputs are gone: what reads them reads what the
 * model is called on. A model that is called twice has its layers called twice.
 * @throws ModelFormatError
 */
export function flattenModel(model: NestedModel, budget: ReadingBudget): Topology {
  const layers: LayerConfig[] = [];
  const whole = { prefix: '', kinds: [], folder: 'layers', top: undefined };
  for (const layer of flatLayers(model, whole)) {
    // Names are paths: in models 32 deep each may be long.
    budget.spend('text', layer.name.length + layer.folder.length, layer.name);
    layers.push(layer);
  }
  const flattener = new Flattener(budget);
  const inputs = model.layers.filter(({ className }) => className === 'InputLayer');
  const given: Given = new Map(inputs.map(({ name }) => [key(name, 0), ofLayer(name, 0)]));
  flattener.expand(model, '', 0, given);
  const outputs = model.outputs.map((output) => resolved(given, output));
  const { name, inputs: own } = model;
  const flat = { name, layers: distinct(layers), calls: flattener.calls, inputs: own, outputs };
  return model.sequential ? { ...flat, sequential: true } : flat;
}

/** Where a model lies in the whole. */
interface Place {
  /** `outer/inner/`. */
  readonly prefix: string;
  /** Classes of the models on the way there. */
  readonly kinds: readonly string[];
  readonly folder: string;
  /** The layer of the whole model that it lies in. */
  readonly top: string | undefined;
}

/** Layers in the order of the file, those of a nested model in its place. */
function* flatLayers(model: NestedModel, place: Place): Generator<LayerConfig> {
  const folders = new ArchiveFolders();
  for (const layer of model.layers) {
    const { name: own, className, functionName, config, storedAs = className } = layer;
    const counted = !layer.implied && !layer.apart;
    const folder = counted ? `${place.folder}/${folders.next(storedAs)}` : '';
    const name = place.prefix + own;
    const top = place.top ?? own;
    if (layer.model) {
      const kinds = [...place.kinds, className];
      // Whoever shows it makes a level of each part of the path.
      if (name.split('/').length > DEEPEST_PATH) {
        throw new ModelFormatError(
          say(str`the model "${name.slice(0, 60)}" lies too deep, or has too many / in its name`),
        );
      }
      yield* flatLayers(layer.model, {
        prefix: `${name}/`,
        kinds,
        folder: `${folder}/layers`,
        top,
      });
      continue;
    }
    if (place.prefix !== '' && className === 'InputLayer') continue;
    yield {
      name,
      className,
      config,
      top,
      folder,
      ...(functionName === undefined ? {} : { functionName }),
      ...(place.prefix === '' ? {} : { group: place.prefix.slice(0, -1), groupKinds: place.kinds }),
    };
  }
}

/** What each call gives, by its key: the tensor of each of its outputs. */
type Given = Map<string, (output: number) => TensorReference | undefined>;

const key = (layer: string, call: number): string => `${call} ${layer}`;

const ofLayer = (layer: string, call: number) => (output: number) => ({ layer, call, output });

class Flattener {
  readonly calls: LayerCall[] = [];
  #models = 0;
  /** A model may be called often; what it has is looked up once. */
  readonly #known = new Map<NestedModel, Contents>();

  constructor(private readonly budget: ReadingBudget) {}

  /**
   * Adds the calls of a model that is called for the `occurrence`th time.
   * @param given - what its inputs stand for; gets what its layers give
   */
  expand(model: NestedModel, prefix: string, occurrence: number, given: Given): void {
    this.#models++;
    const known = this.#known.get(model) ?? contentsOf(model);
    this.#known.set(model, known);
    const { layers, times } = known;
    this.budget.spend('links', model.inputs.length + model.counted.length, prefix);
    for (const call of model.calls) {
      const layer = layers.get(call.layer);
      if (!layer) continue;
      this.budget.spend('links', call.reads.length, prefix + call.layer);
      const reads = call.reads.map((read) => resolved(given, read));
      const index = occurrence * (times.get(call.layer) ?? 1) + call.index;
      const name = prefix + call.layer;
      if (layer.model) {
        const inner = inputsOf(layer.model, named(layer.model, call.given, reads), name);
        this.expand(layer.model, `${name}/`, index, inner);
        const outputs = layer.model.counted.map((output) => resolved(inner, output));
        given.set(key(call.layer, call.index), (output) => outputs[output]);
      } else {
        this.calls.push({ layer: name, index, reads, given: call.given });
        given.set(key(call.layer, call.index), ofLayer(name, index));
      }
      if (this.calls.length + this.#models > MOST_CALLS) {
        throw new ModelFormatError(
          say(str`the model calls its layers more than ${MOST_CALLS} times; so many are not read`),
        );
      }
    }
  }
}

/** Layers of a model by name, and how often it calls each. */
interface Contents {
  readonly layers: ReadonlyMap<string, NestedLayer>;
  readonly times: ReadonlyMap<string, number>;
}

function contentsOf({ layers, calls }: NestedModel): Contents {
  const times = new Map<string, number>();
  for (const { layer } of calls) times.set(layer, (times.get(layer) ?? 0) + 1);
  return { layers: new Map(layers.map((layer) => [layer.name, layer])), times };
}

function resolved(given: Given, { layer, call, output }: TensorReference): TensorReference {
  const found = given.get(key(layer, call))?.(output);
  if (found) return found;
  throw new ModelFormatError(say(str`the model refers to "${layer.slice(0, 60)}", which it lacks`));
}

/** What a model reads in the order of its inputs; a dictionary has them by name. */
function named(
  { inputNames }: NestedModel,
  { positional: [first] }: CallArguments,
  reads: readonly TensorReference[],
): readonly TensorReference[] {
  if (!first?.list || !isJson(first.value)) return reads;
  const places = new Map(Object.keys(first.value).map((name, i) => [name, i]));
  const order = inputNames.every((name) => places.has(name))
    ? inputNames
    : [...places.keys()].sort();
  const found = order.flatMap((name) => {
    const tensor = first.list?.[places.get(name) ?? -1]?.tensor;
    return (tensor === undefined ? undefined : reads[tensor]) ?? [];
  });
  return found.length === order.length ? found : reads;
}

/** What the inputs of a nested model stand for in one of its calls. */
function inputsOf(model: NestedModel, reads: readonly TensorReference[], name: string): Given {
  if (reads.length !== model.inputs.length) {
    throw new ModelFormatError(
      say(
        str`the model "${name.slice(0, 60)}" takes ${model.inputs.length} inputs, not ${reads.length}`,
      ),
    );
  }
  return new Map(
    model.inputs.map(({ layer, call }, index) => [key(layer, call), () => reads[index]]),
  );
}

/** @throws ModelFormatError when two layers share a name, one by its path. */
function distinct(layers: readonly LayerConfig[]): readonly LayerConfig[] {
  const names = new Set<string>();
  for (const { name } of layers) {
    if (names.has(name))
      throw new ModelFormatError(say(str`two layers are named "${name.slice(0, 60)}"`));
    names.add(name);
  }
  return layers;
}
