import { ModelFormatError } from '../errors.js';
import { isJson, shown, type Json } from '../kinds/config.js';
import { valueCount } from '../ops/op.js';
import { gaussians, seededRandom, seedFor } from '../random.js';
import type { ModelWeights } from './weights.js';

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
          const read = async () => start(initialiserOf(name, config, layer), shape, own);
          return [name, { shape, read }];
        }),
      );
    },
  };
}

/** How a weight starts. */
type Initialiser =
  | { readonly is: 'constant'; readonly value: number }
  | { readonly is: 'uniform'; readonly from: number; readonly to: number }
  | {
      readonly is: 'normal';
      readonly mean: number;
      readonly deviation: number;
      readonly cut: boolean;
    }
  | {
      readonly is: 'scaled';
      readonly scale: number;
      readonly mode: string;
      readonly distribution: string;
    };

const scaled = (scale: number, mode: string, distribution: string): Initialiser => ({
  is: 'scaled',
  scale,
  mode,
  distribution,
});

/** By the name of Keras' class, with what its configuration may say. */
const INITIALISERS: Readonly<Record<string, (of: Numbers) => Initialiser>> = {
  zeros: () => ({ is: 'constant', value: 0 }),
  ones: () => ({ is: 'constant', value: 1 }),
  constant: (of) => ({ is: 'constant', value: of('value', 0) }),
  randomuniform: (of) => ({ is: 'uniform', from: of('minval', -0.05), to: of('maxval', 0.05) }),
  randomnormal: (of) => normal(of, false),
  truncatednormal: (of) => normal(of, true),
  glorotuniform: () => scaled(1, 'fan_avg', 'uniform'),
  glorotnormal: () => scaled(1, 'fan_avg', 'truncated_normal'),
  heuniform: () => scaled(2, 'fan_in', 'uniform'),
  henormal: () => scaled(2, 'fan_in', 'truncated_normal'),
  lecununiform: () => scaled(1, 'fan_in', 'uniform'),
  lecunnormal: () => scaled(1, 'fan_in', 'truncated_normal'),
  variancescaling: (of) =>
    scaled(of('scale', 1), of.text('mode', 'fan_in'), of.text('distribution', 'truncated_normal')),
};

const normal = (of: Numbers, cut: boolean): Initialiser => ({
  is: 'normal',
  mean: of('mean', 0),
  deviation: of('stddev', 0.05),
  cut,
});

/** Reads what an initialiser's configuration says, with Keras' own default. */
interface Numbers {
  (name: string, normal: number): number;
  text(name: string, normal: string): string;
}

function numbersIn(config: Json): Numbers {
  const number = (name: string, normal: number): number => {
    const value = config[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : normal;
  };
  const text = (name: string, normal: string): string => {
    const value = config[name];
    return typeof value === 'string' ? value : normal;
  };
  return Object.assign(number, { text });
}

/** Weights that a configuration calls by another name. */
const CALLED: Readonly<Record<string, string>> = {
  depthwise_kernel: 'depthwise',
  pointwise_kernel: 'pointwise',
};

/** @throws ModelFormatError for an initialiser that is not known */
function initialiserOf(weight: string, config: Json, layer: string): Initialiser {
  const name = weight.slice(weight.lastIndexOf('/') + 1);
  const given = config[`${CALLED[name] ?? name}_initializer`];
  if (given === undefined || given === null) return usual(name);
  const settings = isJson(given) && isJson(given['config']) ? given['config'] : {};
  const className = isJson(given) ? given['class_name'] : given;
  const plain = typeof className === 'string' ? className.replaceAll('_', '').toLowerCase() : '';
  const known = Object.hasOwn(INITIALISERS, plain) ? INITIALISERS[plain] : undefined;
  if (known) return known(numbersIn(settings));
  throw new ModelFormatError(
    `layer ${shown(layer)} starts its ${weight} by ${shown(className)}, which is not known here: ` +
      'open the model with its weights',
  );
}

function usual(name: string): Initialiser {
  if (/kernel|embeddings/.test(name)) return scaled(1, 'fan_avg', 'uniform');
  return { is: 'constant', value: /^(gamma|.*variance)$/.test(name) ? 1 : 0 };
}

function start(initialiser: Initialiser, shape: readonly number[], seed: number): Float32Array {
  const count = valueCount(shape);
  const random = seededRandom(seed);
  const uniform = (from: number, to: number) =>
    Float32Array.from({ length: count }, () => from + (to - from) * random());
  switch (initialiser.is) {
    case 'constant':
      return new Float32Array(count).fill(initialiser.value);
    case 'uniform':
      return uniform(initialiser.from, initialiser.to);
    case 'normal': {
      const { mean, deviation, cut } = initialiser;
      return bell(random, count, deviation, cut).map((value) => mean + value);
    }
    case 'scaled': {
      const { scale, mode, distribution } = initialiser;
      const variance = scale / Math.max(1, fanOf(shape, mode));
      if (distribution === 'uniform') {
        const limit = Math.sqrt(3 * variance);
        return uniform(-limit, limit);
      }
      const cut = distribution !== 'untruncated_normal';
      return bell(random, count, Math.sqrt(variance) / (cut ? CUT_DEVIATION : 1), cut);
    }
  }
}

/** Deviation of a normal distribution that is cut at two deviations. */
const CUT_DEVIATION = 0.87962566103423978;

/** Numbers about 0; with `cut`, those beyond two deviations are drawn again. */
function bell(random: () => number, count: number, deviation: number, cut: boolean): Float32Array {
  const values = gaussians(random, count, deviation);
  if (!cut) return values;
  const beyond = (value: number) => Math.abs(value) > 2 * deviation;
  return values.map((value) => {
    let drawn = value;
    while (beyond(drawn)) drawn = gaussians(random, 1, deviation)[0] ?? 0;
    return drawn;
  });
}

/** How many values come into a cell of a kernel, or go out of it, or the mean of both. */
function fanOf(shape: readonly number[], mode: string): number {
  const [last = 1, before = last, ...window] = [...shape].reverse();
  const cells = valueCount(window);
  const [into, out] = [before * cells, last * cells];
  if (mode === 'fan_in') return into;
  return mode === 'fan_out' ? out : (into + out) / 2;
}
