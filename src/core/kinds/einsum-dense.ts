import { einsum, subscriptsOf } from '../ops/einsum.js';
import { withConstant } from '../ops/with-constant.js';
import type { Op } from '../ops/op.js';
import { withActivation } from './activation-function.js';
import type { Config } from './config.js';
import type { Kind, Shape } from './kind.js';
import type { QuantisedProduct } from './quantised.js';
import { say } from '../sentence.js';

/** The letters of the input, the kernel and the output. */
function termsOf(config: Config, shape: Shape) {
  const equation = config.string('equation');
  const kernelTerm = /,([a-zA-Z]+)->/.exec(equation.replaceAll(' ', ''))?.[1] ?? '';
  const subscripts = subscriptsOf(equation, [shape.length + 1, kernelTerm.length]);
  const [left = '', right = ''] = subscripts?.terms ?? [];
  if (!subscripts || left[0] === undefined || subscripts.output[0] !== left[0]) {
    throw config.wrong('equation', say('one by items of the batch'), equation);
  }
  return { subscripts, left, right, output: subscripts.output };
}

/** A scale for each letter of the output that is the kernel's. */
export function einsumProduct(config: Config, [shape = []]: readonly Shape[]): QuantisedProduct {
  const { left, right, output } = termsOf(config, shape);
  const axesWithout = (term: string) =>
    [...term].flatMap((letter, axis) => (output.includes(letter) ? [] : [axis]));
  const [packed = 0] = axesWithout(right);
  return {
    scaled: [...output].flatMap((letter) => (right.includes(letter) ? right.indexOf(letter) : [])),
    packed,
    inputAxes: axesWithout(left),
  };
}

/** EinsumDense: the input and a kernel by subscripts. */
export const einsumDense: Kind = (config, [shape = []]) => {
  const { subscripts, left, right, output } = termsOf(config, shape);
  const given = [config.raw('output_shape')].flat();
  const sizes = new Map<string, number>();
  [...left.slice(1)].forEach((letter, axis) => sizes.set(letter, shape[axis] ?? 1));
  // The sizes of the last axes; null for those that the input tells.
  given.forEach((size, i) => {
    const letter = output[output.length - given.length + i];
    if (letter !== undefined && typeof size === 'number') sizes.set(letter, size);
  });
  const shapeOf = (letters: string): Shape => [...letters].map((one) => sizes.get(one) ?? 1);
  const added = config.raw('bias_axes') ?? null;
  const bias = added === null ? null : biasShape(config, output, shapeOf);
  const weights: Record<string, Shape> = {
    kernel: shapeOf(right),
    ...(bias ? { bias } : {}),
  };
  const outputShape = shapeOf(output.slice(1));
  const product = { suffix: '', op: withKernel(einsum(subscripts, [])), weights: ['kernel'] };
  const sum = { suffix: '', op: withConstant('add'), weights: ['bias'] };
  const steps = bias ? [{ ...product, suffix: 'product' }, sum] : [product];
  return { ...withActivation(config, steps), outputShape, weights, geometry: null };
};

/** The bias has an axis of the output from the first that it names on; those that it does not name have one cell. */
function biasShape(config: Config, output: string, shapeOf: (letters: string) => Shape): Shape {
  const axes = config.string('bias_axes');
  const named = [...axes].map((letter) => output.indexOf(letter));
  if (named.length === 0 || named.some((at) => at < 1)) {
    throw config.wrong('bias_axes', say('axes of the output'), axes);
  }
  return [...output.slice(Math.min(...named))].map((letter) =>
    axes.includes(letter) ? (shapeOf(letter)[0] ?? 1) : 1,
  );
}

/** An op of two inputs whose second one is the weight. */
const withKernel = (op: Op): Op => ({
  ...op,
  needs: { inputs: false, output: false },
  forward: (inputs, weights, derive) => op.forward([...inputs, ...weights], [], derive),
  backward(context) {
    const { inputShapes, weights, wanted } = context;
    const [shape = []] = inputShapes;
    const [kernel] = weights;
    // By the input alone, for whose gradient its own values are not needed.
    const [gradient] = op.backward({
      ...context,
      inputs: [context.dy, ...weights],
      inputShapes: [shape, kernel?.shape ?? []],
      weights: [],
      wanted: [...wanted, false],
    });
    return [gradient ?? null];
  },
});
