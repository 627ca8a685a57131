import {
  ACTIVATIONS,
  celu,
  elu,
  gelu,
  generalRelu,
  glu,
  hardShrink,
  logSoftmax,
  softmax,
  softShrink,
  sparsemax,
  squareplus,
  threshold,
} from '../../ops/activation.js';
import { functionTraits } from '../activation-function.js';
import type { OpArguments } from './arguments.js';
import { one, type OpBuilder } from './builder.js';
import { say, str } from '../../sentence.js';

const applies = (name: string) => ({ activation: name, ...functionTraits(name) });

/** An activation function by its Keras name. */
const activation =
  (name: string): OpBuilder =>
  (call) => {
    const make = ACTIVATIONS[name];
    if (!make) throw call.unsupported(say(str`the activation ${name}`));
    return one(make(), call.input, applies(name));
  };

const relu: OpBuilder = (call) => {
  const slope = call.number(['negative_slope', 'alpha'], 0);
  const ceiling = call.constant(['max_value']);
  const top = typeof ceiling === 'number' ? ceiling : null;
  return one(
    generalRelu(top, slope, call.number(['threshold'], 0)),
    call.input,
    applies(top === null ? 'relu' : `relu${top}`),
  );
};

/** `nn.leaky_relu` of TensorFlow and of `keras.ops`, by default 0.2. */
const leakyRelu: OpBuilder = (call) =>
  one(
    generalRelu(null, call.number(['negative_slope', 'alpha'], 0.2, 1), 0),
    call.input,
    applies('leaky_relu'),
  );

/** Along one axis, which is not the batch. */
const alongAxis = (call: OpArguments): number =>
  call.axis(call.number(['axis'], -1, 1), call.input.length + 1);

const gated: OpBuilder = (call) => {
  const axis = alongAxis(call);
  const half = (call.input[axis - 1] ?? 0) / 2;
  if (!Number.isInteger(half)) throw call.wrong('axis', say('one with two halves'), axis);
  const outputShape = call.input.map((size, i) => (i + 1 === axis ? half : size));
  return one(glu(axis), outputShape, applies('glu'));
};

const softmaxed: OpBuilder = (call) => {
  const rank = call.input.length + 1;
  const axes = (call.integers(['axis'], 1) ?? [-1]).map((axis) => call.axis(axis, rank));
  return one(softmax(axes.length === 1 ? axes[0] : axes), call.input, applies('softmax'));
};

/** Activation functions, by name in small letters and without underscores. */
export const activations: readonly (readonly [string, OpBuilder])[] = [
  ['relu', relu],
  ['leakyrelu', leakyRelu],
  [
    'gelu',
    (call) =>
      one(gelu(call.boolean(['approximate'], call.ofKeras3, 1)), call.input, applies('gelu')),
  ],
  ['elu', (call) => one(elu(call.number(['alpha'], 1, 1)), call.input, applies('elu'))],
  ['celu', (call) => one(celu(call.number(['alpha'], 1, 1)), call.input, applies('celu'))],
  ['softmax', softmaxed],
  ['sparsemax', (call) => one(sparsemax(alongAxis(call)), call.input, applies('sparsemax'))],
  ['logsoftmax', (call) => one(logSoftmax(alongAxis(call)), call.input, applies('log_softmax'))],
  ['glu', gated],
  ['hardshrink', (call) => one(hardShrink(call.number(['threshold'], 0.5, 1)), call.input)],
  ['softshrink', (call) => one(softShrink(call.number(['threshold'], 0.5, 1)), call.input)],
  ['squareplus', (call) => one(squareplus(call.number(['b'], 4, 1)), call.input)],
  [
    'threshold',
    (call) => {
      const otherwise = call.number(['default_value'], 0, 2);
      return one(threshold(call.number(['threshold'], 0, 1), otherwise), call.input);
    },
  ],
  ['hardswish', activation('hard_silu')],
  ['silu', activation('swish')],
  ...[
    ...['hard_sigmoid', 'hard_silu', 'hard_tanh', 'log_sigmoid', 'mish', 'relu6', 'selu'],
    ...['sigmoid', 'softplus', 'softsign', 'sparse_plus', 'sparse_sigmoid', 'swish', 'tanh'],
    'tanh_shrink',
  ].map((name) => [name.replaceAll('_', ''), activation(name)] as const),
];
