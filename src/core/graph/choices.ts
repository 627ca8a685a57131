import { LayerNotFoundError, NotConvolutionalError, OptionError, ShapeError } from '../errors.js';
import type { GraphDefinition } from './definition.js';
import { listedNames } from '../labels/read-labels.js';
import type { InputInfo, OutputInfo, Preprocessing } from './layer-info.js';
import { nameCount, positionCount } from './output-classes.js';
import type { Remark } from './remark.js';
import { tensorsFrom } from './tensors-from.js';
import { say, str } from '../sentence.js';

/** What a person may choose of a network that its file leaves open. Plain data. */
export interface Choices {
  /** Input that carries the image; by default the first that can and that the output depends on. */
  readonly imageInput?: string | undefined;
  /**
   * Values of the other inputs by name: one number for all, or one each in the order of the input's
   * shape; 0 by default.
   */
  readonly inputValues?: Readonly<Record<string, number | readonly number[]>> | undefined;
  /** Output that is explained; by default the first that depends on the image. */
  readonly output?: string | undefined;
  /** Of an output with classes at each of several positions, the one that is explained, from 0; all by default. */
  readonly position?: number | undefined;
  /** How pixels become what the image's input reads, instead of what the file says. */
  readonly preprocessing?: Preprocessing | undefined;
  /**
   * Names of the classes by index, instead of the file's. Numbers that may be classes or not, see
   * `OutputInfo.nameable`, are when there are as many names.
   */
  readonly labels?: readonly string[] | undefined;
}

/** Under this name metadata say which output labels are of that were found beside the model. */
export const LABELS_OUTPUT = 'labelsOutput';

type Chosen = Pick<GraphDefinition, 'inputs' | 'outputs' | 'metadata' | 'nodes' | 'remarks'>;

/**
 * Inputs, outputs and metadata as chosen. Whatever is chosen comes first, which is where everything
 * looks for the image's input and the explained output; the rest keeps its order. What is not chosen
 * is the first that goes with what is: the output is computed from the image, wherever that can be.
 *
 * @throws LayerNotFoundError for an input or output that there is not, NotConvolutionalError when
 * the input takes no image, ShapeError for too many or too few values, OptionError for a
 * preprocessing of another number of channels, values that are not finite, or a position that is not
 * there
 */
export function chosen<T extends Chosen>(definition: T, choices: Choices = {}): T {
  return asChosen(definition, choices, pairOf(definition, choices));
}

/**
 * The same of a definition of which something is chosen already: where neither the input nor the output
 * is named, both stay.
 */
export function chosenAnew<T extends Chosen>(definition: T, choices: Choices): T {
  const { imageInput, output } = choices;
  if (imageInput !== undefined || output !== undefined) return chosen(definition, choices);
  return asChosen(definition, choices, [definition.inputs[0], definition.outputs[0]]);
}

function asChosen<T extends Chosen>(definition: T, choices: Choices, [image, output]: Pair): T {
  const { labels } = choices;
  const metadata = labels
    ? { ...definition.metadata, labels, [LABELS_OUTPUT]: undefined }
    : definition.metadata;
  const [first, ...others] = inFront(definition.outputs, output);
  const explained = first && atPosition(named(first, metadata), choices.position);
  return {
    ...definition,
    inputs: chosenInputs(definition.inputs, image, choices),
    outputs: explained ? [explained, ...others] : others,
    metadata,
    remarks: definition.remarks.map((remark) => ofChosen(remark, explained)),
  };
}

/** What is said of an output, as it is chosen now. */
function ofChosen(remark: Remark, output: OutputInfo | undefined): Remark {
  const own = remark.kind === 'positions' && remark.output === output?.name;
  return own ? { ...remark, position: output.position } : remark;
}

/** Numbers that may be classes are, when there are as many names; names belong to the first output. */
function named(output: OutputInfo, metadata: GraphDefinition['metadata']): OutputInfo {
  if (!output.nameable) return output;
  const own = (metadata[LABELS_OUTPUT] ?? output.name) === output.name;
  const fits = own && listedNames(metadata)?.length === nameCount(output);
  const { features, ...classes } = output;
  return fits ? classes : { ...classes, features: features ?? true };
}

function atPosition(output: OutputInfo, position: number | undefined): OutputInfo {
  // Numbers that are classes no more, for want of names, have no positions either.
  if (position === undefined || (output.nameable && output.features)) return output;
  const count = positionCount(output);
  if (Number.isInteger(position) && position >= 0 && position < count) {
    return { ...output, position };
  }
  const there =
    count === 0 ? say('it has no positions') : say(str`the positions are 0 to ${count - 1}`);
  throw new OptionError(
    say(str`output "${short(output.name)}" has no position ${position}: ${there}`),
  );
}

/** Whether an input has rows, columns and channels. */
export const takesImage = ({ shape }: InputInfo): boolean => shape.length === 3;

/** The input that carries the image, and the output that is explained. */
type Pair = readonly [InputInfo | undefined, OutputInfo | undefined];

function pairOf({ inputs, outputs, nodes }: Chosen, { imageInput, output }: Choices): Pair {
  const images = imagesOf(inputs, imageInput);
  const answers = outputsOf(outputs, output);
  if (images.length * answers.length > 1) {
    const reached = images.map(({ name }) => tensorsFrom(nodes, name));
    for (const answer of answers) {
      const at = reached.findIndex((tensors) => tensors.has(answer.logits));
      if (at >= 0) return [images[at], answer];
    }
  }
  return [images[0], answers[0]];
}

function chosenInputs(
  all: readonly InputInfo[],
  image: InputInfo | undefined,
  choices: Choices,
): readonly InputInfo[] {
  const { inputValues = {}, preprocessing } = choices;
  const names = Object.keys(inputValues);
  const stray = names.find((name) => !all.some((input) => input.name === name));
  if (stray !== undefined) throw notFound('input', stray, all);
  return inFront(all, image).map((input, index) => {
    if (index > 0) {
      const given = Object.hasOwn(inputValues, input.name) ? inputValues[input.name] : undefined;
      return { ...input, value: checkedValue(input, given ?? input.value ?? 0) };
    }
    const { name, shape } = input;
    const checked = preprocessing && checkedPreprocessing(input, preprocessing);
    return { name, shape, preprocessing: checked ?? input.preprocessing };
  });
}

/** The inputs that may carry the image: the one of that name, else all that can. */
function imagesOf(inputs: readonly InputInfo[], name: string | undefined): readonly InputInfo[] {
  if (name === undefined) {
    const able = inputs.filter(takesImage);
    return able.length > 0 ? able : inputs.slice(0, 1);
  }
  const found = inputs.find((input) => input.name === name);
  if (!found) throw notFound('input', name, inputs);
  if (takesImage(found)) return [found];
  throw new NotConvolutionalError(
    say(str`input "${short(name)}" takes [${found.shape.join(', ')}], which is no image`),
  );
}

function outputsOf(
  outputs: readonly OutputInfo[],
  name: string | undefined,
): readonly OutputInfo[] {
  if (name === undefined) return outputs;
  const found = outputs.find((output) => output.name === name);
  if (found) return [found];
  throw notFound('output', name, outputs);
}

function checkedValue({ name, shape }: InputInfo, value: number | readonly number[]) {
  const count = shape.reduce((product, side) => product * side, 1);
  if (typeof value !== 'number' && value.length !== count) {
    throw new ShapeError(
      say(
        str`input "${short(name)}" takes one value or ${count}, [${shape.join(', ')}], not ${value.length}`,
      ),
    );
  }
  if ([value].flat().every((n) => Number.isFinite(n))) return value;
  throw new OptionError(say(str`the values of input "${short(name)}" must be numbers`));
}

function checkedPreprocessing({ name, shape }: InputInfo, given: Preprocessing): Preprocessing {
  const channels = shape[2] ?? 0;
  const { mean, std } = given;
  const numbers = [...mean, ...std].every((n) => Number.isFinite(n)) && !std.includes(0);
  if (mean.length === channels && std.length === channels && numbers) return given;
  throw new OptionError(
    say(
      str`input "${short(name)}" has ${channels} channels: its preprocessing needs as many means, and deviations that are not 0`,
    ),
  );
}

function inFront<T>(all: readonly T[], item: T | undefined): readonly T[] {
  return item === undefined ? all : [item, ...all.filter((other) => other !== item)];
}

function notFound(
  what: 'input' | 'output',
  name: string,
  all: readonly { readonly name: string }[],
) {
  const names = all.slice(0, 10).map((one) => `"${short(one.name)}"`);
  const there = names.join(', ') || say('none');
  return new LayerNotFoundError(
    what === 'input'
      ? say(str`no input "${short(name)}": there is ${there}`)
      : say(str`no output "${short(name)}": there is ${there}`),
  );
}

const short = (name: string): string => name.slice(0, 60);
