import { errorData } from '../error-data.js';
import { told } from '../error-sentence.js';
import {
  ConvlensError,
  ModelFormatError,
  NotConvolutionalError,
  ReadingLimitError,
  UnsupportedLayerError,
  WeightsError,
} from '../errors.js';
import { chosen } from '../graph/choices.js';
import type { GraphNode, StoredGraph, StoredWeight } from '../graph/definition.js';
import type { InputInfo, Preprocessing } from '../graph/layer-info.js';
import { shown, type Json, type KerasVersion } from '../kinds/config.js';
import type { Kinds } from '../kinds/index.js';
import type { BuiltLayer, Shape } from '../kinds/kind.js';
import { valueCount } from '../ops/op.js';
import { identity, permute } from '../ops/shape.js';
import { AdvisedLayerError } from './advice.js';
import { buildLayer, kerasOf } from './build-layer.js';
import {
  arrangement,
  channelsFirstInputs,
  ordered,
  TO_FIRST,
  TO_LAST,
  type Arrangement,
} from './channels-first.js';
import { checkTakesImage, inputInfo } from './endpoints.js';
import { asTaken, flatImages, imageInputConfig } from './flat-images.js';
import { knownValues, withKnown } from './known-values.js';
import type { KnownValue, Made } from './made.js';
import { layerInfoOf } from './layer-info-of.js';
import { outputsOf } from './outputs.js';
import { ReadingBudget } from '../reading-budget.js';
import type { LayerCall, LayerConfig, TensorReference, Topology } from './topology.js';
import { Unreadable } from './unreadable.js';
import type { ModelWeights } from './weights.js';
import { say, str, type Sentence } from '../sentence.js';

/** Bytes of a value. */
const FLOAT32 = 4;
/** Values of a tensor; four bytes each. */
const MOST_VALUES = 2 ** 30;
/** Axes of a tensor besides the batch; the backends have six at most. */
const MOST_AXES = 12;

/** What a reader has found besides the layers. */
export interface Findings {
  readonly weights: ModelWeights;
  readonly preprocessing: Preprocessing;
  readonly metadata: Json;
  readonly name?: string;
  /** Layers of the caller's own. */
  readonly kinds?: Kinds | undefined;
  /** What reading the model may cost; of one in no files by default. */
  readonly budget?: ReadingBudget;
}

/**
 * Builds the graph of a Keras topology. What depends on a layer that cannot be read is left out, and
 * a remark names the layer.
 * @throws ModelFormatError, WeightsError; UnsupportedLayerError or NotConvolutionalError when nothing
 * convolutional is left
 */
export function assemble(topology: Topology, findings: Findings): StoredGraph {
  const budget = findings.budget ?? new ReadingBudget();
  const turned = channelsFirstInputs(topology, budget);
  const flat = flatImages(topology);
  const inputs = topology.layers
    .filter(({ className }) => className === 'InputLayer')
    .map((layer) => {
      const image = flat.get(layer.name);
      const own = image ? imageInputConfig(layer, image) : layer;
      return inputInfo(own, findings.preprocessing, turned.has(layer.name));
    });
  const assembly = new Assembly(topology, findings, inputs, turned, budget);
  for (const [name, image] of flat) assembly.flatten(name, image);
  for (const call of topology.calls) assembly.add(call);
  const { nodes, unreadable } = assembly;
  checkConvolutional(inputs, nodes, unreadable);
  const found = topology.outputs.flatMap((reference) => assembly.find(reference) ?? []);
  const outputs = found.length > 0 ? found : unreadable.lastReadable(nodes);
  return chosen({
    name: findings.name ?? topology.name,
    inputs,
    outputs: outputsOf(outputs, { nodes, inputs, whole: found.length > 0 }),
    nodes,
    weights: assembly.weights(),
    metadata: findings.metadata,
    ...(topology.sequential ? { sequential: true as const } : {}),
    remarks: [
      ...unreadable.remarks(nodes),
      ...(assembly.turns ? [{ kind: 'channels-first' } as const] : []),
    ],
  });
}

const key = (layer: string, call: number): string => `${call} ${layer}`;

/** A graph that grows call by call. */
class Assembly {
  readonly nodes: GraphNode[] = [];
  readonly unreadable = new Unreadable();
  readonly #layers: ReadonlyMap<string, LayerConfig>;
  readonly #keras: KerasVersion;
  /** What each call gives, output by output; null for what depends on a layer that cannot be read. */
  readonly #made = new Map<string, readonly Made[] | null>();
  /** Whether there are images whose channels come first in the model. */
  turns = false;
  /** Of each layer those that it takes, by their own names. */
  readonly #weights = new Map<string, ReadonlyMap<string, StoredWeight>>();
  readonly #taken: Set<string>;

  constructor(
    topology: Topology,
    private readonly findings: Findings,
    inputs: readonly InputInfo[],
    turned: ReadonlySet<string>,
    private readonly budget: ReadingBudget,
  ) {
    this.turns = turned.size > 0;
    this.#layers = new Map(topology.layers.map((layer) => [layer.name, layer]));
    this.#keras = kerasOf(topology.layers);
    this.#taken = new Set(inputs.map(({ name }) => name));
    const pixel = { start: 0, stride: 1, size: 1 };
    const field = { vertical: pixel, horizontal: pixel };
    for (const { name, shape } of inputs) {
      const first = turned.has(name) ? { channelsFirst: true } : {};
      this.#made.set(key(name, 0), [{ tensor: name, shape, field, ...first }]);
    }
  }

  /** Gives an image to the model as the values that it takes. */
  flatten(name: string, image: Shape): void {
    const layer = this.#layers.get(name);
    if (!layer) return;
    const { node, made } = asTaken(layer, image);
    const [whole] = this.#made.get(key(name, 0)) ?? [];
    this.#put(node);
    this.#made.set(key(name, 0), [{ ...made, ...(whole ? { image: whole } : {}) }]);
  }

  add(call: LayerCall): void {
    const layer = this.#layers.get(call.layer);
    if (!layer) return;
    const read = call.reads.map((reference) => this.find(reference));
    const known = read.filter((made) => made !== null);
    const added = known.length === read.length ? this.#build(layer, call, known) : null;
    if (!added) {
      // Those of the layer itself, and of what reads it beside others.
      this.unreadable.addReads(known);
      this.#made.set(key(call.layer, call.index), null);
      return;
    }
    for (const node of added.nodes) this.#put(node);
    this.#made.set(key(call.layer, call.index), added.gives);
  }

  #put(node: GraphNode): void {
    this.budget.spend('nodes', 1, node.name);
    this.budget.spend('links', node.inputs.length, node.name);
    checkNode(node, this.#taken);
    this.nodes.push(node);
  }

  /**
   * A tensor of the graph; null when it depends on a layer that cannot be read.
   * @throws ModelFormatError when nothing gives it
   */
  find({ layer, call, output }: TensorReference): Made | null {
    const made = this.#made.get(key(layer, call));
    if (made === null) return null;
    const found = made?.[output];
    if (found) return found;
    throw new ModelFormatError(
      say(str`the model refers to "${layer.slice(0, 60)}", which it lacks`),
    );
  }

  /** Null when the layer cannot be read, which is written down. */
  #build(layer: LayerConfig, whole: LayerCall, all: readonly Made[]): Added | null {
    const callName = whole.index === 0 ? layer.name : `${layer.name}@${whole.index}`;
    try {
      const values = knownValues(layer, whole.given, all, this.budget);
      if (values) return { nodes: [], gives: values.map(asMade) };
      const { given, read } = withKnown(whole.given, all);
      if (read.length === 0)
        throw new UnsupportedLayerError(say(str`layer ${shown(layer.name)} reads no tensor.`));
      const call = { ...whole, given };
      const how = arrangement(layer, read, this.findings.kinds);
      const arranged = read.map((tensor, i) =>
        turnedFor(callName, tensor, how?.order ?? 'as-is', i),
      );
      const taken = arranged.map(({ gives }) => gives);
      const config = how ? { ...layer, config: how.config } : layer;
      const shapes = taken.map(({ shape }) => shape);
      const built = withImageLast(
        buildLayer(config, call, shapes, this.#keras, this.findings.kinds),
        how,
      );
      this.#takeWeights(layer, built);
      if (how) this.turns = true;
      const first = how !== null && how.gives !== 'as-is';
      const { nodes, gives } = nodesOf(layer, callName, ...restored(built, taken));
      return {
        nodes: [...arranged.flatMap((turn) => turn.nodes), ...nodes],
        gives: gives.map((tensor) =>
          first && tensor.shape.length === 3 ? { ...tensor, channelsFirst: true } : tensor,
        ),
      };
    } catch (error) {
      if (!(error instanceof ConvlensError) || error instanceof WeightsError) throw error;
      if (error instanceof ReadingLimitError) throw error;
      this.unreadable.addLayer(error, all);
      return null;
    }
  }

  /** Finds the weights of a layer, which all of its calls share. */
  #takeWeights(layer: LayerConfig, built: BuiltLayer): void {
    const weights = this.#weights.get(layer.name) ?? this.findings.weights.of(layer, built);
    checkWeights(layer.name, built, weights);
    this.#weights.set(layer.name, weights);
  }

  /** By key; those of layers that are left out are not brought to memory. */
  weights(): Map<string, StoredWeight> {
    const used = new Set(this.nodes.flatMap((node) => node.weights));
    const taken = new Map<string, StoredWeight>();
    for (const [layer, weights] of this.#weights) {
      for (const [name, weight] of weights) {
        const path = `${layer}/${name}`;
        if (!used.has(path)) continue;
        this.budget.spend('weights', FLOAT32 * valueCount(weight.shape), path);
        taken.set(path, weight);
      }
    }
    return taken;
  }
}

function checkWeights(
  layer: string,
  built: BuiltLayer,
  weights: ReadonlyMap<string, StoredWeight>,
): void {
  for (const [name, shape] of Object.entries(built.weights)) {
    const data = weights.get(name);
    const fits = data?.shape.length === shape.length && data.shape.every((n, i) => n === shape[i]);
    if (fits && !data.quantised) continue;
    const weight = `"${layer.slice(0, 60)}/${name}"`;
    const wanted = `[${shape.join(', ')}]`;
    if (!data) throw new WeightsError(say(str`the weights lack ${weight} ${wanted}`));
    if (data.quantised)
      throw new UnsupportedLayerError(
        say(
          str`layer ${shown(layer)} has weights that were quantised to whole numbers, and nothing says how, so they are not read: save the model as it was before it was quantised.`,
        ),
      );
    throw new WeightsError(
      say(str`weight ${weight} is ${shown(data.shape)}, but the layer needs ${wanted}`),
    );
  }
}

/** @throws ModelFormatError when its name is another's, or its output is too large for any memory. */
function checkNode({ name, info }: GraphNode, taken: Set<string>): void {
  const short = name.slice(0, 60);
  if (taken.has(name)) throw new ModelFormatError(say(str`two tensors are named "${short}"`));
  taken.add(name);
  if (info.outputShape.length > MOST_AXES) {
    throw new ModelFormatError(
      say(str`layer "${short}" would give ${info.outputShape.length} axes`),
    );
  }
  const values = valueCount(info.outputShape);
  if (values <= MOST_VALUES) return;
  throw new ModelFormatError(
    say(str`layer "${short}" would give ${shown(info.outputShape)}: ${values} values are too many`),
  );
}

/** What gives an image its shape back reads the image itself, so that its cells still lie over it. */
function restored(built: BuiltLayer, read: readonly Made[]): [BuiltLayer, readonly Made[]] {
  const image = read.find((made) => made.image)?.image;
  if (!image) return [built, read];
  const [step, ...more] = built.steps;
  const same = image.shape.join() === built.outputShape.join();
  if (!same || step?.op.type !== 'reshape' || more.length > 0) return [built, read];
  const { outputShape, weights } = built;
  return [{ steps: [{ ...step, op: identity() }], outputShape, weights }, [image]];
}

/** Numbers that are known, in the place of a tensor. */
const asMade = (known: KnownValue): Made => ({ tensor: '', shape: [], field: undefined, known });

/** Nodes, and the tensors that they give to others. */
interface Added {
  readonly nodes: readonly GraphNode[];
  readonly gives: readonly Made[];
}

function nodesOf(layer: LayerConfig, own: string, built: BuiltLayer, read: readonly Made[]): Added {
  const tensors = read.map(({ tensor }) => tensor);
  let inputs = tensors;
  const nodes = built.steps.map(({ suffix, op, weights, outputShape = built.outputShape }) => {
    const name = suffix === '' ? own : `${own}/${suffix}`;
    const info = layerInfoOf(name, own, layer, { ...built, outputShape }, read, inputs);
    const node = { name, op, inputs, weights: weights.map((w) => `${layer.name}/${w}`), info };
    inputs = [name];
    return node;
  });
  const further = (built.more ?? []).map(({ op, ...output }, index) => {
    const name = `${own}:${index + 1}`;
    const { geometry: _, ...whole } = built;
    const made = { ...whole, ...output };
    const info = layerInfoOf(name, name, layer, made, read, tensors);
    return { name, op, inputs: tensors, weights: [], info };
  });
  const gives = [...nodes.slice(-1), ...further].map(({ info }) => ({
    tensor: info.name,
    shape: info.outputShape,
    field: info.receptiveField,
  }));
  return { nodes: [...nodes, ...further], gives };
}

/** What a layer reads in the order in which it takes it, by a permutation where it is kept otherwise. */
function turnedFor(own: string, made: Made, order: Arrangement['order'], index: number) {
  const image = made.shape.length === 3;
  const kept = made.channelsFirst === true ? 'last' : 'first';
  if (!image || order === 'as-is' || order === kept) return { nodes: [], gives: made };
  const dims = order === 'last' ? TO_LAST : TO_FIRST;
  const name = `${own}/channels_${order}${index === 0 ? '' : `_${index}`}`;
  const shape = ordered(made.shape, dims);
  const [height = 1, width = 1, channels = 1] = shape;
  const info: GraphNode['info'] = {
    name,
    kind: 'Permute',
    role: 'layout',
    outputShape: shape,
    parameters: 0,
    inbound: [made.tensor],
    spatial: height * width > 1,
    channels,
    partOf: own,
    ...(made.field ? { receptiveField: made.field } : {}),
  };
  const node = { name, op: permute([0, ...dims]), inputs: [made.tensor], weights: [], info };
  const source = made.source ?? made.tensor;
  return { nodes: [node], gives: { tensor: name, source, shape, field: made.field } };
}

/** A layer that works in the model's order of axes gives its image with the channels last. */
function withImageLast(built: BuiltLayer, how: Arrangement | null): BuiltLayer {
  if (how?.gives !== 'turn' || built.outputShape.length !== 3) return built;
  const toLast = permute([0, ...TO_LAST]);
  const last = built.steps.length - 1;
  const steps = built.steps.map((step, index) =>
    index === last ? { ...step, suffix: 'turned', outputShape: built.outputShape } : step,
  );
  return {
    ...built,
    steps: [...steps, { suffix: '', op: toLast, weights: [] }],
    outputShape: ordered(built.outputShape, TO_LAST),
    // A window over other axes says nothing of rows and columns.
    ...(built.geometry ? { geometry: null } : {}),
  };
}

/** What a network is whose convolutions have one dimension, and what can be done with it. */
function ofSeries({ name, partOf = name, kind }: GraphNode['info'], [steps = 0]: Shape): Sentence {
  return say(
    str`the model reads a series of ${steps} steps, and its convolutions have one dimension: layer ${shown(partOf)} is a ${kind}. Only networks of pictures are explained here, with rows and columns; give it one that is trained on pictures of its series, on spectrograms, say`,
  );
}

const CONVOLUTIONS: ReadonlySet<string> = new Set(['conv2d', 'depthwiseConv2d', 'conv2dTranspose']);

function checkConvolutional(
  inputs: readonly InputInfo[],
  nodes: readonly GraphNode[],
  unreadable: Unreadable,
): void {
  if (inputs.length === 0) throw new NotConvolutionalError(say('the model has no input'));
  checkTakesImage(inputs);
  if (nodes.some(({ op }) => CONVOLUTIONS.has(op.type))) return;
  const series = nodes.find(({ info }) => /Conv1D/.test(info.kind))?.info;
  if (series) throw new NotConvolutionalError(ofSeries(series, inputs[0]?.shape ?? []));
  const { first } = unreadable;
  if (first instanceof UnsupportedLayerError) {
    const advised = first instanceof AdvisedLayerError;
    throw new UnsupportedLayerError(
      told({ kind: 'nothing-before', error: errorData(first), advised }),
    );
  }
  throw (
    first ??
    new NotConvolutionalError(
      say('the model has no convolution, so there are no feature maps to show'),
    )
  );
}
