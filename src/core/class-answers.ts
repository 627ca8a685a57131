import type { OutputInfo } from './graph/layer-info.js';
import { probabilitiesOf } from './probabilities.js';

/** What a network says in all its classes. */
export interface ClassAnswer {
  /** Before softmax or sigmoid, by class. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** 0…1, by class. */
  readonly probabilities: Float32Array<ArrayBuffer>;
}

/**
 * What the network says of each image of a batch. Of an output with rows and columns, as for
 * segmentation, a class has the mean logit and the mean share of its cells.
 *
 * @param values - of the output's logits, one image after the other
 */
export function classAnswers(
  { shape, activation }: OutputInfo,
  values: Float32Array,
): readonly ClassAnswer[] {
  const classes = shape.at(-1) ?? 1;
  const size = shape.reduce((product, n) => product * n, 1);
  return Array.from({ length: values.length / size }, (_, image) => {
    const logits = values.slice(image * size, (image + 1) * size);
    const shares = new Float32Array(size);
    for (let cell = 0; cell < size; cell += classes) {
      shares.set(probabilitiesOf(logits.subarray(cell, cell + classes), activation), cell);
    }
    return { logits: cellMeans(logits, classes), probabilities: cellMeans(shares, classes) };
  });
}

/** The mean over all cells of each class, summed in doubles. */
function cellMeans(values: Float32Array, classes: number): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(classes);
  values.forEach((value, i) => (sums[i % classes]! += value));
  return Float32Array.from(sums, (sum) => (sum * classes) / values.length);
}
