import type { ModelWeights } from '../../../src/core/assembly/weights.js';

/*
 * The numbers from which tools/make_application_answers.py draws weights and a photo.
 */

const COUNT = 2 ** 20;

/** From −1 to 1, by 32-bit hashes of their places. */
const NUMBERS = Float32Array.from({ length: COUNT }, (_, place) => {
  let x = place;
  for (const factor of [0x7feb352d, 0x846ca68b]) {
    x ^= x >>> 16;
    x = Math.imul(x, factor);
  }
  x ^= x >>> 16;
  return (x >>> 0) / 2 ** 31 - 1;
});

/** Numbers from the place that a key has, times a scale, about a middle. */
export function drawn(key: string, count: number, scale: number, middle = 0): Float32Array {
  let hash = 0x811c9dc5;
  for (const letter of new TextEncoder().encode(key)) {
    hash = Math.imul(hash ^ letter, 0x01000193) >>> 0;
  }
  const values = new Float32Array(count);
  const factor = Math.fround(scale);
  for (let i = 0, place = hash % COUNT; i < count; i++, place++) {
    if (place === COUNT) place = 0;
    values[i] = middle + Math.fround(factor * NUMBERS[place]!);
  }
  return values;
}

/**
 * Weights of a model by its layers' names, none of which is stored.
 * @param gain - times the kernels
 */
export const formulaWeights = (gain: number): ModelWeights => ({
  of({ name: layer }, { weights }) {
    return new Map(
      Object.entries(weights).map(([name, shape], index) => {
        const read = async () => valuesOf(`${layer}#${index}`, name, shape, gain);
        return [name, { shape, read }];
      }),
    );
  },
});

function valuesOf(key: string, name: string, shape: readonly number[], gain: number): Float32Array {
  const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);
  const count = product(shape);
  if (name.includes('kernel')) {
    const fan = product(name === 'depthwise_kernel' ? shape.slice(0, 2) : shape.slice(0, -1));
    return drawn(key, count, gain * Math.sqrt(6 / fan));
  }
  if (name === 'gamma' || name.includes('variance')) return drawn(key, count, 0.5, 1);
  return drawn(key, count, 0.3);
}
