/*
 * Every op is proven the same way. On the cpu backend its gradient is compared with central
 * differences, (f(x + ε) − f(x − ε)) / 2ε per input value, where f is the sum of the op's output
 * weighted by dy. Then output and gradient on every other backend are compared with the cpu's.
 *
 * Outputs are float32, so f(x ± ε) is off by about 1e-7 of its size and the quotient by 1e-5; the
 * curvature adds ε² · f''' / 6, about 2e-5 for the functions here. The tolerance is fifty times
 * that, and gradients here are of size 1. Values lie away from kinks by more than ε.
 */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import type { Op } from '../../../src/core/ops/op.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { expectNoLeak } from '../../support/leaks.js';
import { seededRandom } from '../../../src/core/random.js';

export interface OpCase {
  /** What differs from the other cases: `stride 2×2, same, kernel 3×3 over 6×7`. */
  readonly title: string;
  readonly op: Op;
  /** Shapes with the batch axis, 2 or 1. */
  readonly inputs: readonly (readonly number[])[];
  readonly weights?: readonly (readonly number[])[];
  /** Where the op has kinks: inputs stay `margin` away from each of these values. */
  readonly kinks?: readonly number[];
  /** Largest input value's size; 2 unless given. */
  readonly range?: number;
  /** Smallest input value, where the op is not defined below; `-range` unless given. */
  readonly low?: number | undefined;
  /** Whether all input values of the case differ by more than ε, for maxima. */
  readonly distinct?: boolean;
  /** Run on WebGL and WebGPU too, where compiling a shader takes longer than all the rest. */
  readonly gpu?: boolean;
  /** How near a GPU must come, as a share of the largest value; 1e-4 unless given. */
  readonly gpuAccuracy?: number | undefined;
}

const EPSILON = 1e-2;
const MARGIN = 3 * EPSILON;

interface Result {
  readonly output: ArrayLike<number>;
  readonly gradients: readonly ArrayLike<number>[];
}

/** Declares one test per case and backend; the cpu's test checks the gradient itself. */
export function testOps(cases: readonly OpCase[]): void {
  const expected = new Map<OpCase, Promise<Result>>();
  /** What the cpu gives, computed once; leaves the cpu in use. */
  const reference = (one: OpCase): Promise<Result> => {
    const result = expected.get(one) ?? useBackend('cpu').then(() => run(one));
    expected.set(one, result);
    return result;
  };
  for (const one of cases) {
    it(`${one.title}: the gradient is that of central differences`, async () => {
      const { gradients } = await reference(one);
      await useBackend('cpu');
      for (const [index, gradient] of gradients.entries()) {
        expectClose(gradient, differences(one, index), { absolute: 2e-3, relative: 1e-3 });
      }
    });
  }
  for (const backend of backends().filter((name) => name !== 'cpu')) {
    const gpu = backend === 'webgl' || backend === 'webgpu';
    for (const one of cases.filter((some) => !gpu || some.gpu)) {
      it(`${one.title}: ${backend} agrees with cpu`, async () => {
        const wanted = await reference(one);
        await useBackend(backend);
        const got = await run(one);
        const accuracy = gpu ? one.gpuAccuracy : undefined;
        expectAgreement(got.output, wanted.output, accuracy);
        for (const [index, gradient] of got.gradients.entries()) {
          expectAgreement(gradient, wanted.gradients[index] ?? [], accuracy);
        }
      });
    }
  }
}

/** Within that share of the largest value. */
function expectAgreement(got: ArrayLike<number>, wanted: ArrayLike<number>, accuracy = 1e-4): void {
  const largest = Math.max(...Array.from(wanted, Math.abs));
  expectClose(got, wanted, { relative: 0, absolute: accuracy * Math.max(largest, 1e-3) });
}

/** Seeded values of the case's shape that keep away from its kinks. */
function valuesOf(one: OpCase, shape: readonly number[], seed: number): Float32Array {
  const { kinks = [], range = 2, low = -range, distinct } = one;
  const random = seededRandom(seed);
  const size = tf.util.sizeFromShape([...shape]);
  if (distinct) {
    // In steps of twelve ε, shifted by four from input to input: no two values come within two ε.
    const order = Array.from({ length: size }, (_, i) => i).sort(() => random() - 0.5);
    return Float32Array.from(order, (step) => (3 * (step - size / 2) + seed) * 4 * EPSILON);
  }
  return Float32Array.from({ length: size }, () => {
    for (;;) {
      const value = low + (range - low) * random();
      if (kinks.every((kink) => Math.abs(value - kink) > MARGIN)) return value;
    }
  });
}

const inputValues = (one: OpCase): Float32Array[] =>
  one.inputs.map((shape, index) => valuesOf(one, shape, 1 + index));

const weightsOf = (one: OpCase): tf.Tensor[] =>
  (one.weights ?? []).map((shape, index) => {
    const random = seededRandom(20 + index);
    // Positive, since among them are variances.
    const values = Float32Array.from(
      { length: tf.util.sizeFromShape([...shape]) },
      () => (0.2 + random()) * (one.op.type === 'batchNormalization' || random() < 0.5 ? 1 : -1),
    );
    return tf.tensor(values, [...shape]);
  });

const gradientSeed = (size: number): Float32Array => {
  const random = seededRandom(40);
  return Float32Array.from({ length: size }, () => 2 * random() - 1);
};

/** Output and gradients of the backend in use, through the op's own idea of what it needs. */
async function run({ op, ...rest }: OpCase): Promise<Result> {
  const one: OpCase = { op, ...rest };
  let result: Result = { output: [], gradients: [] };
  await expectNoLeak(async () => {
    const derived = new Map<string, tf.Tensor>();
    const derive = (source: tf.Tensor, key: string, make: () => tf.Tensor): tf.Tensor => {
      const name = `${source.id} ${key}`;
      const known = derived.get(name) ?? tf.keep(tf.tidy(make));
      derived.set(name, known);
      return known;
    };
    const values = inputValues(one);
    const inputs = values.map((data, index) => tf.tensor(data, [...(one.inputs[index] ?? [])]));
    const weights = weightsOf(one);
    const before = tf.memory().numTensors;
    const output = tf.tidy(() => op.forward(inputs, weights, derive));
    expect(tf.memory().numTensors - before - derived.size, 'new tensors').to.equal(1);
    const dy = tf.tensor(gradientSeed(output.size), output.shape);
    const gradients = tf.tidy(() =>
      op
        .backward({
          dy,
          inputs: op.needs.inputs ? inputs : [],
          output: op.needs.output ? output : undefined,
          inputShapes: inputs.map((tensor) => tensor.shape),
          weights,
          wanted: inputs.map(() => true),
          rule: 'plain',
          derive,
        })
        .flatMap((gradient) => gradient ?? []),
    );
    expect(gradients.map((gradient) => gradient.shape)).to.eql(one.inputs);
    for (const gradient of gradients) expect(gradient.id).not.to.equal(dy.id);
    result = {
      output: await output.data(),
      gradients: await Promise.all(gradients.map((gradient) => gradient.data())),
    };
    tf.dispose([inputs, weights, output, dy, gradients, [...derived.values()]]);
  });
  return result;
}

/** Gradient of the weighted output by input `which`, one value at a time, sums in doubles. */
function differences(one: OpCase, which: number): number[] {
  return tf.tidy(() => {
    const derive = (_: tf.Tensor, __: string, make: () => tf.Tensor) => make();
    const values = inputValues(one);
    const weights = weightsOf(one);
    const changed = values[which] ?? new Float32Array();
    const outputAt = (index: number, value: number): ArrayLike<number> =>
      tf.tidy(() => {
        const inputs = values.map((data, i) => {
          const own = i === which ? Float32Array.from(data) : data;
          if (i === which) own[index] = value;
          return tf.tensor(own, [...(one.inputs[i] ?? [])]);
        });
        return one.op.forward(inputs, weights, derive).dataSync();
      });
    return Array.from(changed, (value, index) => {
      const [above, below] = [Math.fround(value + EPSILON), Math.fround(value - EPSILON)];
      const high = outputAt(index, above);
      const low = outputAt(index, below);
      const dy = gradientSeed(high.length);
      const rise = dy.reduce((sum, d, i) => sum + d * ((high[i] ?? NaN) - (low[i] ?? NaN)), 0);
      return rise / (above - below);
    });
  });
}
