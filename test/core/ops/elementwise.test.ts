import * as tf from '@tensorflow/tfjs-core';
import { clip, unary, unaryFunctions } from '../../../src/core/ops/elementwise.js';
import { backends, useBackend } from '../../support/backends.js';
import { expectClose } from '../../support/close.js';
import { testOps, type OpCase } from './op-case.js';

const inputs = [[2, 3, 3, 4]];
const gpu = true;

/** Where a function is defined for positive values only, it is asked for those alone. */
const positiveOnly = ['log', 'log10', 'log1p', 'log2', 'reciprocal', 'rsqrt', 'sqrt'];
/** Defined between −1 and 1, or steep beyond. */
const small = ['acos', 'asin', 'atanh', 'tan'];
/** Seldom used: shaders are compiled for the others. */
const seldom = ['acosh', 'asinh', 'atan', 'cosh', 'exp2', 'oneslike', 'sinh', 'trunc', 'zeroslike'];

/**
 * WGSL and Vulkan promise sine and cosine to 2⁻¹¹ only, between −π and π (WGSL specification,
 * "Accuracy of built-in functions").
 */
const gpuAccuracy = (name: string): number | undefined =>
  name === 'sin' || name === 'cos' ? 2 ** -11 : undefined;

describe('functions of one value', () => {
  testOps(
    unaryFunctions.map((name): OpCase => ({
      title: name,
      op: unary(name),
      inputs,
      kinks: [-1.5, -1, -0.5, 0, 0.5, 1, 1.5],
      low: positiveOnly.includes(name) ? 0.6 : name === 'acosh' ? 1.2 : undefined,
      range: small.includes(name) ? 0.7 : 1.9,
      gpu: !seldom.includes(name) && !small.includes(name),
      gpuAccuracy: gpuAccuracy(name),
    })),
  );
  testOps([
    { title: 'clip', op: clip(-1, 0.5), inputs, kinks: [-1, 0.5], gpu },
    { title: 'clip below', op: clip(-1, Infinity), inputs, kinks: [-1], gpu },
    { title: 'clip above', op: clip(-Infinity, 1), inputs, kinks: [1], gpu },
  ]);
});

/** f(0.5) and f(2) to six digits, from the definitions in double precision. */
const byDefinition: Readonly<Record<string, readonly number[]>> = {
  abs: [0.5, 2],
  acos: [1.047198, NaN],
  acosh: [NaN, 1.316958],
  asin: [0.523599, NaN],
  asinh: [0.481212, 1.443635],
  atan: [0.463648, 1.107149],
  atanh: [0.549306, NaN],
  ceil: [1, 2],
  cos: [0.877583, -0.416147],
  cosh: [1.127626, 3.762196],
  erf: [0.5205, 0.995322],
  exp: [1.648721, 7.389056],
  exp2: [1.414214, 4],
  expm1: [0.648721, 6.389056],
  floor: [0, 2],
  log: [-0.693147, 0.693147],
  log10: [-0.30103, 0.30103],
  log1p: [0.405465, 1.098612],
  log2: [-1, 1],
  negative: [-0.5, -2],
  oneslike: [1, 1],
  reciprocal: [2, 0.5],
  round: [0, 2],
  rsqrt: [1.414214, 0.707107],
  sign: [1, 1],
  sin: [0.479426, 0.909297],
  sinh: [0.521095, 3.62686],
  sqrt: [0.707107, 1.414214],
  square: [0.25, 4],
  tan: [0.546302, -2.18504],
  trunc: [0, 2],
  zeroslike: [0, 0],
};

for (const backend of backends()) {
  describe(`values of functions on ${backend}`, () => {
    before(() => useBackend(backend));
    for (const name of unaryFunctions) {
      it(`are those of the definition: ${name}`, async () => {
        const x = tf.tensor1d([0.5, 2]);
        const y = tf.tidy(() => unary(name).forward([x], [], (_, __, derive) => derive()));
        const wanted = byDefinition[name] ?? [];
        const defined = (_: number, i: number) => !Number.isNaN(wanted[i]);
        const got = Array.from(await y.data()).filter(defined);
        expectClose(got, wanted.filter(defined), { relative: 1e-4, absolute: 1e-5 });
        tf.dispose([x, y]);
      });
    }
  });
}
