import { ConvlensError, ModelFormatError, NotConvolutionalError, WeightsError } from '../errors.js';
import { chosen } from '../graph/choices.js';
import type { GraphNode, StoredGraph, StoredWeight } from '../graph/definition.js';
import type { InputInfo, Preprocessing } from '../graph/layer-info.js';
import { shown, type Json, type KerasVersion } from '../kinds/config.js';
import type { BuiltLayer } from '../kinds/kind.js';
import { buildLayer, kerasOf } from './build-layer.js';
import { checkTakesImage, inputInfo, outputsOf } from './endpoints.js';
import { layerInfoOf, type Made } from './layer-info-of.js';
import type { Call, LayerConfig, TensorReference, Topology } from './topology.js';
import { Unreadable } from './unreadable.js';

/** Values of a tensor; four bytes each. */
const MOST_VALUES = 2 ** 30;

/** What a reader has found besides the layers. */
export interface Findings {
  /** By key, `layer/kernel`. */
  readonly weights: ReadonlyMap<string, StoredWeight>;
  /** Weights of a layer that have an order, but no names, where the file has no others. */
  readonly ordered?: (layer: string) => readonly StoredWeight[];
  readonly preprocessing: Preprocessing;
  readonly metadata: Json;
  readonly name?: string;
}

/**
 * Builds the graph of a Keras topology. What depends on a layer that cannot be read is left out, and
 * a remark names the layer.
 * @throws ModelFormatError, WeightsError; UnsupportedLayerError or NotConvolutionalError when nothing
 * convolutional is left
 */
export function assemble(topology: Topology, findings: Findings): StoredGraph {
  const inputs = topology.layers
    .filter(({ className }) => className === 'InputLayer')
    .map((layer) => inputInfo(layer, findings.preprocessing));
  const assembly = new Assembly(topology, findings, inputs);
  for (const call of topology.calls) assembly.add(call);
  const { nodes, weights, unreadable } = assembly;
  checkConvolutional(inputs, nodes, unreadable);
  const found = topology.outputs.flatMap((reference) => assembly.find(reference) ?? []);
  const outputs = found.length > 0 ? found : unreadable.lastReadable(nodes);
  return chosen({
    name: findings.name ?? topology.name,
    inputs,
    outputs: outputsOf(outputs, nodes, found.length > 0),
    nodes,
    weights: usedBy(nodes, weights),
    metadata: findings.metadata,
    remarks: unreadable.remarks(nodes),
  });
}

/** The weights of the graph's nodes; those of layers that are left out are not brought to memory. */
function usedBy(
  nodes: readonly GraphNode[],
  weights: ReadonlyMap<string, StoredWeight>,
): Map<string, StoredWeight> {
  const used = new Set(nodes.flatMap((node) => node.weights));
  return new Map([...weights].filter(([key]) => used.has(key)));
}

const key = (layer: string, call: number): string => `${call} ${layer}`;

/** A graph that grows call by call. */
class Assembly {
  readonly nodes: GraphNode[] = [];
  readonly weights: Map<string, StoredWeight>;
  readonly unreadable = new Unreadable();
  readonly #layers: ReadonlyMap<string, LayerConfig>;
  readonly #keras: KerasVersion;
  /** By call; null for what depends on a layer that cannot be read. */
  readonly #made = new Map<string, Made | null>();
  readonly #taken: Set<string>;

  constructor(
    topology: Topology,
    private readonly findings: Findings,
    inputs: readonly InputInfo[],
  ) {
    this.weights = new Map(findings.weights);
    this.#layers = new Map(topology.layers.map((layer) => [layer.name, layer]));
    this.#keras = kerasOf(topology.layers);
    this.#taken = new Set(inputs.map(({ name }) => name));
    const pixel = { start: 0, stride: 1, size: 1 };
    const field = { vertical: pixel, horizontal: pixel };
    for (const { name, shape } of inputs) {
      this.#made.set(key(name, 0), { tensor: name, shape, field });
    }
  }

  add(call: Call): void {
    const layer = this.#layers.get(call.layer);
    if (!layer) return;
    const read = call.reads.map((reference) => this.find(reference));
    const known = read.filter((made) => made !== null);
    const built = known.length === read.length ? this.#build(layer, call, known) : null;
    if (!built) {
      // Those of the layer itself, and of what reads it beside others.
      this.unreadable.addReads(known);
      this.#made.set(key(call.layer, call.index), null);
      return;
    }
    this.#findOrdered(layer, call, built);
    checkWeights(layer.name, built, this.weights);
    const added = nodesOf(layer, call, built, known);
    for (const node of added) {
      checkNode(node, this.#taken);
      this.nodes.push(node);
    }
    const info = added[added.length - 1]?.info;
    if (info) {
      const { name: tensor, outputShape: shape } = info;
      this.#made.set(key(call.layer, call.index), { tensor, shape, field: info.receptiveField });
    }
  }

  /**
   * A tensor of the graph; null when it depends on a layer that cannot be read.
   * @throws ModelFormatError when nothing gives it
   */
  find({ layer, call, output }: TensorReference): Made | null {
    const made = this.#made.get(key(layer, call));
    if (made === null) return null;
    if (made && output === 0) return made;
    throw new ModelFormatError(`the model refers to "${layer.slice(0, 60)}", which it lacks`);
  }

  /** Null when the layer cannot be read, which is written down. */
  #build(layer: LayerConfig, call: Call, read: readonly Made[]): BuiltLayer | null {
    const shapes = read.map(({ shape }) => shape);
    try {
      return buildLayer(layer, call, shapes, this.#keras);
    } catch (error) {
      if (!(error instanceof ConvlensError)) throw error;
      this.unreadable.addLayer(error, read);
      return null;
    }
  }

  #findOrdered(layer: LayerConfig, call: Call, built: BuiltLayer): void {
    const ordered = call.index === 0 ? (this.findings.ordered?.(layer.name) ?? []) : [];
    Object.keys(built.weights).forEach((name, index) => {
      const own = ordered[index];
      if (own) this.weights.set(`${layer.name}/${name}`, own);
    });
  }
}

function checkWeights(
  layer: string,
  built: BuiltLayer,
  weights: ReadonlyMap<string, StoredWeight>,
): void {
  for (const [name, shape] of Object.entries(built.weights)) {
    const data = weights.get(`${layer}/${name}`);
    const weight = `"${layer.slice(0, 60)}/${name}"`;
    const wanted = `[${shape.join(', ')}]`;
    if (!data) throw new WeightsError(`the weights lack ${weight} ${wanted}`);
    if (data.shape.length === shape.length && data.shape.every((n, i) => n === shape[i])) continue;
    throw new WeightsError(
      `weight ${weight} is ${shown(data.shape)}, but the layer needs ${wanted}`,
    );
  }
}

/** @throws ModelFormatError when its name is another's, or its output is too large for any memory. */
function checkNode({ name, info }: GraphNode, taken: Set<string>): void {
  const short = name.slice(0, 60);
  if (taken.has(name)) throw new ModelFormatError(`two tensors are named "${short}"`);
  taken.add(name);
  const values = info.outputShape.reduce((product, n) => product * n, 1);
  if (values <= MOST_VALUES) return;
  throw new ModelFormatError(
    `layer "${short}" would give ${shown(info.outputShape)}: ${values} values are too many`,
  );
}

function nodesOf(
  layer: LayerConfig,
  call: Call,
  built: BuiltLayer,
  read: readonly Made[],
): GraphNode[] {
  const own = call.index === 0 ? layer.name : `${layer.name}@${call.index}`;
  let inputs = read.map(({ tensor }) => tensor);
  return built.steps.map(({ suffix, op, weights, outputShape = built.outputShape }) => {
    const name = suffix === '' ? own : `${own}/${suffix}`;
    const info = layerInfoOf(name, own, layer, { ...built, outputShape }, read, inputs);
    const node = { name, op, inputs, weights: weights.map((w) => `${layer.name}/${w}`), info };
    inputs = [name];
    return node;
  });
}

function checkConvolutional(
  inputs: readonly InputInfo[],
  nodes: readonly GraphNode[],
  unreadable: Unreadable,
): void {
  if (inputs.length === 0) throw new NotConvolutionalError('the model has no input');
  checkTakesImage(inputs);
  const convolution = nodes.some(({ op }) => op.type === 'conv2d' || op.type === 'depthwiseConv2d');
  if (convolution) return;
  throw (
    unreadable.first ??
    new NotConvolutionalError('the model has no convolution, so there are no feature maps to show')
  );
}
