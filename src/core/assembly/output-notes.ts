/* Sentences on outputs whose values are not plainly the shares of classes. */
import type { GraphNode } from '../graph/definition.js';
import type { OutputInfo } from '../graph/layer-info.js';

const short = (name: string): string => `"${name.slice(0, 60)}"`;

const output = (name: string): string => `Output ${short(name)}`;

const shown = (shape: readonly number[]): string => shape.join(' × ');

/** The function or layer that a node is, as people call it. */
function wordFor({ op: { type }, info: { activation, kind } }: GraphNode): string {
  return type === 'activation' && activation !== undefined ? activation : kind;
}

/** Where the classes are, behind which more was done to their shares. */
export function passedOn(name: string, end: GraphNode, passed: readonly GraphNode[]): string {
  const through = passed.map((node) => short(node.info.partOf ?? node.info.name)).reverse();
  return (
    `${output(name)} has the classes of the ${wordFor(end)} in ${short(end.info.name)}, which pass ` +
    `through ${through.join(', ')}: shares and logits are told as they are before that.`
  );
}

export function cutShort(name: string): string {
  return (
    `${output(name)} stands for no classes: the model goes on behind it with layers that cannot be ` +
    'read.'
  );
}

/** @param end - what gives the number */
export function number(name: string, end: GraphNode | undefined): string {
  const activation = end?.info.activation;
  if (end?.op.type === 'activation' && activation !== undefined) {
    return (
      `${output(name)} is one number, out of ${activation}: a quantity in a unit that the file does ` +
      'not say.'
    );
  }
  return (
    `${output(name)} is one number, with no sigmoid behind it: a quantity in a unit that the file ` +
    'does not say or, once two class names are given, the logit of the second.'
  );
}

export function scaledNumber(name: string, scaled: GraphNode): string {
  return (
    `${output(name)} is one number, scaled by ${short(scaled.info.name)} behind its sigmoid: a ` +
    'quantity between two bounds, in a unit that the file does not say.'
  );
}

export function lonelySoftmax(name: string): string {
  return (
    `${output(name)} is the softmax of one number, which is always 1, whatever the photo. The number ` +
    'before it is told here.'
  );
}

export function picture(name: string, [height, width, channels]: readonly number[]): string {
  const of = channels === 1 ? 'one channel' : `${channels} channels`;
  return (
    `${output(name)} is a picture of ${height} × ${width} with ${of}, and no classes, unless their ` +
    'names are given.'
  );
}

export function steps({ name, shape }: OutputInfo): string {
  const [count = 0, values = 0] = shape;
  return (
    `${output(name)} has ${values} numbers at each of ${count} positions, with no softmax or sigmoid ` +
    'behind them: places, say, or features. They are logits of classes once as many names are given.'
  );
}

export function features({ name, shape }: OutputInfo, end: GraphNode | undefined): string {
  const source = end ? `They come from ${short(end.info.name)} (${wordFor(end)}), and no` : 'No';
  return (
    `${output(name)} gives features, ${shown(shape)} values. ${source} softmax, sigmoid or dense ` +
    'layer makes classes of them.'
  );
}
