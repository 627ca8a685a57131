import { ModelFormatError } from '../errors.js';
import { isJson, shown, type Json } from '../kinds/config.js';
import { valueCount } from '../ops/op.js';
import { gaussians, seededRandom, seedFor } from '../random.js';
import type { ModelWeights } from './weights.js';
import { say, str } from '../sentence.js';

/**
 * Weights as Keras starts them before any training, from a seed: as the layer's configuration says, and
 * where that is silent kernels by Glorot's uniform rule, `gamma` and the variance of a normalisation 1,
 * everything else 0. The same seed gives the same network, though not the numbers of Keras, whose random
 * source is another.
 */
export function initialWeights(seed: number): ModelWeights {
  let count = 0;
  return {
    of({ name: layer, config }, { weights }) {
      return new Map(
        Object.entries(weights).map(([name, shape]) => {
          const own = seedFor(seed, count++);
          const read = async () => initialiserOf(name, config, layer)(shape, seededRandom(own));
          return [name, { shape, read }];
        }),
      );
    },
  };
}

type Random = () => number;

/** Draws the values of a weight of that shape. */
type Initialiser = (shape: readonly number[], random: Random) => Float32Array;

const constant =
  (value: number): Initialiser =>
  (shape) =>
    new Float32Array(valueCount(shape)).fill(value);

const uniform =
  (from: number, to: number): Initialiser =>
  (shape, random) =>
    Float32Array.from({ length: valueCount(shape) }, () => from + (to - from) * random());

const normal =
  (mean: number, deviation: number): Initialiser =>
  (shape, random) =>
    gaussians(random, valueCount(shape), deviation).map((value) => mean + value);

/** Cut at two deviations: what lies beyond is drawn again. */
const truncatedNormal =
  (mean: number, deviation: number): Initialiser =>
  (shape, random) =>
    gaussians(random, valueCount(shape), 1).map((first) => {
      let drawn = first;
      while (Math.abs(drawn) > 2) drawn = gaussians(random, 1, 1)[0] ?? 0;
      return mean + deviation * drawn;
    });

/** What cutting at two deviations leaves of a deviation of 1. */
const CUT_DEVIATION = 0.87962566103423978;

/** The larger the layer, the smaller its values: a variance of `scale` over its fan. */
const varianceScaling =
  (scale: number, mode: string, distribution: string): Initialiser =>
  (shape, random) => {
    const variance = scale / Math.max(1, fanOf(shape, mode));
    const deviation = Math.sqrt(variance);
    switch (distribution) {
      case 'uniform':
        return uniform(-Math.sqrt(3 * variance), Math.sqrt(3 * variance))(shape, random);
      case 'untruncated_normal':
        return normal(0, deviation)(shape, random);
      default:
        return truncatedNormal(0, deviation / CUT_DEVIATION)(shape, random);
    }
  };

/** How many values come into a cell of a kernel, or go out of it, or the mean of both. */
function fanOf(shape: readonly number[], mode: string): number {
  const [last = 1, before = last, ...sides] = [...shape].reverse();
  const cells = valueCount(sides);
  const [into, out] = [before * cells, last * cells];
  if (mode === 'fan_in') return into;
  return mode === 'fan_out' ? out : (into + out) / 2;
}

/** By the name of Keras' class, with what its configuration says, or Keras' own default. */
const INITIALISERS: Readonly<Record<string, (config: Json) => Initialiser>> = {
  zeros: () => constant(0),
  ones: () => constant(1),
  constant: ({ value }) => constant(numberOr(value, 0)),
  randomuniform: ({ minval, maxval }) => uniform(numberOr(minval, -0.05), numberOr(maxval, 0.05)),
  randomnormal: ({ mean, stddev }) => normal(numberOr(mean, 0), numberOr(stddev, 0.05)),
  truncatednormal: ({ mean, stddev }) => truncatedNormal(numberOr(mean, 0), numberOr(stddev, 0.05)),
  glorotuniform: () => varianceScaling(1, 'fan_avg', 'uniform'),
  glorotnormal: () => varianceScaling(1, 'fan_avg', 'truncated_normal'),
  heuniform: () => varianceScaling(2, 'fan_in', 'uniform'),
  henormal: () => varianceScaling(2, 'fan_in', 'truncated_normal'),
  lecununiform: () => varianceScaling(1, 'fan_in', 'uniform'),
  lecunnormal: () => varianceScaling(1, 'fan_in', 'truncated_normal'),
  variancescaling: ({ scale, mode, distribution }) =>
    varianceScaling(
      numberOr(scale, 1),
      textOr(mode, 'fan_in'),
      textOr(distribution, 'truncated_normal'),
    ),
};

const numberOr = (value: unknown, usual: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : usual;

const textOr = (value: unknown, usual: string): string =>
  typeof value === 'string' ? value : usual;

/** Weights that a configuration calls by another name. */
const CALLED: Readonly<Record<string, string>> = {
  depthwise_kernel: 'depthwise',
  pointwise_kernel: 'pointwise',
};

/** @throws ModelFormatError for an initialiser that is not known */
function initialiserOf(weight: string, config: Json, layer: string): Initialiser {
  const name = weight.slice(weight.lastIndexOf('/') + 1);
  const given = config[`${CALLED[name] ?? name}_initializer`];
  if (given === undefined || given === null) return usualOf(name, config);
  const settings = isJson(given) && isJson(given['config']) ? given['config'] : {};
  const className = isJson(given) ? given['class_name'] : given;
  const plain = typeof className === 'string' ? className.replaceAll('_', '').toLowerCase() : '';
  const make = Object.hasOwn(INITIALISERS, plain) ? INITIALISERS[plain] : undefined;
  if (make) return make(settings);
  throw new ModelFormatError(
    say(
      str`layer ${shown(layer)} starts its ${weight} by ${shown(className)}, which is not known here: open the model with its weights`,
    ),
  );
}

/** @param config - LayerScale says in it how its factors begin */
function usualOf(name: string, { init_values: factor }: Json): Initialiser {
  if (name === 'gamma' && typeof factor === 'number') return constant(factor);
  if (/kernel|embeddings/.test(name)) return varianceScaling(1, 'fan_avg', 'uniform');
  return constant(/^(gamma|.*variance)$/.test(name) ? 1 : 0);
}
