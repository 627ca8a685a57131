import type { OutputInfo } from '../graph/layer-info.js';
import { classCount, isTwoClasses, positionCount } from '../graph/output-classes.js';
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
 * segmentation, a class has the mean logit and the mean share of its cells. Of one with positions it
 * has those of the position that is chosen; else the sum of its logits and the mean of its shares.
 *
 * @param values - of the output's logits, one image after the other
 */
export function classAnswers(output: OutputInfo, values: Float32Array): readonly ClassAnswer[] {
  const { shape, position } = output;
  const size = shape.reduce((product, n) => product * n, 1);
  const places = size / (shape.at(-1) ?? 1);
  return Array.from({ length: values.length / size }, (_, image) => {
    const all = values.subarray(image * size, (image + 1) * size);
    if (position !== undefined) return answerAt(output, all, position);
    return places === 1 ? answerAt(output, all, 0) : together(output, all, places);
  });
}

/** What it says at all places together, summed in doubles. */
function together(output: OutputInfo, values: Float32Array, places: number): ClassAnswer {
  const count = classCount(output);
  const logits = new Float64Array(count);
  const shares = new Float64Array(count);
  for (let place = 0; place < places; place++) {
    const answer = answerAt(output, values, place);
    answer.logits.forEach((logit, index) => (logits[index]! += logit));
    answer.probabilities.forEach((share, index) => (shares[index]! += share));
  }
  const parts = positionCount(output) > 0 ? 1 : places;
  return {
    logits: Float32Array.from(logits, (sum) => sum / parts),
    probabilities: Float32Array.from(shares, (sum) => sum / places),
  };
}

/**
 * What it says at one place: a position, or a cell of a map. One number tells two classes apart: it is
 * the logit of class 1, and its opposite that of class 0.
 * @param values - of the output's logits, of one image
 */
export function answerAt(output: OutputInfo, values: Float32Array, place: number): ClassAnswer {
  const depth = output.shape.at(-1) ?? 1;
  const logits = values.slice(place * depth, (place + 1) * depth);
  const probabilities = probabilitiesOf(logits, output.activation, output.slope);
  if (!isTwoClasses(output)) return { logits, probabilities };
  const [logit = 0] = logits;
  const [share = 0] = probabilities;
  return {
    logits: Float32Array.of(-logit, logit),
    probabilities: Float32Array.of(1 - share, share),
  };
}
