import {
  argMax,
  cast,
  greater,
  mul,
  oneHot,
  sub,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { checkChannels } from '../activation/activations.js';
import { answerAt } from '../prediction/class-answers.js';
import { classIndices } from '../prediction/class-choice.js';
import { classNames, directions } from '../prediction/class-labels.js';
import { ClassNotFoundError, LayerNotFoundError, NoClassesError, OptionError } from '../errors.js';
import type { OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import {
  classCount,
  isMap,
  isNumber,
  isTwoClasses,
  positionCount,
} from '../graph/output-classes.js';
import { shortLabel } from '../labels/label.js';
import { repeated } from '../ops/repeated.js';
import type { ExplainedTarget, IndexedTarget, Target, Unit } from './target.js';
import { say, str } from '../sentence.js';

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
 * @throws ClassNotFoundError, LayerNotFoundError for an output that there is not, NoClassesError,
 * ChannelNotFoundError, OptionError
 */
export function aimAt(network: Network, target: Target): Aim {
  return target.unit
    ? aimAtUnit(network, target.unit)
    : aimAtClasses(network, indexed(network, target));
}

/** With the indices of classes in the place of their names. */
function indexed(network: Network, target: Target): IndexedTarget {
  const { classIndex, against } = target;
  const output = outputNamed(network, target.output);
  return {
    ...target,
    classIndex: classIndex === undefined ? undefined : classIndices(network, output, classIndex),
    against: against === undefined ? undefined : classIndices(network, output, against),
  };
}

function aimAtUnit(network: Network, unit: Unit): SettledAim {
  const info = network.layer(unit.layer);
  checkChannels(info, [unit.channel]);
  const [height, width] = info.outputShape.length === 3 ? info.outputShape : [1, 1];
  const [row, column] = unit.at ?? [0, 0];
  if (!isBelow(row, height) || !isBelow(column, width)) {
    throw new OptionError(
      say(str`"${unit.layer}" has ${height} rows and ${width} columns: no cell ${row}, ${column}`),
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

function aimAtClasses(network: Network, target: IndexedTarget): Aim {
  const output = outputNamed(network, target.output);
  if (isNumber(output)) return aimAtNumber(network, output, target);
  if (output.features) return aimAtMean(output, target);
  const count = classCount(output);
  const against = list(target.against);
  const aim = { tensor: output.logits, shape: output.shape };
  const named = (indices: readonly number[]) => namedClasses(network, output, indices);
  for (const index of [...list(target.classIndex), ...against]) checkClass(index, count);
  const places = placeWeights(output, target.mask);
  if (target.classIndex === undefined) {
    if (against.length > 0) throw new OptionError(say('name the class that is compared'));
    if (places)
      throw new OptionError(say('name the class to explain: every cell has its own strongest'));
    const described = { tensor: output.logits, classes: [], against: [], unit: null };
    return { ...aim, weights: null, target: described };
  }
  const classes = list(target.classIndex);
  if (classes.length + against.length === 0)
    throw new OptionError(say('there is no class to explain'));
  return {
    ...aim,
    weights: classWeights(output, places, classes, against),
    target: {
      tensor: output.logits,
      classes: named(classes),
      against: named(against),
      unit: null,
    },
  };
}

/** Of one number that stands for no class what makes it higher is explained (1), or lower (0). */
function aimAtNumber(network: Network, output: OutputInfo, target: IndexedTarget): SettledAim {
  const { name, logits, shape } = output;
  if (list(target.against).length > 0 || target.mask) {
    throw new NoClassesError(say(str`"${name}" is one number: there is nothing to set against it`));
  }
  const [direction = 1, ...more] = list(target.classIndex);
  if (more.length > 0)
    throw new OptionError(say('a number is explained higher or lower, not both'));
  checkClass(direction, 2);
  const classes = namedClasses(network, output, [direction]);
  const explained = { tensor: logits, classes, against: [], unit: null };
  const weights = Float32Array.of(direction === 1 ? 1 : -1);
  return { tensor: logits, shape, weights, target: explained };
}

/** Of an output that has no classes the mean of all values, unless a channel is named. */
function aimAtMean({ name, logits, shape }: OutputInfo, target: IndexedTarget): SettledAim {
  if (target.classIndex !== undefined || target.against !== undefined || target.mask) {
    throw new NoClassesError(
      say(str`"${name}" stands for no classes; explain a channel of it instead`),
    );
  }
  const size = shape.reduce((product, n) => product * n, 1);
  const weights = new Float32Array(size).fill(1 / size);
  return { tensor: logits, shape, weights, target: { tensor: logits, ...nothing } };
}

const nothing = { classes: [], against: [], unit: null } as const;

/** The aim at the strongest class of these logits; an aim that has its class stays as it is. */
export function settle(network: Network, aim: Aim, logits: Float32Array): SettledAim {
  if (isSettled(aim)) return aim;
  const output = network.outputs.find((one) => one.logits === aim.tensor);
  if (!output) throw new LayerNotFoundError(say(str`no output has the logits "${aim.tensor}"`));
  const found = answerAt(output, logits, 0).logits;
  const strongest = found.reduce((best, v, index) => (v > found[best]! ? index : best), 0);
  const classes = namedClasses(network, output, [strongest]);
  const weights = classWeights(output, null, [strongest], []);
  return { ...aim, weights, target: { ...aim.target, classes } };
}

export function isSettled(aim: Aim): aim is SettledAim {
  return aim.weights !== null;
}

/** The number explained, of each image of a batch: summed in doubles. */
export function aimValues({ weights }: SettledAim, data: Float32Array): number[] {
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
export function seedOf({ weights }: Aim, values: Tensor): Tensor {
  return tidy(() => {
    const [batch, ...shape] = values.shape;
    const depth = shape.at(-1) ?? 1;
    if (weights === null) {
      return depth === 1
        ? sub(mul(cast(greater(values, 0), 'float32'), 2), 1)
        : cast(oneHot(argMax(values, -1), depth), 'float32');
    }
    const one = tensor(weights, [1, ...shape], 'float32');
    return repeated(one, [batch, ...shape.map(() => 1)]);
  });
}

function outputNamed(network: Network, name: string | undefined): OutputInfo {
  const output = network.outputs.find((one) => name === undefined || one.name === name);
  if (output) return output;
  const names = network.outputs.map((one) => `"${one.name}"`).join(', ');
  throw new LayerNotFoundError(say(str`no output "${name}": there is ${names || say('none')}`));
}

/**
 * How much each place of an output counts: the share of a cell of a map, all adding up to 1; a position
 * once, or not at all where another is chosen. Null for an output without places.
 */
function placeWeights(output: OutputInfo, mask: Target['mask']): Float64Array | null {
  const { name, shape, position } = output;
  if (!isMap(output)) {
    if (mask)
      throw new OptionError(say(str`"${name}" has no rows and columns that a mask could choose`));
    const places = Float64Array.from({ length: positionCount(output) }, (_, place) =>
      position === undefined || place === position ? 1 : 0,
    );
    return places.length === 0 ? null : places;
  }
  const [height = 0, width = 0] = shape;
  if (mask && (mask.height !== height || mask.width !== width)) {
    throw new OptionError(
      say(
        str`the mask is ${mask.height} × ${mask.width}, the output "${name}" ${height} × ${width}`,
      ),
    );
  }
  const values = Float64Array.from(mask?.values ?? new Float64Array(height * width).fill(1));
  const sum = values.reduce((total, value) => total + value, 0);
  if (!(sum > 0)) throw new OptionError(say('the mask chooses no cell'));
  return values.map((value) => value / sum);
}

function classWeights(
  output: OutputInfo,
  places: Float64Array | null,
  classes: readonly number[],
  against: readonly number[],
): Float32Array<ArrayBuffer> {
  const shares = places ?? Float64Array.of(1);
  const depth = output.shape.at(-1) ?? 1;
  const weights = new Float32Array(shares.length * depth);
  const two = isTwoClasses(output);
  shares.forEach((share, place) => {
    const add = (index: number, sign: number) => {
      // One number has both classes: class 0 is its opposite.
      const [at, own] = two ? [0, index === 1 ? sign : -sign] : [index, sign];
      weights[place * depth + at]! += own * share;
    };
    for (const index of classes) add(index, 1);
    for (const index of against) add(index, -1);
  });
  return weights;
}

/** The names of the network's classes are those of its first output. */
function namedClasses(network: Network, output: OutputInfo, indices: readonly number[]) {
  const first = output === network.outputs[0];
  const names = first ? classNames(network) : isNumber(output) ? directions.map(shortLabel) : [];
  return indices.map((index) => ({ index, name: names[index] ?? `class ${index}` }));
}

function checkClass(index: number, count: number): void {
  if (isBelow(index, count)) return;
  throw new ClassNotFoundError(say(str`the classes are 0 to ${count - 1}, not ${index}`));
}

function isBelow(value: number, end: number | undefined): boolean {
  return Number.isInteger(value) && value >= 0 && value < (end ?? 0);
}

const list = (value: number | readonly number[] | undefined): readonly number[] =>
  value === undefined ? [] : typeof value === 'number' ? [value] : value;
