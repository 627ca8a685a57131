import type { Made } from './made.js';
import type { LayerInfo, ReceptiveField } from '../graph/layer-info.js';
import { receptiveField } from '../graph/receptive-field.js';
import type { BuiltLayer, Shape } from '../kinds/kind.js';
import type { LayerConfig } from './topology.js';

/** What is known of the tensor `name`, a step of the layer's call named `own`. */
export function layerInfoOf(
  name: string,
  own: string,
  layer: LayerConfig,
  built: BuiltLayer,
  read: readonly Made[],
  inbound: readonly string[],
): LayerInfo {
  const { outputShape, geometry, window, strides, activation, role = 'other' } = built;
  const [height = 1, width = 1, channels] = outputShape;
  const spatial = channels !== undefined && height * width > 1;
  const inner = name !== own;
  const field = fieldOf(geometry, [height, width], read);
  const parameters = valuesIn(Object.values(built.weights));
  const measured = valuesIn((built.statistics ?? []).map((one) => built.weights[one] ?? [0]));
  // Inner steps and later calls share the weights of the layer, which counts them once.
  const counts = name === layer.name;
  return {
    name,
    kind: layer.className,
    role,
    ...(built.channelwise ? { channelwise: true } : {}),
    ...(built.shares ? { shares: built.shares } : {}),
    outputShape,
    parameters: counts ? parameters : 0,
    ...(counts && measured > 0 ? { statistics: measured } : {}),
    inbound: inner ? inbound : read.map(({ tensor, source = tensor }) => source),
    spatial,
    channels: outputShape[outputShape.length - 1] ?? 1,
    ...(layer.config['trainable'] === false && parameters > 0 ? { frozen: true } : {}),
    ...(layer.group === undefined ? {} : { group: layer.group }),
    ...(layer.groupKinds === undefined ? {} : { groupKinds: layer.groupKinds }),
    ...(inner ? { partOf: own } : {}),
    ...(window ? { window } : {}),
    ...(strides ? { strides } : {}),
    ...(activation && !inner ? { activation } : {}),
    ...(spatial && field ? { receptiveField: field } : {}),
  };
}

/**
 * What the cells of a tensor see. A window lies over what it reads; without one, cells lie over those
 * of the same place, of what has as many rows and columns: what is spread over all cells, as a factor
 * of each channel, says nothing of a place.
 */
function fieldOf(
  geometry: BuiltLayer['geometry'],
  cells: readonly [rows: number, columns: number],
  read: readonly Made[],
): ReceptiveField | undefined {
  if (geometry === null) return undefined;
  const fits = geometry?.every(({ output }, axis) => output === cells[axis]) ?? true;
  const alike = ({ shape }: Made) => shape[0] === cells[0] && shape[1] === cells[1];
  if (!fits) return undefined;
  const below = geometry ? read : read.filter(alike);
  const fields = below.map((made) => made.field);
  return receptiveField(fields, geometry, cells);
}

function valuesIn(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, shape) => sum + shape.reduce((product, n) => product * n, 1), 0);
}
