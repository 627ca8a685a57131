import type { Shape } from '../../kinds/kind.js';
import { divide, squaredDifference } from '../../ops/merge.js';
import { unary, type UnaryFunction } from '../../ops/elementwise.js';
import { withConstant, type Combination } from '../../ops/with-constant.js';
import { broadcastShape, filled, sizeOf, type GraphConstant } from './constant.js';
import { alignedConstant, imageOf, like, perChannel } from './layout.js';
import type { NodeDef } from './node-def.js';
import { layerOf, type Rule } from './rule.js';
import { isFlow, type Flow, type LayerDraft, type Translation } from './translation.js';
import { say, str } from '../../sentence.js';

/* Functions of each value: activations, sums and products of tensors, and with constants. */

/** A Keras layer that keeps the shape and knows no axes. */
export const activation =
  (className: string, config: (node: NodeDef) => LayerDraft['config'] = () => ({})): Rule =>
  (at, node) => {
    const x = at.tensor(node);
    return like(at.layer(node.name, { className, config: config(node) ?? {}, reads: [x] }), x);
  };

/** A function of one value that Keras has no layer for. */
export const ownFunction =
  (name: UnaryFunction): Rule =>
  (at, node) => {
    const x = at.tensor(node);
    const kind = layerOf(unary(name), x.shape);
    return like(at.layer(node.name, { className: node.op, reads: [x], kind }), x);
  };

/** Softmax over the last axis of the graph. */
export const softmax: Rule = (at, node) => {
  const x = at.tensor(node);
  const own = x.turned === true ? at.upright(node, x) : x;
  const made = at.layer(node.name, { className: 'Softmax', config: { axis: -1 }, reads: [own] });
  return like(made, own);
};

/** Slopes of negative values, `before` being the axes of one cell that go before the channels. */
export function preluOf(slopes: GraphConstant, before: Shape): LayerDraft {
  const shape = [...before, ...slopes.shape];
  return {
    className: 'PReLU',
    config: { shared_axes: shape.flatMap((size, axis) => (size === 1 ? [axis + 1] : [])) },
    weights: { alpha: { ...slopes, shape } },
    reads: [],
  };
}

/** Prelu, an op of the tfjs converter, whose second input has the slopes. */
export const slopes: Rule = (at, node) => {
  const x = at.tensor(node);
  const alpha = fitting(at, node, at.constant(node, 1), x);
  const draft = preluOf({ ...alpha, shape: alpha.shape.slice(1) }, []);
  return like(at.layer(node.name, { ...draft, reads: [x] }), x);
};

function fitting(at: Translation, node: NodeDef, of: GraphConstant, x: Flow): GraphConstant {
  const own = alignedConstant(at, of, x);
  if (own) return own;
  throw at.unsupported(
    node,
    say(str`combines [${x.shape.join(', ')}] with [${of.shape.join(', ')}]`),
  );
}

/** Keras' layers of several inputs, by what they do. */
const MERGING: Readonly<Partial<Record<Operation, string>>> = {
  add: 'Add',
  subtract: 'Subtract',
  multiply: 'Multiply',
  maximum: 'Maximum',
  minimum: 'Minimum',
};

const OWN = { divide, squaredDifference };

type Operation = Combination | 'squaredDifference';

/** Two operands, of which one may be fixed. */
export const binary =
  (how: Operation): Rule =>
  (at, node) => {
    const [a, b] = [at.input(node, 0), at.input(node, 1)];
    if (isFlow(a) && isFlow(b)) return merged(at, node, how);
    const [index, fixed] = isFlow(b) ? [1, at.constant(node, 0)] : [0, at.constant(node, 1)];
    if (how === 'squaredDifference') return squared(at, node, index, fixed);
    const scaled = how === 'add' ? asBatchNormalization(at, node, index, fixed) : undefined;
    if (scaled) return scaled;
    const x = at.tensor(node, index);
    const asBias = how === 'add' ? withBias(at, node, index, x, fixed) : undefined;
    if (asBias) return asBias;
    if (how === 'multiply' && isScale(at, node, x, fixed)) {
      return { ...x, pending: { type: 'scaled', factors: perChannel(at, fixed, x)! } };
    }
    return combined(at, node, how, x, fixed, index === 0 ? 'right' : 'left');
  };

/** Sum of any number of tensors. */
export const addAll: Rule = (at, node) => merged(at, node, 'add');

function merged(at: Translation, node: NodeDef, how: Operation): Flow {
  const flows = node.inputs.map((_, index) => at.tensor(node, index));
  const [first] = flows;
  if (!first) throw at.unsupported(node, say('reads nothing'));
  if (flows.length === 1) return first;
  const same = flows.every(({ turned, rows }) => turned === first.turned && rows === first.rows);
  const reads = same ? flows : flows.map((flow) => at.upright(node, flow));
  const shape = reads.reduce<number[] | undefined>(
    (all, flow) => all && broadcastShape(all, flow.shape),
    [...(reads[0]?.shape ?? [])],
  );
  if (!shape || reads.some((flow) => flow.shape.length !== shape.length)) {
    const shapes = reads.map((flow) => `[${flow.shape.join(', ')}]`);
    throw at.unsupported(node, say(str`combines ${shapes.slice(0, 4).join(' and ')}`));
  }
  const className = MERGING[how];
  const custom = how === 'divide' || how === 'squaredDifference' ? OWN[how] : undefined;
  if (className === undefined && !custom) throw at.unsupported(node, say('combines two tensors'));
  const draft = {
    className: className ?? node.op,
    reads,
    ...(custom ? { kind: layerOf(custom(), shape) } : {}),
  };
  const result = at.layer(node.name, draft);
  return same ? like(result, first) : result;
}

function combined(
  at: Translation,
  node: NodeDef,
  how: Combination,
  x: Flow,
  fixed: GraphConstant,
  side: 'left' | 'right',
): Flow {
  const [only] = fixed.values?.length === 1 ? fixed.values : [];
  const draft = { className: node.op, reads: [x] };
  if (only !== undefined && fixed.shape.length <= x.shape.length + 1) {
    const kind = layerOf(withConstant(how, only, side), x.shape);
    return like(at.layer(node.name, { ...draft, kind }), x);
  }
  const own = fitting(at, node, fixed, x);
  const shape = broadcastShape(x.shape, own.shape.slice(1)) ?? x.shape;
  const kind = layerOf(withConstant(how, undefined, side), shape, { constant: own.shape });
  return like(at.layer(node.name, { ...draft, kind, weights: { constant: own } }), x);
}

/** `(x − c)²`. */
function squared(at: Translation, node: NodeDef, index: number, fixed: GraphConstant): Flow {
  const x = at.tensor(node, index);
  const own = fitting(at, node, fixed, x);
  const shifted = at.layer(`${node.name}/difference`, {
    className: 'Sub',
    reads: [x],
    kind: layerOf(withConstant('subtract'), x.shape, { constant: own.shape }),
    weights: { constant: own },
  });
  const kind = layerOf(unary('square'), x.shape);
  return like(at.layer(node.name, { className: node.op, reads: [shifted], kind }), x);
}

/** BiasAdd, whose constant lies along the channels wherever they are. */
export const biasAdd: Rule = (at, node) => {
  const value = at.input(node, 0);
  const x =
    isFlow(value) && value.shape.length === 3 && !value.pending && value.rows !== true
      ? imageOf(at, node, value)
      : at.tensor(node);
  const fixed = at.constant(node, 1);
  const bias = {
    ...fixed,
    shape: x.turned === true ? [1, sizeOf(fixed.shape), 1, 1] : fixed.shape,
  };
  return withBias(at, node, 0, x, bias) ?? combined(at, node, 'add', x, bias, 'right');
};

/** Gives the linear layer that the node alone reads the constant as its bias; none if it has one. */
function withBias(
  at: Translation,
  node: NodeDef,
  index: number,
  x: Flow,
  fixed: GraphConstant,
): Flow | undefined {
  const bias = perChannel(at, fixed, x);
  const draft = at.draft(x.layer);
  const linear = ['Conv2D', 'DepthwiseConv2D', 'Dense'].includes(draft?.className ?? '');
  const { use_bias, activation: own } = draft?.config ?? {};
  const read = node.inputs[index];
  if (!bias || !draft || !linear || draft.kind || use_bias !== false || own !== undefined) return;
  if (!read || at.onlyReader(read.node) !== node) return;
  at.replace(x.layer, {
    ...draft,
    config: { ...draft.config, use_bias: true },
    weights: { ...draft.weights, bias },
  });
  return x;
}

/** Whether a product with factors of channels is the first half of a BatchNorm. */
function isScale(at: Translation, node: NodeDef, x: Flow, fixed: GraphConstant): boolean {
  const reader = at.onlyReader(node.name);
  if (!perChannel(at, fixed, x) || sizeOf(fixed.shape) === 1) return false;
  if (reader?.op !== 'Add' && reader?.op !== 'AddV2') return false;
  const others = reader.inputs.filter((input) => input.node !== node.name);
  const [shift] = others.map((input) => at.value(input));
  return shift !== undefined && !isFlow(shift) && perChannel(at, shift, x) !== undefined;
}

/**
 * `x · a + b` with one a and b for each channel is what inference makes of a BatchNorm, and what the
 * convolution before it can take over: here it becomes one again.
 */
function asBatchNormalization(
  at: Translation,
  node: NodeDef,
  index: number,
  fixed: GraphConstant,
): Flow | undefined {
  const value = at.input(node, index);
  if (!isFlow(value) || value.pending?.type !== 'scaled') return;
  const { factors } = value.pending;
  const x = like({ layer: value.layer, shape: value.shape }, value);
  const beta = perChannel(at, fixed, x);
  if (!beta) return;
  const each = beta.shape;
  return like(
    at.layer(node.name, {
      className: 'BatchNormalization',
      config: { epsilon: 0 },
      reads: [x],
      weights: {
        gamma: factors,
        beta,
        moving_mean: filled(each, 0),
        moving_variance: filled(each, 1),
      },
    }),
    x,
  );
}

/** FusedBatchNorm of any version, in inference. */
export const batchNormalization: Rule = (at, node) => {
  if (node.attributes.boolean('is_training'))
    throw at.unsupported(node, say('is in training mode'));
  const x = imageOf(at, node, at.tensor(node));
  const channels = x.shape[2] ?? 1;
  const vector = (index: number) => {
    const own = at.constant(node, index);
    if (sizeOf(own.shape) === channels) return { ...own, shape: [channels] };
    throw at.unsupported(node, say(str`has [${own.shape.join(', ')}] for ${channels} channels`));
  };
  const draft = {
    className: 'BatchNormalization',
    config: { epsilon: node.attributes.number('epsilon', 1e-4) },
    reads: [x],
    weights: {
      gamma: vector(1),
      beta: vector(2),
      moving_mean: vector(3),
      moving_variance: vector(4),
    },
  };
  return like(at.layer(node.name, draft), x);
};
