import {
  ModelFormatError,
  NotConvolutionalError,
  UnsupportedLayerError,
  WeightsError,
} from '../errors.js';
import type { GraphDefinition, GraphNode, WeightData } from '../graph/definition.js';
import type {
  InputInfo,
  LayerInfo,
  OutputInfo,
  Preprocessing,
  ReceptiveField,
} from '../graph/layer-info.js';
import { receptiveField } from '../graph/receptive-field.js';
import { asList, Config, shown, type Json } from '../kinds/config.js';
import { KINDS } from '../kinds/index.js';
import type { BuiltLayer, Shape } from '../kinds/kind.js';
import type { Call, LayerConfig, TensorReference, Topology } from './topology.js';

/** Side of the image when a model leaves it open. */
const DEFAULT_SIDE = 224;
const LARGEST_SIDE = 8192;
/** Values of a tensor; four bytes each. */
const MOST_VALUES = 2 ** 30;

/** What a reader has found besides the layers. */
export interface Findings {
  readonly weights: ReadonlyMap<string, WeightData>;
  readonly preprocessing: Preprocessing;
  readonly metadata: Json;
  readonly name?: string;
}

interface Made {
  readonly tensor: string;
  readonly shape: Shape;
  readonly field: ReceptiveField | undefined;
}

/**
 * Builds the graph of a Keras topology.
 * @throws ModelFormatError, UnsupportedLayerError, NotConvolutionalError, WeightsError
 */
export function assemble(topology: Topology, findings: Findings): GraphDefinition {
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
  const taken = new Set(inputs.map(({ name }) => name));
  for (const call of topology.calls) {
    const layer = layers.get(call.layer);
    if (!layer) continue;
    const read = call.reads.map((reference) => found(made, reference));
    const built = build(
      layer,
      read.map(({ shape }) => shape),
    );
    checkWeights(layer.name, built, findings.weights);
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
  return {
    name: findings.name ?? topology.name,
    inputs,
    outputs: outputsOf(
      topology.outputs.map((reference) => found(made, reference)),
      nodes,
    ),
    nodes,
    weights: findings.weights,
    metadata: findings.metadata,
  };
}

const key = (layer: string, call: number): string => `${call} ${layer}`;

function found(made: ReadonlyMap<string, Made>, reference: TensorReference): Made {
  const tensor = made.get(key(reference.layer, reference.call));
  if (tensor && reference.output === 0) return tensor;
  throw new ModelFormatError(
    `the model refers to "${reference.layer.slice(0, 60)}", which it lacks`,
  );
}

function inputInfo(layer: LayerConfig, preprocessing: Preprocessing): InputInfo {
  const dims = asList(layer.config['batch_input_shape'] ?? layer.config['batch_shape']).slice(1);
  const [height, width, channels] = dims;
  const side = (value: unknown) => (value === null ? DEFAULT_SIDE : value);
  const shape = [side(height), side(width), channels].filter(isSide);
  if (dims.length === 3 && shape.length === 3 && (channels === 1 || channels === 3)) {
    return { name: layer.name, shape, preprocessing };
  }
  throw new NotConvolutionalError(
    `input "${layer.name.slice(0, 60)}" takes ${shown(dims)}, which is no image; ` +
      'an image is [height, width, 1 or 3]',
  );
}

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST_SIDE;

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
  weights: ReadonlyMap<string, WeightData>,
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
    const info = layerInfo(name, own, layer, { ...built, outputShape }, read, inputs);
    const node = { name, op, inputs, weights: weights.map((w) => `${layer.name}/${w}`), info };
    inputs = [name];
    return node;
  });
}

function layerInfo(
  name: string,
  own: string,
  layer: LayerConfig,
  built: BuiltLayer,
  read: readonly Made[],
  inbound: readonly string[],
): LayerInfo {
  const { outputShape, geometry, window, strides, activation } = built;
  const [height = 1, width = 1, channels] = outputShape;
  const spatial = channels !== undefined && height * width > 1;
  const inner = name !== own;
  const below = read.map((made) => made.field);
  const field = geometry === null ? undefined : receptiveField(below, geometry);
  const parameters = Object.values(built.weights)
    .map((shape) => shape.reduce((product, n) => product * n, 1))
    .reduce((sum, n) => sum + n, 0);
  return {
    name,
    kind: layer.className,
    outputShape,
    // Inner steps and later calls share the weights of the layer, which counts them once.
    parameters: name === layer.name ? parameters : 0,
    inbound: inner ? inbound : read.map(({ tensor }) => tensor),
    spatial,
    channels: outputShape[outputShape.length - 1] ?? 1,
    ...(inner ? { partOf: own } : {}),
    ...(window ? { window } : {}),
    ...(strides ? { strides } : {}),
    ...(activation && !inner ? { activation } : {}),
    ...(spatial && field ? { receptiveField: field } : {}),
  };
}

function outputsOf(outputs: readonly Made[], nodes: readonly GraphNode[]): OutputInfo[] {
  if (outputs.length === 0) throw new ModelFormatError('the model has no output');
  const byName = new Map(nodes.map((node) => [node.name, node]));
  return outputs.map((output) => outputInfo(output, byName));
}

/** Where the logits are: behind the last softmax or sigmoid, reshapes aside. */
function outputInfo({ tensor, shape }: Made, byName: ReadonlyMap<string, GraphNode>): OutputInfo {
  let node = byName.get(tensor);
  while (node && (node.op.type === 'reshape' || node.op.type === 'identity')) {
    node = byName.get(node.inputs[0] ?? '');
  }
  const activation = node?.op.type === 'activation' ? node.info.activation : undefined;
  const logits = node?.inputs[0];
  if ((activation === 'softmax' || activation === 'sigmoid') && logits !== undefined) {
    return { name: tensor, shape, logits, activation };
  }
  return { name: tensor, shape, logits: tensor, activation: 'linear' };
}

function checkConvolutional(inputs: readonly InputInfo[], nodes: readonly GraphNode[]): void {
  if (inputs.length === 0) throw new NotConvolutionalError('the model has no input');
  const convolution = nodes.some(({ op }) => op.type === 'conv2d' || op.type === 'depthwiseConv2d');
  if (convolution) return;
  throw new NotConvolutionalError(
    'the model has no convolution, so there are no feature maps to show',
  );
}
