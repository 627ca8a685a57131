import { ModelFormatError } from '../errors.js';
import { pad } from '../ops/shape.js';
import { inOneRow } from '../ops/reshaped.js';
import { Config, type Json } from './config.js';
import type { BuiltLayer, Kind, LayerStep, Shape } from './kind.js';
import { say, str } from '../sentence.js';

/* Layers of [steps, channels]: those of images, of images with one row. */

/** Settings that have a side for each axis; the first number is that of the row. */
const SIDES: Readonly<Record<string, number>> = {
  kernel_size: 1,
  pool_size: 1,
  strides: 1,
  dilation_rate: 1,
  size: 1,
  output_size: 1,
  output_padding: 0,
};
/** Settings with a number before the first step and one behind the last. */
const BORDERS = ['padding', 'cropping'];

function withRow(config: Config): Json {
  const json: Record<string, unknown> = { ...config.json };
  for (const [name, own] of Object.entries(SIDES)) {
    const value = [json[name] ?? null].flat()[0];
    if (value !== null) json[name] = [own, value];
  }
  for (const name of BORDERS) {
    const value = json[name];
    if (typeof value === 'number' || Array.isArray(value)) json[name] = [0, value];
  }
  return json;
}

/** @param sides - settings that the layer has unless its file names others */
export function inOneDimension(kind: Kind, sides: Json = {}): Kind {
  return (config, [shape = []]) => {
    const [steps, channels, more] = shape;
    if (steps === undefined || channels === undefined || more !== undefined) {
      throw new ModelFormatError(say(str`layer "${config.layer}" needs steps and channels`));
    }
    const causal = config.raw('padding') === 'causal' ? pastOf(config) : 0;
    const json = { ...sides, ...withRow(config), ...(causal > 0 ? { padding: 'valid' } : {}) };
    const row = [1, steps + causal, channels];
    const built = kind(new Config(config.layer, json, config.keras), [row]);
    const before: LayerStep = {
      suffix: 'past',
      op: pad([
        [0, 0],
        [causal, 0],
        [0, 0],
      ]),
      weights: [],
      outputShape: row.slice(1),
    };
    return {
      ...inSteps(built),
      steps: [...(causal > 0 ? [before] : []), ...inSteps(built).steps],
    };
  };
}

/** How many steps before the first one a causal window reads. */
function pastOf(config: Config): number {
  const [window = 1] = [config.raw('kernel_size')].flat().map(Number);
  const [dilation = 1] = [config.raw('dilation_rate') ?? 1].flat().map(Number);
  const past = (window - 1) * dilation;
  if (Number.isInteger(past) && 0 <= past && past <= 8192) return past;
  throw config.wrong('kernel_size', say('a whole number'), config.raw('kernel_size'));
}

function inSteps(built: BuiltLayer): BuiltLayer {
  const flat = (shape: Shape) => shape.slice(1);
  const { steps, outputShape, weights, window, strides, ...rest } = built;
  return {
    ...rest,
    steps: steps.map(({ outputShape: inner, ...step }) => ({
      ...step,
      // An activation takes values of any shape, and keeps its rule for gradients.
      op: step.op.type === 'activation' ? step.op : inOneRow(step.op),
      ...(inner ? { outputShape: flat(inner) } : {}),
    })),
    outputShape: flat(outputShape),
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, shape]) => [
        name,
        shape.length === 4 ? flat(shape) : shape,
      ]),
    ),
    geometry: null,
  };
}
