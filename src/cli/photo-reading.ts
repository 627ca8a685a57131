import { classNames } from '../core/prediction/class-labels.js';
import type { Preprocessing } from '../core/graph/layer-info.js';
import type { Network } from '../core/graph/network.js';
import type { PreprocessingGuess } from '../core/image/guess-preprocessing.js';
import type { CropMode, PreparedImage } from '../core/image/prepare-image.js';
import { nameOfPreprocessing, type PreprocessingName } from '../core/image/preprocessings.js';
import { imageInput } from '../core/graph/input-feed.js';
import { predict } from '../core/prediction/predict.js';
import { readings } from '../core/prediction/readings.js';
import { summarise } from '../core/summary/summarise.js';
import { percent, rawValue } from '../view/numbers.js';
import type { Args } from './args.js';
import type { Output } from './output.js';

/** How the photo was brought to the network, and why so. Plain data, as `--json` prints it. */
export interface PhotoReading {
  /** The input that it went to. */
  readonly input: string;
  /** Null where no photo was cut. */
  readonly crop: CropMode | null;
  readonly preprocessing: Preprocessing & { readonly name: PreprocessingName | null };
  readonly because: 'asked' | 'model' | 'guessed';
  /** What a guess rests on. */
  readonly evidence: string | null;
  /** What to try where the network hardly tells its classes apart on this photo. */
  readonly hint: string | null;
}

/** What is known before the photo is looked at. */
export function photoReading(
  network: Network,
  args: Args,
  crop: CropMode | null = null,
): PhotoReading {
  const { name: input, preprocessing, shape } = imageInput(network);
  const asked = args.text('preprocessing') !== undefined;
  const guess = asked ? null : summarise(network).guess;
  return {
    ...{ input, crop },
    preprocessing: { name: nameOfPreprocessing(preprocessing, shape[2] ?? 0), ...preprocessing },
    because: asked ? 'asked' : guess ? 'guessed' : 'model',
    evidence: guess && evidenceOf(guess),
    hint: null,
  };
}

/** The same with a hint, where the answer is hardly better than chance and the file does not say. */
export async function withHint(
  reading: PhotoReading,
  network: Network,
  image: PreparedImage,
): Promise<PhotoReading> {
  const [output] = network.outputs;
  const classes = classNames(network).length;
  if (reading.because === 'model' || output?.activation !== 'softmax' || classes < 2) {
    return reading;
  }
  const { top } = await predict(network, image.values, { top: 1 });
  if (!top[0] || !isChance(top[0].probability, classes)) return reading;
  const ways = await readings(network, image.input);
  const best = ways.reduce((one, other) =>
    other.top.probability > one.top.probability ? other : one,
  );
  const share = percent(best.top.probability);
  const hint = isChance(best.top.probability, classes)
    ? `hint: in whichever way the photo is read, the strongest of ${classes} classes gets ${share} at ` +
      'most, hardly more than chance; perhaps it shows none of them, or the model is not trained'
    : `hint: with --preprocessing ${best.name} the answer is ${best.top.name}, ${share}; as it is read ` +
      'now it is hardly better than chance';
  return { ...reading, hint };
}

/** Less than twice what each class would get by chance; of few classes a tenth of the rest more. */
function isChance(probability: number, classes: number): boolean {
  const chance = 1 / classes;
  return probability < Math.min(chance + 0.1 * (1 - chance), 2 * chance);
}

/** A result as a command prints it, with how the photo was read. */
export interface Printed {
  readonly json: () => object | readonly object[];
  readonly text: () => readonly string[];
}

/** Prints a result: as JSON, with the reading as a field and beside it, or in words. */
export function printResult(
  output: Output,
  args: Args,
  photo: PhotoReading,
  { json, text }: Printed,
): void {
  output.settle();
  const lines = readingLines(photo);
  if (!args.flag('json')) return output.print([...text(), ...lines]);
  for (const line of lines) output.remark(line);
  const found = json();
  const whole = Array.isArray(found)
    ? found.map((one: object) => ({ ...one, photo }))
    : { ...found, photo };
  output.printJson(JSON.stringify(whole));
}

/** One line, and one more for the hint. */
export function readingLines(reading: PhotoReading): readonly string[] {
  const { input, crop, preprocessing, because, evidence, hint } = reading;
  const why = {
    asked: 'as you asked',
    model: 'as the model says',
    guessed: `guessed: ${evidence}`,
  };
  const cut = crop === null ? '' : `crop ${crop}, `;
  const line = `photo: ${cut}${wayText(preprocessing)} for input "${input}", ${why[because]}`;
  return hint === null ? [line] : [line, hint];
}

const named: Readonly<Record<PreprocessingName, string>> = {
  none: 'pixels 0…255',
  unit: 'pixels 0…1',
  tf: 'pixels −1…1',
  caffe: 'blue, green, red less their means (caffe)',
  torch: 'pixels by mean and deviation (torch)',
};

function wayText({ name, mean, std, channels }: PhotoReading['preprocessing']): string {
  if (name !== null) return channels === 'grey' ? `grey ${named[name]}` : named[name];
  const list = (values: readonly number[]): string =>
    values.every((value) => value === values[0])
      ? rawValue(values[0] ?? 0)
      : `(${values.map((value) => rawValue(value)).join(', ')})`;
  return `${channels} pixels less ${list(mean)}, by ${list(std)}`;
}

function evidenceOf({ because, evidence }: PreprocessingGuess): string {
  switch (because) {
    case 'inside':
      return `layer "${evidence}" prepares them`;
    case 'family':
      return `it is built like ${evidence}`;
    case 'custom':
      return 'most networks that people train themselves expect this';
  }
}
