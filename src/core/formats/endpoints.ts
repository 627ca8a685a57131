import { ModelFormatError, NotConvolutionalError } from '../errors.js';
import type { GraphNode } from '../graph/definition.js';
import type { InputInfo, OutputInfo, Preprocessing } from '../graph/layer-info.js';
import { asList, shown } from '../kinds/config.js';
import type { Made } from './layer-info-of.js';
import type { LayerConfig } from './topology.js';

/** Side of the image when a model leaves it open. */
const DEFAULT_SIDE = 224;
const LARGEST_SIDE = 8192;

/**
 * What an InputLayer says of the image that it takes.
 * @throws NotConvolutionalError when it takes none
 */
export function inputInfo(layer: LayerConfig, preprocessing: Preprocessing): InputInfo {
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

/**
 * The network's outputs, with the place of their logits.
 * @throws ModelFormatError when there is none
 */
export function outputsOf(outputs: readonly Made[], nodes: readonly GraphNode[]): OutputInfo[] {
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
