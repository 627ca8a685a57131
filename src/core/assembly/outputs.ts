import { ModelFormatError } from '../errors.js';
import { takesImage } from '../graph/choices.js';
import type { GraphNode } from '../graph/definition.js';
import type { InputInfo, OutputInfo } from '../graph/layer-info.js';
import { isMap } from '../graph/output-classes.js';
import type { OutputNote, ValueSource } from '../graph/output-note.js';
import type { Made } from './made.js';
import { say } from '../sentence.js';

/** What is known of a network whose outputs are to be understood. */
interface Readable {
  readonly nodes: readonly GraphNode[];
  readonly inputs: readonly InputInfo[];
  /** False when the model goes on behind the outputs, with layers that cannot be read. */
  readonly whole: boolean;
}

/**
 * The network's outputs: what their values stand for, and where the logits of their classes lie.
 * @throws ModelFormatError when there is none
 */
export function outputsOf(
  outputs: readonly Made[],
  { nodes, inputs, whole }: Readable,
): readonly OutputInfo[] {
  if (outputs.length === 0) throw new ModelFormatError(say('the model has no output'));
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const image = inputs.find(takesImage)?.shape ?? [];
  return outputs.map((output) =>
    whole
      ? understood(scoresOf(output, byName), image)
      : features(plain(output), { kind: 'cut-short', output: output.tensor }),
  );
}

/** What an output's values are, as far as the nodes tell. */
interface Scores {
  readonly info: OutputInfo;
  /** False where they come from a function behind which nothing stands for classes. */
  readonly open: boolean;
  /** The node that they come from, whatever passes classes through aside. */
  readonly end: GraphNode | undefined;
  /** What is passed on the way and changes values, the last first. */
  readonly passed: readonly GraphNode[];
}

/** What takes together, or only gives another shape. */
const POOLING = new Set(['globalAveragePool', 'globalMaxPool', 'mean']);
const LINEAR = new Set(['matMul', 'conv2d', 'depthwiseConv2d', 'conv2dTranspose']);
const SQUASHING: Readonly<Record<string, OutputInfo['activation']>> = {
  softmax: 'softmax',
  log_softmax: 'softmax',
  sigmoid: 'sigmoid',
  log_sigmoid: 'sigmoid',
  hard_sigmoid: 'hard_sigmoid',
  sparse_sigmoid: 'hard_sigmoid',
};

/** Walks back from an output through all that passes classes through: scales, clips, reshapes. */
function scoresOf(output: Made, byName: ReadonlyMap<string, GraphNode>): Scores {
  const passed: GraphNode[] = [];
  let end = byName.get(output.tensor);
  while (end && (end.op.type === 'reshape' || POOLING.has(end.op.type) || end.op.rising)) {
    if (!isPlain(end)) passed.push(end);
    end = byName.get(end.inputs[0] ?? '');
  }
  const info = plain(output);
  const activation = end?.op.type === 'activation' && SQUASHING[end.info.activation ?? ''];
  const logits = end?.inputs[0];
  const pooled = passed.some(({ op }) => POOLING.has(op.type));
  if (!end || !activation || logits === undefined || pooled) {
    return { info, open: end !== undefined && LINEAR.has(end.op.type), end, passed };
  }
  const { outputShape } = end.info;
  // As the classes lie where they are made, if they are put in a row behind that.
  const shape = outputShape.at(-1) === info.shape.at(-1) ? info.shape : outputShape;
  const slope = 'slope' in end.op && typeof end.op.slope === 'number' ? end.op.slope : undefined;
  const sharp = slope === undefined ? {} : { slope };
  const note = passed.length > 0 ? { note: passedOn(info.name, end, passed) } : {};
  const found = { ...info, shape, logits, activation, ...sharp, ...note };
  return { info: found, open: true, end, passed };
}

const plain = ({ tensor, shape }: Made): OutputInfo => ({
  name: tensor,
  shape,
  logits: tensor,
  activation: 'linear',
});

/** Whether a node leaves each value as it is: a reshape, a dropout, an activation called linear. */
const isPlain = ({ op: { type }, info }: GraphNode): boolean =>
  type === 'reshape' ||
  type === 'identity' ||
  (type === 'activation' && info.activation === 'linear');

/** @param image - shape of the image that the network takes */
function understood({ info, open, end, passed }: Scores, image: readonly number[]): OutputInfo {
  const { name: output, shape, activation } = info;
  const size = sizeOf(shape);
  const raw = { ...info, logits: output, activation: 'linear' } as const;
  if (size === 1) {
    if (!open) return features(raw, numberNote(output, end));
    if (activation === 'softmax') {
      return features({ ...info, activation: 'linear' }, { kind: 'softmax-of-one', output });
    }
    if (activation === 'linear') {
      return { ...features(info, numberNote(output, end)), nameable: true };
    }
    const scaled = passed.find(({ op }) => op.type !== 'clip' && op.type !== 'log');
    if (!scaled) return info;
    return features(raw, { kind: 'scaled-number', output, by: scaled.info.name });
  }
  const picture = activation === 'softmax' ? null : pictureShape(info, image);
  const shown = picture ? { ...info, picture } : info;
  const pictureNote = picture && ({ kind: 'picture', output, shape: picture } as const);
  if (!open) {
    return features(shown, pictureNote ?? featuresNote(raw, end));
  }
  // Out of it comes what goes in: it is restored, and not classified.
  if (pictureNote && picture[2] !== 1 && picture[2] === image[2]) {
    return { ...features(shown, pictureNote), nameable: true };
  }
  if (pictureNote && (shape.length !== 3 || activation === 'linear') && picture[2] === 1) {
    return { ...features(shown, pictureNote), nameable: true };
  }
  if (shape.length === 2 && activation === 'linear') {
    const [positions = 0, values = 0] = shape;
    return { ...features(shown, { kind: 'steps', output, positions, values }), nameable: true };
  }
  return shape.length > 3 ? features(shown, featuresNote(raw, end)) : shown;
}

const features = (info: OutputInfo, note: OutputNote): OutputInfo => ({
  ...info,
  features: true,
  note,
});

/** @param passed - the last first */
function passedOn(output: string, end: GraphNode, passed: readonly GraphNode[]): OutputNote {
  const through = passed.map(({ info }) => info.partOf ?? info.name).reverse();
  return { kind: 'passed-on', output, from: sourceOf(end), through };
}

/** @param end - what gives the number */
function numberNote(output: string, end: GraphNode | undefined): OutputNote {
  const of = end?.op.type === 'activation' ? end.info.activation : undefined;
  return { kind: 'number', output, of: of ?? null };
}

const featuresNote = ({ name, shape }: OutputInfo, end: GraphNode | undefined): OutputNote => ({
  kind: 'features',
  output: name,
  shape,
  from: end ? sourceOf(end) : null,
});

function sourceOf({ op: { type }, info: { name, activation, kind } }: GraphNode): ValueSource {
  return { layer: name, what: type === 'activation' ? (activation ?? kind) : kind };
}

/** Channels that a picture may have: grey, two colours, all of them, and opacity. */
const MOST_CHANNELS = 4;
/** As many values as a smaller image has may well be classes. */
const FEWEST_PIXELS = 64;

/** Rows, columns and channels of an output that can be looked at. */
function pictureShape(
  { shape }: OutputInfo,
  image: readonly number[],
): OutputInfo['picture'] | null {
  if (isMap({ shape })) {
    const [height = 0, width = 0, channels = 0] = shape;
    return height * width > 1 && channels <= MOST_CHANNELS ? [height, width, channels] : null;
  }
  // All values of a picture like the one that went in, in rows or in one row.
  const [height = 0, width = 0, channels = 0] = image;
  const fits = shape.length <= 2 && sizeOf(shape) === sizeOf(image) && channels <= MOST_CHANNELS;
  return fits && height * width >= FEWEST_PIXELS ? [height, width, channels] : null;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
