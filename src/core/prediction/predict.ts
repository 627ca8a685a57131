import type { RunOptions } from '../checkpoint.js';
import { answerAt, classAnswers, type ClassAnswer } from './class-answers.js';
import { classNames } from './class-labels.js';
import { NoClassesError, OptionError, ShapeError } from '../errors.js';
import type { OutputInfo } from '../graph/layer-info.js';
import type { Network } from '../graph/network.js';
import { isNumber, positionCount } from '../graph/output-classes.js';
import { outputPicture } from './output-picture.js';
import type { Prediction, PredictResult } from './predict.types.js';
import { readAllFromImage } from '../graph/read-tensor.js';
import { shapeText } from '../short-text.js';
import { say, str } from '../sentence.js';

export interface PredictOptions extends RunOptions {
  /** How many classes to list, strongest first; more than there are means all. */
  readonly top?: number | undefined;
}

export const predictDefaults = { top: 5 } as const;

/**
 * What the network makes of an image. Of an output with rows and columns, as for segmentation, a class
 * has the mean share of its cells, and their mean logit; of one with positions, as of a reader of text,
 * the mean share and the sum of its logits, unless a position is chosen. A network without classes, see
 * `OutputInfo.features`, lists none, and says why; a single number and a picture are given as they are.
 *
 * @param values - as `prepareImage` gives them, `[height, width, channels]` of the input
 * @throws ShapeError, NumericError, OptionError, AbortError
 */
export async function predict(
  network: Network,
  values: Float32Array,
  options: PredictOptions = {},
): Promise<PredictResult> {
  const top = options.top ?? predictDefaults.top;
  if (!Number.isInteger(top) || top < 1) {
    throw new OptionError(say(str`top must be a whole number from 1, not ${top}`));
  }
  const output = explainedOutput(network);
  const { name, logits: tensor } = output;
  const read = await readAllFromImage(
    network,
    values,
    [tensor, ...(output.picture ? [name] : [])],
    options,
  );
  const scores = read[tensor]!;
  const drawn = output.picture ? { picture: outputPicture(output.picture, read[name]!) } : {};
  if (output.features) return { ...noClasses(output, scores), ...drawn };
  const listed = (answer: ClassAnswer, count: number) => strongest(network, output, answer, count);
  const answer = classAnswers(output, scores)[0]!;
  const count = positionCount(output);
  const each = Array.from(
    { length: count },
    (_, place) => listed(answerAt(output, scores, place), 1)[0]!,
  );
  return {
    top: listed(answer, top),
    logits: answer.logits,
    probabilities: answer.probabilities,
    ...(count > 0 ? { positions: each } : {}),
    ...drawn,
  };
}

/** The classes with the largest scores. */
function strongest(
  network: Network,
  output: OutputInfo,
  { logits, probabilities }: ClassAnswer,
  count: number,
): readonly Prediction[] {
  const names = classNames(network);
  // Shares of one place may round to the same number where the logits still differ.
  const by = isTogether(output) ? probabilities : logits;
  const order = Array.from(by.keys()).sort((a, b) => by[b]! - by[a]! || a - b);
  return order.slice(0, count).map((index) => ({
    index,
    name: names[index]!,
    probability: probabilities[index]!,
    logit: logits[index]!,
  }));
}

function noClasses(output: OutputInfo, values: Float32Array): PredictResult {
  const [value] = values;
  return {
    top: [],
    logits: new Float32Array(0),
    probabilities: new Float32Array(0),
    ...(isNumber(output) && value !== undefined ? { value } : {}),
    ...(output.note === undefined ? {} : { reason: output.note }),
  };
}

/** Whether its classes are those of several places at once: of a map, or of all positions. */
export const isTogether = ({ shape, position }: OutputInfo): boolean =>
  shape.length > 1 && position === undefined;

/**
 * The output that every question is about: the first.
 * @throws ShapeError when there is none
 */
export function explainedOutput(network: Network): OutputInfo {
  const [output] = network.outputs;
  if (output) return output;
  throw new ShapeError(say(str`"${network.name}" has no output`));
}

/**
 * The output that has the classes: the first.
 *
 * @throws NoClassesError when it stands for none
 */
export function classOutput(network: Network): OutputInfo {
  const output = explainedOutput(network);
  if (!output.features) return output;
  throw new NoClassesError(
    isNumber(output)
      ? say(
          str`"${network.name}" has no classes: its output "${output.name}" gives one number, ${shapeText(output.shape)}`,
        )
      : say(
          str`"${network.name}" has no classes: its output "${output.name}" gives features, ${shapeText(output.shape)}`,
        ),
  );
}
