import { argMax, cast, oneHot, tensor, tidy, tile } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkChannels } from '../activations.js';
import { classNames } from '../class-labels.js';
import {
  ClassNotFoundError,
  LayerNotFoundError,
  NoClassesError,
  OptionError,
  ShapeError,
} from '../errors.js';
import type { OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import type { ExplainedTarget, Target, Unit } from './target.js';

/** A {@link Target} found in a network: a weighted sum of one tensor's values. */
export interface Aim {
  /** Tensor that has the values. */
  readonly tensor: string;
  /** Its shape without the batch axis. */
  readonly shape: readonly number[];
  /** How much each value counts; null while the strongest class is asked for, and not yet known. */
  readonly weights: Float32Array<ArrayBuffer> | null;
  readonly target: ExplainedTarget;
}

/** An aim whose class is known. */
export interface SettledAim extends Aim {
  readonly weights: Float32Array<ArrayBuffer>;
}

/**
 * Finds what a target means in a network.
 *
 * @throws ClassNotFoundError, LayerNotFoundError for an output that there is not, ShapeError when
 * the output holds no classes, ChannelNotFoundError, OptionError
 */
export function aimAt(network: Network, target: Target): Aim {
  return target.unit ? aimAtUnit(network, target.unit) : aimAtClasses(network, target);
}

function aimAtUnit(network: Network, unit: Unit): SettledAim {
  const info = network.layer(unit.layer);
  checkChannels(info, [unit.channel]);
  const [height, width] = info.outputShape.length === 3 ? info.outputShape : [1, 1];
  const [row, column] = unit.at ?? [0, 0];
  if (!isBelow(row, height) || !isBelow(column, width)) {
    throw new OptionError(
      `"${unit.layer}" has ${height} rows and ${width} columns: no cell ${row}, ${column}`,
    );
  }
  const cells = height! * width!;
  const weights = new Float32Array(cells * info.channels);
  const only = row * width! + column;
  for (let cell = 0; cell < cells; cell++) {
    if (unit.at && cell !== only) continue;
    weights[cell * info.channels + unit.channel] = unit.at ? 1 : 1 / cells;
  }
  const target = { tensor: unit.layer, classes: [], against: [], unit };
  return { tensor: unit.layer, shape: info.outputShape, weights, target };
}

function aimAtClasses(network: Network, target: Target): Aim {
  const output = outputNamed(network, target.output);
  const count = output.shape[output.shape.length - 1]!;
  const against = list(target.against);
  const aim = { tensor: output.logits, shape: output.shape };
  if (output.features) return aimAtMean(output, target);
  const named = (indices: readonly number[]) => namedClasses(network, output, indices);
  for (const index of [...list(target.classIndex), ...against]) checkClass(index, count);
  const cells = cellWeights(output, target.mask);
  // Of a single logit nothing has to be chosen.
  const asked = target.classIndex ?? (count === 1 && against.length === 0 ? 0 : undefined);
  if (asked === undefined) {
    if (against.length > 0) throw new OptionError('name the class that is compared');
    if (cells) throw new OptionError('name the class to explain: every cell has its own strongest');
    const described = { tensor: output.logits, classes: [], against: [], unit: null };
    return { ...aim, weights: null, target: described };
  }
  const classes = list(asked);
  if (classes.length + against.length === 0) throw new OptionError('there is no class to explain');
  return {
    ...aim,
    weights: classWeights(count, cells, classes, against),
    target: {
      tensor: output.logits,
      classes: named(classes),
      against: named(against),
      unit: null,
    },
  };
}

/** Of an output that has no classes the mean of all values, unless a channel is named. */
function aimAtMean({ name, logits, shape }: OutputInfo, target: Target): SettledAim {
  if (target.classIndex !== undefined || target.against !== undefined || target.mask) {
    throw new NoClassesError(`"${name}" stands for no classes; explain a channel of it instead`);
  }
  const size = shape.reduce((product, n) => product * n, 1);
  const weights = new Float32Array(size).fill(1 / size);
  return { tensor: logits, shape, weights, target: { tensor: logits, ...nothing } };
}

const nothing = { classes: [], against: [], unit: null } as const;

/** The aim at the strongest class of these logits; an aim that has its class stays as it is. */
export function settle(network: Network, aim: Aim, logits: Float32Array): SettledAim {
  if (isSettled(aim)) return aim;
  const strongest = logits.reduce((best, v, index) => (v > logits[best]! ? index : best), 0);
  const output = network.outputs.find((one) => one.logits === aim.tensor);
  const classes = output ? namedClasses(network, output, [strongest]) : [];
  const weights = classWeights(logits.length, null, [strongest], []);
  return { ...aim, weights, target: { ...aim.target, classes } };
}

export function isSettled(aim: Aim): aim is SettledAim {
  return aim.weights !== null;
}

/** The number explained, of each image of a batch: summed in doubles. */
export function valuesOf({ weights }: SettledAim, data: Float32Array): number[] {
  const size = weights.length;
  return Array.from({ length: data.length / size }, (_, image) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += weights[i]! * data[image * size + i]!;
    return sum;
  });
}

/**
 * Gradient of the number explained with respect to the tensor that it is read from. A class not yet
 * known is chosen on the backend, so that nothing waits for a read.
 *
 * @param values - that tensor, `[batch, …shape]`
 */
export function seedOf({ weights, shape }: Aim, values: Tensor): Tensor {
  return tidy(() => {
    if (weights === null) return cast(oneHot(argMax(values, -1), shape[0]!), 'float32');
    const one = tensor(weights, [1, ...shape], 'float32');
    return tile(one, [values.shape[0], ...shape.map(() => 1)]);
  });
}

function outputNamed(network: Network, name: string | undefined): OutputInfo {
  const output = network.outputs.find((one) => name === undefined || one.name === name);
  if (!output) {
    const names = network.outputs.map((one) => `"${one.name}"`).join(', ');
    throw new LayerNotFoundError(`no output "${name}": there is ${names || 'none'}`);
  }
  if (output.shape.length === 1 || output.shape.length === 3) return output;
  const shape = `[${output.shape.join(', ')}]`;
  throw new ShapeError(`"${output.name}" gives ${shape}; one value a class is needed`);
}

/** Share of each cell of a dense output, adding up to 1; null for one without rows and columns. */
function cellWeights({ name, shape }: OutputInfo, mask: Target['mask']): Float64Array | null {
  if (shape.length === 1) {
    if (mask) throw new OptionError(`"${name}" has no rows and columns that a mask could choose`);
    return null;
  }
  const [height = 0, width = 0] = shape;
  if (mask && (mask.height !== height || mask.width !== width)) {
    const size = `${mask.height} × ${mask.width}`;
    throw new OptionError(`the mask is ${size}, the output "${name}" ${height} × ${width}`);
  }
  const values = Float64Array.from(mask?.values ?? new Float64Array(height * width).fill(1));
  const sum = values.reduce((total, value) => total + value, 0);
  if (!(sum > 0)) throw new OptionError('the mask chooses no cell');
  return values.map((value) => value / sum);
}

function classWeights(
  count: number,
  cells: Float64Array | null,
  classes: readonly number[],
  against: readonly number[],
): Float32Array<ArrayBuffer> {
  const shares = cells ?? Float64Array.of(1);
  const weights = new Float32Array(shares.length * count);
  shares.forEach((share, cell) => {
    for (const index of classes) weights[cell * count + index]! += share;
    for (const index of against) weights[cell * count + index]! -= share;
  });
  return weights;
}

/** The names of the network's classes are those of its first output. */
function namedClasses(network: Network, output: OutputInfo, indices: readonly number[]) {
  const names = output === network.outputs[0] ? classNames(network) : [];
  return indices.map((index) => ({ index, name: names[index] ?? `class ${index}` }));
}

function checkClass(index: number, count: number): void {
  if (isBelow(index, count)) return;
  throw new ClassNotFoundError(`the classes are 0 to ${count - 1}, not ${index}`);
}

function isBelow(value: number, end: number | undefined): boolean {
  return Number.isInteger(value) && value >= 0 && value < (end ?? 0);
}

const list = (value: number | readonly number[] | undefined): readonly number[] =>
  value === undefined ? [] : typeof value === 'number' ? [value] : value;
