import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'chai';
import { UnsupportedLayerError } from '../../../src/core/errors.js';
import { lambdaKind } from '../../../src/core/kinds/lambda.js';
import { Config } from '../../../src/core/kinds/config.js';
import type { Kinds } from '../../../src/core/kinds/index.js';
import { elementwise } from '../../../src/core/kinds/kind.js';
import { unary } from '../../../src/core/ops/elementwise.js';
import { useBackend } from '../../support/backends.js';
import { rejection } from '../graph/rejection.js';
import { functional, input, layer, point, pointWeights, read } from '../formats/model-files.js';

/** What a Python writes before the code, and whether the fields behind it are those of 3.11. */
interface Python {
  readonly numbers: readonly number[];
  readonly recent: boolean;
}

const PYTHON_3_6: Python = { numbers: [1, 0, 1, 2, 0x43], recent: false };
const PYTHON_3_8: Python = { numbers: [1, 0, 0, 1, 2, 0x43], recent: false };
const PYTHON_3_11: Python = { numbers: [1, 0, 0, 2, 3], recent: true };

const int32 = (value: number): number[] => [...new Uint8Array(Int32Array.of(value).buffer)];
const text = (value: string): number[] => [...value].map((one) => one.charCodeAt(0));
const bytes = (values: readonly number[]): number[] => [
  ...text('s'),
  ...int32(values.length),
  ...values,
];
const word = (value: string): number[] => [...text('z'), value.length, ...text(value)];
const tuple = (...items: readonly (readonly number[])[]): number[] => [
  ...text(')'),
  items.length,
  ...items.flat(),
];
/** Whole numbers as such, others by their eight bytes. */
const number = (value: number): number[] =>
  Number.isInteger(value)
    ? [...text('i'), ...int32(value)]
    : [...text('g'), ...new Uint8Array(Float64Array.of(value).buffer)];

/** A code object as `marshal.dumps` writes it: the fields of `w_object` in CPython's marshal.c. */
function marshalled(
  { numbers, recent }: Python,
  code: readonly number[],
  constants: readonly number[],
): Uint8Array {
  const names = recent
    ? [tuple(), tuple(word('x')), bytes([0x26]), word('a.py'), word('<lambda>'), word('<lambda>')]
    : [tuple(), tuple(word('x')), tuple(), tuple(), word('a.py'), word('<lambda>')];
  return Uint8Array.from([
    text('c')[0]! | 0x80,
    ...numbers.flatMap(int32),
    ...bytes(code),
    ...tuple(text('N'), ...constants.map(number)),
    ...names.flat(),
    ...int32(1),
    ...bytes([]),
    ...(recent ? bytes([]) : []),
  ]);
}

const base64 = (values: Uint8Array): string => btoa(String.fromCharCode(...values));

const kindOfCode = (values: Uint8Array) => lambdaKind({ function: [base64(values), null, null] });

function valuesOf(values: Uint8Array, x: readonly number[]): number[] | undefined {
  const built = kindOfCode(values)?.(new Config('it', {}), [[x.length]]);
  const [step] = built?.steps ?? [];
  if (!step) return undefined;
  return tf.tidy(() => {
    const y = step.op.forward([tf.tensor2d([[...x]])], [], (_, __, make) => make());
    return Array.from(y.dataSync());
  });
}

/** `x / 127.5 - 1` as each Python compiles it, by the numbers in its opcode.py. */
const scaled: Readonly<Record<string, Uint8Array>> = {
  '3.6 and 3.7': marshalled(PYTHON_3_6, [124, 0, 100, 1, 27, 0, 100, 2, 24, 0, 83, 0], [127.5, 1]),
  '3.8 to 3.10': marshalled(PYTHON_3_8, [124, 0, 100, 1, 27, 0, 100, 2, 24, 0, 83, 0], [127.5, 1]),
  '3.11 and 3.12': marshalled(
    PYTHON_3_11,
    [151, 0, 124, 0, 100, 1, 122, 11, 0, 0, 100, 2, 122, 10, 0, 0, 83, 0],
    [127.5, 1],
  ),
  '3.13': marshalled(
    PYTHON_3_11,
    [149, 0, 85, 0, 83, 1, 45, 11, 0, 0, 83, 2, 45, 10, 0, 0, 36, 0],
    [127.5, 1],
  ),
  '3.14': marshalled(
    PYTHON_3_11,
    [128, 0, 86, 0, 82, 1, 44, 11, ...Array<number>(10).fill(0), 94, 1, 44, 10]
      .concat(Array<number>(10).fill(0))
      .concat([35, 0]),
    [127.5],
  ),
};

describe('the code of a Lambda', () => {
  before(() => useBackend('cpu'));

  for (const [python, code] of Object.entries(scaled)) {
    it(`is read where it is the arithmetic of one value, as Python ${python} compiles it`, () => {
      expect(valuesOf(code, [0, 127.5, 255])).to.eql([-1, 0, 1]);
    });
  }

  it('may use the value several times, signs and powers', () => {
    // -x ** 2 + x / 4
    const code = [124, 0, 100, 1, 19, 0, 11, 0, 124, 0, 100, 2, 27, 0, 23, 0, 83, 0];
    expect(valuesOf(marshalled(PYTHON_3_8, code, [2, 4]), [0, 4, -2])).to.eql([0, -15, -4.5]);
  });

  it('may be that of nothing, which gives what it is given', () => {
    expect(valuesOf(marshalled(PYTHON_3_8, [124, 0, 83, 0], []), [3, -1])).to.eql([3, -1]);
  });

  it('comes in the ways of each Keras', () => {
    const code = base64(scaled['3.8 to 3.10']!);
    const [x, name] = [new Config('it', {}), '__lambda__'];
    for (const given of [
      [code, null, null],
      [`${code.slice(0, 60)}\n${code.slice(60)}\n`, null, null],
      { class_name: name, config: { code, defaults: null, closure: null } },
      { class_name: name, config: { value: [code, null, null] } },
    ]) {
      expect(lambdaKind({ function: given, arguments: {} })?.(x, [[2]]).outputShape).to.eql([2]);
    }
  });

  const refused: Readonly<Record<string, Uint8Array>> = {
    'calls another function': marshalled(PYTHON_3_8, [116, 0, 124, 0, 131, 1, 83, 0], []),
    'imports something': marshalled(PYTHON_3_8, [100, 1, 100, 0, 108, 0, 125, 0, 83, 0], [0]),
    'takes two values': marshalled(
      { numbers: [2, 0, 0, 2, 2, 0x43], recent: false },
      [124, 0, 124, 1, 23, 0, 83, 0],
      [],
    ),
    'gives a constant': marshalled(PYTHON_3_8, [100, 1, 83, 0], [1]),
    'gives nothing': marshalled(PYTHON_3_8, [100, 0, 83, 0], []),
    'has the value in an exponent': marshalled(PYTHON_3_8, [100, 1, 124, 0, 19, 0, 83, 0], [2]),
    'lacks an operand': marshalled(PYTHON_3_8, [124, 0, 23, 0, 83, 0], []),
    'never ends': marshalled(PYTHON_3_8, [124, 0, 100, 1, 20, 0], [2]),
    'is long': marshalled(
      PYTHON_3_8,
      [124, 0, ...Array.from({ length: 300 }, () => [100, 1, 20, 0]).flat(), 83, 0],
      [2],
    ),
    'waits for operators without end': marshalled(
      PYTHON_3_8,
      [...Array.from({ length: 60 }, () => [124, 0]).flat(), 83, 0],
      [],
    ),
    'begins as no Python does': marshalled(PYTHON_3_11, [150, 0, 124, 0, 83, 0], []),
  };
  for (const [what, code] of Object.entries(refused)) {
    it(`is not read where it ${what}`, () => expect(kindOfCode(code)).to.equal(undefined));
  }

  it('is not read with defaults, a closure or arguments', () => {
    const code = base64(scaled['3.8 to 3.10']!);
    expect(lambdaKind({ function: [code, [2], null] })).to.equal(undefined);
    expect(lambdaKind({ function: [code, null, [2]] })).to.equal(undefined);
    expect(lambdaKind({ function: [code, null, null], arguments: { k: 1 } })).to.equal(undefined);
  });

  it('may be cut or damaged anywhere: then it is read otherwise or not at all', () => {
    for (const code of Object.values(scaled)) {
      for (const [i, byte] of code.entries()) {
        kindOfCode(code.slice(0, i));
        for (const other of [0, 255, byte ^ 0x80, byte + 1]) {
          kindOfCode(Uint8Array.from(code, (own, j) => (i === j ? other : own)));
        }
      }
    }
  });
});

describe('a Lambda', () => {
  before(() => useBackend('cpu'));

  const model = (name: string, kinds: Kinds = {}) =>
    read(
      functional(
        [
          input('image', [null, 2, 2, 3]),
          layer('Lambda', name, { function: ['?', null, null] }, 'image'),
          layer('Conv2D', 'conv', point, name),
        ],
        ['image'],
        ['conv'],
      ),
      pointWeights('conv'),
      { kinds },
    );

  it('is what is given under its name', async () => {
    const graph = await model('roots', { roots: elementwise('function', () => unary('sqrt')) });
    expect(graph.nodes.map(({ op }) => op.type)).to.eql(['sqrt', 'conv2d']);
  });

  it('that cannot be read says that a page or module can', async () => {
    const failure = await rejection(model('riddle'));
    expect(failure).to.be.instanceOf(UnsupportedLayerError);
    expect(failure.message).to.contain('registerLayer can say what it does, under the layer');
  });
});
