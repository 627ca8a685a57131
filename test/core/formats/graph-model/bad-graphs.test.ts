import { expect } from 'chai';
import {
  ConvlensError,
  ModelFormatError,
  NotConvolutionalError,
  UnsupportedLayerError,
  WeightsError,
} from '../../../../src/core/errors.js';
import type { GraphDefinition } from '../../../../src/core/graph/definition.js';
import { rejection } from '../../graph/rejection.js';
import { floats, nested, readText, type WeightJson } from '../model-files.js';
import { unreadMessage } from '../unread-message.js';

interface NodeJson {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly unknown[];
  readonly attr?: Readonly<Record<string, unknown>>;
}

const photo: NodeJson = {
  name: 'photo',
  op: 'Placeholder',
  attr: { shape: { shape: { dim: [-1, 4, 4, 3].map((size) => ({ size: String(size) })) } } },
};
const kernel: NodeJson = { name: 'kernel', op: 'Const' };
const conv: NodeJson = {
  name: 'conv',
  op: 'Conv2D',
  input: ['photo', 'kernel'],
  // Texts as base64, and plainly.
  attr: {
    strides: { list: { i: ['1', '1', '1', '1'] } },
    padding: { s: 'U0FNRQ==' },
    data_format: { s: 'NHWC' },
  },
};
const weights: readonly WeightJson[] = [{ name: 'kernel', shape: [1, 1, 3, 2] }];

/** A graph model of these nodes as its text. */
const textOf = (nodes: readonly unknown[], own = weights): string =>
  JSON.stringify({
    modelTopology: { node: nodes },
    weightsManifest: [
      {
        paths: ['group1-shard1of1.bin'],
        weights: own.map((weight) => ({ dtype: 'float32', ...weight })),
      },
    ],
  });

const read = (nodes: readonly unknown[], own = weights): Promise<GraphDefinition> =>
  readText(textOf(nodes, own), { 'group1-shard1of1.bin': floats(own) });

describe('a graph of TensorFlow that is wrong', () => {
  it('is read when it is right', async () => {
    const { nodes, outputs } = await read([photo, kernel, conv]);
    expect(nodes.map(({ name }) => name)).to.deep.equal(['conv']);
    expect(outputs.map(({ name, shape }) => [name, shape])).to.deep.equal([['conv', [4, 4, 2]]]);
  });

  it('does without what only orders, asserts or prints', async () => {
    const assert = { name: 'assert', op: 'Assert', input: ['photo'] };
    const ordered = { ...conv, input: ['photo', 'kernel', '^assert', '^nothing'] };
    const { outputs } = await read([photo, kernel, assert, { name: 'none', op: 'NoOp' }, ordered]);
    expect(outputs.map(({ name }) => name)).to.deep.equal(['conv']);
  });

  const unread: readonly (readonly [title: string, odd: object, remark: RegExp])[] = [
    ['an op that is not known', { op: 'Cumsum' }, /"odd" is a Cumsum/],
    ['an op with the name of a property', { op: '__proto__' }, /__proto__/],
    [
      'a kernel that is computed',
      { op: 'Conv2D', input: ['photo', 'conv'] },
      /computes its input 2/,
    ],
    ['a shape of another size', { op: 'Reshape', input: ['conv', 'kernel'] }, /"odd" \(Reshape\)/],
  ];
  for (const [title, odd, remark] of unread) {
    it(`is read as far as ${title}, which a remark names`, async () => {
      const end = { name: 'end', op: 'Relu', input: ['odd'] };
      const node = { name: 'odd', op: 'Relu', input: ['conv'], ...odd };
      const { nodes, outputs, remarks } = await read([photo, kernel, conv, node, end]);
      expect(nodes.map(({ name }) => name)).to.deep.equal(['conv']);
      expect(outputs.map(({ name, features }) => [name, features])).to.deep.equal([['conv', true]]);
      expect(remarks.map(unreadMessage).join()).to.match(remark);
    });
  }

  it('is refused where no convolution stands before a node that is not known', async () => {
    const odd = { name: 'odd', op: 'Cumsum', input: ['photo'] };
    const error = await rejection(
      read([photo, kernel, odd, { ...conv, input: ['odd', 'kernel'] }]),
    );
    expect(error).to.be.instanceOf(UnsupportedLayerError);
    expect(error.message).to.contain('"odd" is a Cumsum');
  });

  for (const op of ['If', 'StatelessWhile', 'Switch', 'NonMaxSuppressionV5', 'TensorListReserve']) {
    it(`is refused by the name of the node and of its op: ${op}`, async () => {
      const error = await rejection(
        read([photo, kernel, conv, { name: 'decide', op, input: ['conv'] }]),
      );
      expect(error).to.be.instanceOf(UnsupportedLayerError);
      expect(error.message).to.include(`"decide" is a ${op}`);
    });
  }

  const behind = (node: Partial<NodeJson>) => [
    photo,
    kernel,
    conv,
    { name: 'odd', op: 'Relu', input: ['conv'], ...node },
  ];
  const chain = Array.from({ length: 3000 }, (_, i) => ({
    name: `n${i}`,
    op: 'Identity',
    input: [i === 2999 ? 'n0' : `n${i + 1}`],
  }));
  const cases: readonly (readonly [string, readonly unknown[], typeof ConvlensError, RegExp])[] = [
    ['no nodes', [], ModelFormatError, /no output/],
    ['a node that is a number', [5], ModelFormatError, /no name/],
    ['a node without an op', [{ name: 'x' }], ModelFormatError, /no op/],
    [
      'two nodes of one name',
      [...behind({}), conv],
      ModelFormatError,
      /two nodes are named "conv"/,
    ],
    ['an input that is no name', behind({ input: [{}] }), ModelFormatError, /"odd" reads/],
    ['an input that is not there', behind({ input: ['gone'] }), ModelFormatError, /"gone"/],
    ['an output that is not there', behind({ input: ['conv:7'] }), ModelFormatError, /input 1/],
    ['no input', behind({ input: [] }), ModelFormatError, /input 1/],
    [
      'a circle',
      [
        { name: 'a', op: 'Relu', input: ['b'] },
        { name: 'b', op: 'Relu', input: ['a'] },
        { name: 'c', op: 'Relu', input: ['a'] },
      ],
      ModelFormatError,
      /circle/,
    ],
    [
      'a circle of nodes that pass on',
      [...chain, { name: 'end', op: 'Relu', input: ['n0'] }],
      ModelFormatError,
      /circle/,
    ],
    ['a long name', behind({ name: 'x'.repeat(10_000) }), ModelFormatError, /10000 characters/],
    [
      'a kernel of another depth',
      behind({ op: 'Conv2D', input: ['conv', 'kernel'] }),
      ModelFormatError,
      /odd/,
    ],
    [
      'an attribute of another kind',
      behind({ op: 'MaxPool', attr: { ksize: 5, strides: 'x' } }),
      ConvlensError,
      /odd/,
    ],
    [
      'a window that is no number',
      behind({ op: 'MaxPool', attr: { ksize: { list: { i: ['x'] } } } }),
      ModelFormatError,
      /ksize/,
    ],
    ['no image', [{ ...photo, attr: {} }, kernel, conv], NotConvolutionalError, /"photo"/],
    [
      'a constant without weights',
      [photo, { ...kernel, name: 'k' }, { ...conv, input: ['photo', 'k'] }],
      WeightsError,
      /"k"/,
    ],
  ];
  for (const [what, nodes, type, message] of cases) {
    it(`ends in a named error: ${what}`, async () => {
      const error = await rejection(read(nodes));
      expect(error).to.be.instanceOf(type);
      expect(error.message).to.match(message);
      expect(error.message).to.have.length.below(400);
    });
  }

  it('ends in a named error where it is nested deeply', async () => {
    const text = textOf([photo, kernel, { ...conv, attr: 'DEEP' }]).replace('"DEEP"', nested(5000));
    const error = await rejection(readText(text, { 'group1-shard1of1.bin': floats(weights) }));
    expect(error).to.be.instanceOf(ConvlensError);
  });

  it('takes no more memory than there is for sizes that a graph makes up', async () => {
    const big: WeightJson[] = [...weights, { name: 'dims', shape: [2] }];
    const shard = new Uint8Array(32);
    shard.set(new Uint8Array(Float32Array.of(1e9, 1e9).buffer), 24);
    const nodes = [
      ...[photo, kernel, conv, { name: 'dims', op: 'Const' }],
      { name: 'fill', op: 'Fill', input: ['dims', 'dims'] },
      { name: 'sum', op: 'AddV2', input: ['conv', 'fill'] },
    ];
    const { nodes: left, remarks } = await readText(textOf(nodes, big), {
      'group1-shard1of1.bin': shard.buffer,
    });
    expect(left.map(({ name }) => name)).to.deep.equal(['conv']);
    expect(remarks.map(unreadMessage).join()).to.include('"fill"');
  });
});
