import {
  ModelFormatError,
  NotConvolutionalError,
  UnsupportedLayerError,
  WeightsError,
} from '../errors.js';
import { chosen } from '../graph/choices.js';
import type { GraphNode, StoredGraph, StoredWeight } from '../graph/definition.js';
import type { InputInfo, Preprocessing } from '../graph/layer-info.js';
import { Config, shown, type Json } from '../kinds/config.js';
import { KINDS } from '../kinds/index.js';
import type { BuiltLayer, Shape } from '../kinds/kind.js';
import { inputInfo, outputsOf } from './endpoints.js';
import { layerInfoOf, type Made } from './layer-info-of.js';
import type { Call, LayerConfig, TensorReference, Topology } from './topology.js';

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
 * Builds the graph of a Keras topology.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError
 */
export function assemble(topology: Topology, findings: Findings): StoredGraph {
  const layers = new Map(topology.layers.map((layer) => [layer.name, layer]));
  const made = new Map<string, Made>();
  const inputs = topology.layers
    .filter(({ className }) => className === 'InputLayer')
    .map((layer) => inputInfo(layer, findings.preprocessing));
  const pixel = { start: 0, stride: 1, size: 1 };
  for (const { name, shape } of inputs) {
    made.set(key(name, 0), {
      tensor: name,
      shape,
      field: { vertical: pixel, horizontal: pixel },
    });
  }
  const nodes: GraphNode[] = [];
  const weights = new Map(findings.weights);
  const taken = new Set(inputs.map(({ name }) => name));
  for (const call of topology.calls) {
    const layer = layers.get(call.layer);
    if (!layer) continue;
    const read = call.reads.map((reference) => found(made, reference));
    const built = build(
      layer,
      read.map(({ shape }) => shape),
    );
    const ordered = call.index === 0 ? (findings.ordered?.(layer.name) ?? []) : [];
    Object.keys(built.weights).forEach((name, index) => {
      const own = ordered[index];
      if (own) weights.set(`${layer.name}/${name}`, own);
    });
    checkWeights(layer.name, built, weights);
    const added = nodesOf(layer, call, built, read);
    for (const node of added) {
      checkNode(node, taken);
      nodes.push(node);
    }
    const info = added[added.length - 1]?.info;
    if (info) {
      const { name: tensor, outputShape: shape } = info;
      made.set(key(call.layer, call.index), { tensor, shape, field: info.receptiveField });
    }
  }
  checkConvolutional(inputs, nodes);
  return chosen({
    name: findings.name ?? topology.name,
    inputs,
    outputs: outputsOf(
      topology.outputs.map((reference) => found(made, reference)),
      nodes,
    ),
    nodes,
    weights,
    metadata: findings.metadata,
    remarks: [],
  });
}

const key = (layer: string, call: number): string => `${call} ${layer}`;

function found(made: ReadonlyMap<string, Made>, reference: TensorReference): Made {
  const tensor = made.get(key(reference.layer, reference.call));
  if (tensor && reference.output === 0) return tensor;
  throw new ModelFormatError(
    `the model refers to "${reference.layer.slice(0, 60)}", which it lacks`,
  );
}

function build(layer: LayerConfig, shapes: readonly Shape[]): BuiltLayer {
  const kind = KINDS.get(layer.className);
  if (!kind) {
    throw new UnsupportedLayerError(
      `layer "${layer.name.slice(0, 60)}" is a ${layer.className.slice(0, 60)}, which is not read yet`,
    );
  }
  return kind(new Config(layer.name, layer.config), shapes);
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

function checkConvolutional(inputs: readonly InputInfo[], nodes: readonly GraphNode[]): void {
  if (inputs.length === 0) throw new NotConvolutionalError('the model has no input');
  const convolution = nodes.some(({ op }) => op.type === 'conv2d' || op.type === 'depthwiseConv2d');
  if (convolution) return;
  throw new NotConvolutionalError(
    'the model has no convolution, so there are no feature maps to show',
  );
}
