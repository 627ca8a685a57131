import { UnsupportedLayerError } from '../errors.js';
import { asList, isJson, shown, type Json } from '../kinds/config.js';
import { INERT, kindOf, type Kinds } from '../kinds/index.js';
import type { Shape } from '../kinds/kind.js';
import type { Made } from './made.js';
import type { ReadingBudget } from '../reading-budget.js';
import type { LayerConfig, Topology } from './topology.js';
import { say, str } from '../sentence.js';

/*
 * Models whose images have their channels first. Every tensor of the graph has them last: what such a
 * model calls [channels, rows, columns] is kept as [rows, columns, channels] and marked, so that
 * layers with a data format, and those that work on each value, take it as it is. Others, a Reshape or
 * a function, get it in the model's own order of axes by a permutation before them.
 */

/** How a layer takes what it reads, and what it gives. */
export interface Arrangement {
  /** Its configuration, with axes and data format for tensors with channels last. */
  readonly config: Json;
  /** Order in which it takes images: `first` as the model has them, `last` as they are kept. */
  readonly order: 'first' | 'last' | 'as-is';
  /** Whether an image that it gives is kept with channels last: `turn` when only by turning it. */
  readonly gives: 'last' | 'turn' | 'as-is';
}

/** Layers that take each value, or each channel of many images, alone. */
const ANYWHERE = new Set<string>([
  ...INERT,
  ...['Add', 'Average', 'ELU', 'LeakyReLU', 'Maximum', 'Minimum', 'Multiply', 'ReLU', 'Subtract'],
  'ThresholdedReLU',
]);

/** Layers that work along one axis, which they name. */
const ALONG_AXIS = new Set([
  'BatchNormalization',
  'Concatenate',
  'GroupNormalization',
  'LayerNormalization',
  'Normalization',
  'RMSNormalization',
  'Softmax',
  'UnitNormalization',
]);

/** Functions of several values, along the last axis. */
const LAST_AXIS = /softmax|sparsemax|glu/i;

/** Whether what a layer or function gives has axes that are no longer those of an image. */
const rearranges = ({ className, functionName = className }: LayerConfig): boolean =>
  /reshape|permute|transpose$|swapaxes|moveaxis|expanddims|squeeze|stack/i.test(
    functionName.replaceAll('_', ''),
  );

const isFirst = ({ config }: LayerConfig): boolean => config['data_format'] === 'channels_first';

/** The class without its package; functions, some of which have a layer's name, have none. */
const classOf = ({ className, functionName }: LayerConfig): string =>
  functionName === undefined ? className.slice(className.lastIndexOf('>') + 1) : '';

/** How a layer is to take what it reads; null where no channels come first. */
export function arrangement(
  layer: LayerConfig,
  read: readonly Made[],
  kinds: Kinds = {},
): Arrangement | null {
  if (layer.kind) return null;
  const { config } = layer;
  const name = classOf(layer);
  const anywhere =
    ANYWHERE.has(name) || (name === 'Activation' && !LAST_AXIS.test(activationOf(layer)));
  if (isFirst(layer) && !anywhere && name !== '' && kindOf(layer.className, kinds)) {
    const ending = alongColumns(layer);
    return {
      config: { ...config, ...ending, data_format: 'channels_last' },
      order: 'last',
      gives: 'last',
    };
  }
  if (!read.some((made) => made.channelsFirst === true)) return null;
  const images = read.every(({ shape }) => shape.length === 3);
  if (anywhere && images) return { config, order: 'last', gives: 'last' };
  const axis = ALONG_AXIS.has(name) && images ? axisOf(config['axis'] ?? -1) : null;
  if (axis !== null) {
    const moved = Array.isArray(config['axis']) ? [axis] : axis;
    return { config: { ...config, axis: moved }, order: 'last', gives: 'last' };
  }
  if (layer.functionName === 'Resize' && (config['data_format'] ?? null) === null) {
    // Keras takes the format of the machine that opens the file.
    throw new UnsupportedLayerError(
      say(
        str`layer ${shown(layer.name)} resizes images with their channels first, but its file does not say which axes; give the function its data_format.`,
      ),
    );
  }
  const rearranged = rearranges(layer);
  return { config, order: 'first', gives: rearranged ? 'as-is' : 'turn' };
}

/**
 * An activation over the last axis, which is that of columns where channels come first: a softmax over
 * these where they are kept.
 */
function alongColumns(layer: LayerConfig): Json {
  const written = activationOf(layer);
  if (!LAST_AXIS.test(written)) return {};
  if (written === 'softmax') {
    return { activation: { class_name: 'Softmax', config: { axis: COLUMNS } } };
  }
  throw new UnsupportedLayerError(
    say(
      str`layer ${shown(layer.name)} has its channels first, but its activation runs along columns, which is not read.`,
    ),
  );
}

/** The axis of columns in [batch, rows, columns, channels]. */
const COLUMNS = 2;

/** The names in a layer's activation, which may be one, or `{class_name, config}`, for a look at them. */
function activationOf({ config }: LayerConfig): string {
  const value = config['activation'];
  const { class_name: name, config: own }: Json = isJson(value) ? value : {};
  const { activation, name: named }: Json = isJson(own) ? own : {};
  return [value, name, own, activation, named].filter((one) => typeof one === 'string').join(' ');
}

/** Where one axis of [batch, channels, rows, columns] is in [batch, rows, columns, channels]. */
function axisOf(value: unknown): number | null {
  const [axis, ...more] = [value].flat();
  if (typeof axis !== 'number' || more.length > 0) return null;
  return [null, 3, 1, 2][axis < 0 ? axis + 4 : axis] ?? null;
}

/** Axes by which an image gets its channels last, and first. */
export const TO_LAST = [2, 3, 1] as const;
export const TO_FIRST = [3, 1, 2] as const;

/** A shape with its axes in another order, counted from 1. */
export const ordered = (shape: Shape, dims: readonly number[]): number[] =>
  dims.map((axis) => shape[axis - 1] ?? 1);

/** The inputs of a model whose images have their channels first. */
export function channelsFirstInputs(
  { layers, calls }: Topology,
  budget: ReadingBudget,
): ReadonlySet<string> {
  const found = new Set<string>();
  if (!layers.some((layer) => isFirst(layer) && !layer.kind)) return found;
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const links = calls.reduce((sum, { reads }) => sum + reads.length, 0);
  for (const layer of layers) {
    if (layer.className !== 'InputLayer') continue;
    const dims = asList(layer.config['batch_input_shape'] ?? layer.config['batch_shape']);
    if (dims.length !== 4) continue;
    budget.spend('links', links, layer.name);
    if (formatBehind(layer.name) === 'channels_first') found.add(layer.name);
  }
  return found;

  /** The data format of the first layer behind an input that has one, and minds. */
  function formatBehind(input: string): unknown {
    const seen = new Set([input]);
    for (const { layer: name, reads } of calls) {
      const layer = byName.get(name);
      if (!layer || !reads.some((read) => seen.has(read.layer))) continue;
      const own = classOf(layer);
      const format = layer.config['data_format'];
      if (typeof format === 'string' && !ANYWHERE.has(own)) return format;
      if (!rearranges(layer)) seen.add(name);
    }
    return undefined;
  }
}
