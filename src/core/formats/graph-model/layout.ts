import { ModelFormatError } from '../../errors.js';
import { shown } from '../../kinds/config.js';
import type { Pair } from '../../ops/window.js';
import { broadcastShape, reshaped, sizeOf, transposed, type GraphConstant } from './constant.js';
import type { NodeDef } from './node-def.js';
import { permuted, type Flow, type Translation } from './translation.js';
import { say, str } from '../../sentence.js';

/** Where a node has its channels. */
export const channelsFirst = ({ attributes }: NodeDef): boolean =>
  attributes.choice('data_format', ['NHWC', 'NCHW']) === 'NCHW';

/** The tensor as an image with the channels last, whatever the node's own order; `turned` tells. */
export function imageOf(at: Translation, node: NodeDef, flow: Flow): Flow {
  if (!channelsFirst(node)) return rankFour(at, node, at.upright(node, flow));
  if (flow.turned === true) return flow;
  const last = at.layer(
    `${node.name}/channels_last`,
    permuted([rankFour(at, node, flow)], [2, 3, 1]),
  );
  return { ...last, turned: true };
}

function rankFour(at: Translation, node: NodeDef, flow: Flow): Flow {
  if (flow.shape.length === 3) return flow;
  throw at.unsupported(node, say(str`reads [${flow.shape.join(', ')}] where an image is needed`));
}

/** A result with the same order of axes as the tensor that it was made of. */
export const like = (flow: Flow, { turned, rows }: Flow): Flow => ({
  ...flow,
  ...(turned === true ? { turned } : {}),
  ...(rows === true ? { rows } : {}),
});

/**
 * Rows and columns of a list with one number an axis: strides, windows, dilations.
 * @throws ModelFormatError when there is no such list, and no `fallback`
 */
export function pairOf(node: NodeDef, name: string, fallback?: Pair): Pair {
  const list = node.attributes.integers(name);
  if (list.length === 0 && fallback) return fallback;
  const at = channelsFirst(node) ? 2 : 1;
  const [rows, columns] = list.slice(at, at + 2);
  if (list.length === 4 && rows !== undefined && columns !== undefined) return [rows, columns];
  throw new ModelFormatError(
    say(str`node ${shown(node.name)}: ${name} must have four whole numbers`),
  );
}

/** Before and after of rows and columns, from a list of both for each axis. */
export function borderOf(list: readonly number[], first: boolean): [Pair, Pair] {
  const at = first ? 4 : 2;
  return [
    [list[at] ?? 0, list[at + 1] ?? 0],
    [list[at + 2] ?? 0, list[at + 3] ?? 0],
  ];
}

/**
 * A constant with an axis for each of the tensor's, in the layer's order, the batch axis first;
 * undefined where the two do not fit, or the constant differs along the batch.
 */
export function alignedConstant(
  at: Translation,
  of: GraphConstant,
  flow: Flow,
): GraphConstant | undefined {
  const rank = flow.rows === true ? 2 : flow.shape.length + 1;
  const added = rank - of.shape.length;
  if (added < 0) return;
  const padded = reshaped(of, [...Array.from({ length: added }, () => 1), ...of.shape]);
  const own =
    flow.turned === true
      ? transposed(padded, [0, 2, 3, 1], at.budget)
      : flow.rows === true
        ? reshaped(padded, [
            padded.shape[0] ?? 1,
            ...flow.shape.slice(1).map(() => 1),
            padded.shape[1] ?? 1,
          ])
        : padded;
  const [batch, ...rest] = own.shape;
  return batch === 1 && broadcastShape(rest, flow.shape) ? own : undefined;
}

/** The constant as one value a channel, if that is what it is. */
export function perChannel(
  at: Translation,
  of: GraphConstant,
  flow: Flow,
): GraphConstant | undefined {
  const channels = flow.shape[flow.shape.length - 1] ?? 1;
  const own = alignedConstant(at, of, flow);
  if (!own || sizeOf(own.shape) !== channels || own.shape[own.shape.length - 1] !== channels)
    return;
  return reshaped(own, [channels]);
}
