import { OptionError, ShapeError } from '../errors.js';
import { IMAGENET_1K } from '../labels/imagenet-1k.js';
import { IMAGENET_IDS } from '../labels/imagenet-ids.js';
import { distinctLabels } from '../labels/label.js';
import { say, str } from '../sentence.js';

/** A class of ImageNet with its score. */
export interface DecodedClass {
  readonly index: number;
  /** WordNet's: `n02123045`. */
  readonly id: string;
  /** Short name, unique among the classes: `tabby`. */
  readonly name: string;
  readonly score: number;
}

/**
 * The strongest classes of ImageNet, strongest first, as Keras' `decode_predictions` gives them.
 *
 * @param scores - of all 1000 classes, for one photo
 * @param top - how many
 * @throws ShapeError when there are not 1000 scores, OptionError
 */
export function decodePredictions(scores: ArrayLike<number>, top = 5): readonly DecodedClass[] {
  if (scores.length !== IMAGENET_IDS.length) {
    throw new ShapeError(
      say(str`the classes of ImageNet need ${IMAGENET_IDS.length} scores, not ${scores.length}`),
    );
  }
  if (!Number.isInteger(top) || top < 1) {
    throw new OptionError(say(str`top must be a whole number from 1, not ${top}`));
  }
  const names = distinctLabels(IMAGENET_1K);
  return Array.from(scores, (score, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, top)
    .map(({ score, index }) => {
      const id = `n${String(IMAGENET_IDS[index]).padStart(8, '0')}`;
      return { index, id, name: names[index]!, score };
    });
}
