import { ancestorsOf } from '../graph/ancestors.js';
import type { LayerInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { imageSize } from '../image/prepare-image.js';
import { imageInput } from '../graph/input-feed.js';
import type { Size } from '../resample/raster.js';

/**
 * The tensor to maximise for a layer: the one before its activation function. Behind a closed gate
 * no gradient flows, and a picture that starts grey would stay grey.
 */
export function beforeActivation(network: Network, layer: string): string {
  const info = network.layer(layer);
  const linear = network.nodes.find((node) => node.name === `${layer}/linear`);
  if (linear) return linear.name;
  const [only, more] = info.inbound;
  const isFunction = info.activation !== undefined && info.parameters === 0;
  return isFunction && only !== undefined && more === undefined ? only : layer;
}

/** Kinds that fit one size alone, or cut out a part of one size, beside those that lay values out anew. */
const FIXED = new Set(['CenterCrop', 'RandomCrop', 'LocallyConnected2D']);

/** Which sizes a network takes on the way to some tensors. */
export interface SizeLimits {
  /** The network's own size. */
  readonly own: Size;
  /** The least at which every layer on the way has a cell. */
  readonly least: Size;
  /** Whether no other size than the own fits. */
  readonly fixed: boolean;
}

/**
 * What sizes suit the tensors: worked out from the shapes of the layers before them. A cell more or
 * less of a layer is as many pixels of the image as its stride, so the least image is as much smaller
 * than the network's own as the layer can lose cells; where padding makes up for what a window takes,
 * one pixel is enough.
 */
export function sizeLimits(network: Network, tensors: readonly string[]): SizeLimits {
  const own = imageSize(imageInput(network));
  const through = new Set(tensors.flatMap((tensor) => [...ancestorsOf(network, tensor)]));
  const nodes = network.nodes.filter((node) => through.has(node.name) && !node.besideImage);
  const settled = settledAtAnySize(network);
  const fixed = nodes.some(
    ({ name, role, kind }) => (role === 'layout' && !settled.has(name)) || FIXED.has(kind),
  );
  if (fixed) return { own, least: own, fixed };
  const of = (side: number, sides: (node: LayerInfo) => Sides | null) =>
    nodes.reduce((most, node) => {
      const found = sides(node);
      return found ? Math.max(most, leastSide(side, found)) : most;
    }, 1);
  const at = (node: LayerInfo, axis: 0 | 1): Sides | null => sidesOf(network, node, axis);
  const height = of(own.height, (node) => at(node, 0));
  const width = of(own.width, (node) => at(node, 1));
  return { own, least: { height, width }, fixed: false };
}

/**
 * Layers of the same shape whatever the image's size, since all rows and columns were made one before
 * them: a Reshape there, as in a block of squeeze and excitation, fits every size.
 */
function settledAtAnySize({ nodes }: Network): ReadonlySet<string> {
  const settled = new Set<string>();
  for (const { name, role, window, spatial, inbound, besideImage } of nodes) {
    const pooled = role === 'pooling' && window === undefined && !spatial;
    const behind = inbound.length > 0 && inbound.every((from) => settled.has(from));
    if (pooled || behind || besideImage) settled.add(name);
  }
  return settled;
}

/** What a layer needs along one axis. */
interface Sides {
  /** Pixels from cell to cell. */
  readonly stride: number;
  readonly cells: number;
  /** So many of these cells are needed. */
  readonly needed: number;
}

/** Of rows (0) or columns (1); null where nothing is known, or needed. */
function sidesOf(network: Network, node: LayerInfo, axis: 0 | 1): Sides | null {
  const cells = node.outputShape[axis] ?? 1;
  const stride = strideOf(node, axis);
  if (stride !== null) return { stride, cells, needed: 1 };
  // A window that leaves a single cell of what it reads needs as much as it covers.
  const [from, another] = node.inbound;
  const window = node.window?.[axis];
  if (from === undefined || another !== undefined || window === undefined) return null;
  const before = network.layer(from);
  const read = before.outputShape[axis] ?? 1;
  const step = strideOf(before, axis);
  return step === null || window > read ? null : { stride: step, cells: read, needed: window };
}

function strideOf({ receptiveField: field }: LayerInfo, axis: 0 | 1): number | null {
  return field ? (axis === 0 ? field.vertical : field.horizontal).stride : null;
}

function leastSide(own: number, { stride, cells, needed }: Sides): number {
  // With padding that makes up for its windows a map has a cell for each stride that has begun.
  if (needed === 1 && cells >= Math.ceil(own / stride)) return 1;
  return Math.ceil(own - (cells - needed) * stride);
}

/**
 * Size of the pictures for tensors: the longer side as asked, in the proportions of the network's own
 * input, and never less than the layers need; the network's own size where no other fits.
 */
export function pictureSize({ own, least, fixed }: SizeLimits, asked: number): Size {
  if (fixed) return own;
  const scale = asked / Math.max(own.height, own.width);
  return {
    height: Math.max(least.height, Math.round(own.height * scale)),
    width: Math.max(least.width, Math.round(own.width * scale)),
  };
}

/** The longer side. */
export const longerSide = ({ height, width }: Size): number => Math.max(height, width);
