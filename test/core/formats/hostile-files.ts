import { zipSync } from 'fflate';
import { BytesFile } from '../../../src/core/formats/files/model-file.js';
import { manyNames, sharedText } from './hdf5/hdf5-bytes.js';
import {
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  type LayerJson,
} from './model-files.js';

/** A model that asks for more than any may have, and what is said of it; null: it opens. */
export interface HostileModel {
  readonly kind: string;
  readonly files: () => BytesFile[];
  readonly said: RegExp | null;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (name: string, content: Uint8Array | string): BytesFile =>
  new BytesFile(name, typeof content === 'string' ? bytes(content) : content);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How far a budget goes, in the words of its error. */
const BUDGET = /of a model in \d+ bytes at most \d+ are read/;

const CONV = layer('Conv2D', 'conv', point, 'image');
const CONV_WEIGHTS = [
  { name: 'conv/kernel', shape: [1, 1, 3, 2] },
  { name: 'conv/bias', shape: [2] },
];

/** A tfjs layers model of a convolution and `more`. */
function layersModel(more: readonly LayerJson[], output = 'conv'): BytesFile[] {
  const config = functional([input(), CONV, ...more], ['image'], [output]);
  const json = JSON.stringify(modelJson(config, CONV_WEIGHTS, ['a.bin']));
  return [file('model.json', json), file('a.bin', new Uint8Array(floats(CONV_WEIGHTS)))];
}

interface Node {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: unknown;
}

interface Array32 {
  readonly name: string;
  readonly values: readonly number[];
  readonly shape?: readonly number[];
}

/** A tfjs graph model of a convolution and `more`. */
function graphModel(
  more: readonly Node[],
  outputs: readonly string[],
  arrays: readonly Array32[] = [],
): BytesFile[] {
  const all = [{ name: 'kernel', values: times(6, (i) => i / 9), shape: [1, 1, 3, 2] }, ...arrays];
  const sizes = [-1, 4, 4, 3].map((size) => ({ size: String(size) }));
  const list = { i: ['1', '1', '1', '1'] };
  const node: Node[] = [
    { name: 'image', op: 'Placeholder', attr: { shape: { shape: { dim: sizes } } } },
    ...all.map(({ name }) => ({ name, op: 'Const' })),
    {
      name: 'conv',
      op: 'Conv2D',
      input: ['image', 'kernel'],
      attr: { strides: { list }, padding: { s: 'SAME' } },
    },
    ...more,
  ];
  const specs = all.map(({ name, values, shape = [values.length] }) => ({
    name,
    shape,
    dtype: 'float32',
  }));
  const signature = {
    outputs: Object.fromEntries(['conv', ...outputs].map((name) => [name, { name }])),
  };
  const model = {
    format: 'graph-model',
    modelTopology: { node },
    signature,
    weightsManifest: [{ paths: ['a.bin'], weights: specs }],
  };
  const data = Float32Array.from(all.flatMap(({ values }) => values));
  return [file('model.json', JSON.stringify(model)), file('a.bin', new Uint8Array(data.buffer))];
}

/** A chain of nodes, each of the one before. */
const chain = (count: number, op: string, first: string, input: (before: string) => string[]) =>
  times(count, (i): Node => ({ name: `n${i}`, op, input: input(i === 0 ? first : `n${i - 1}`) }));

/** One packed file under `count` names. */
function overlapping(count: number): Uint8Array {
  const one = zipSync({ 'model.json': bytes(`{"a": "${'x'.repeat(15e6)}"}`) }, { level: 9 });
  const start = new DataView(one.buffer).getUint32(one.length - 6, true);
  const entry = one.subarray(start, one.length - 22);
  return zipOf(
    [one.subarray(0, start)],
    times(count, () => entry),
    one.slice(one.length - 22),
  );
}

/** A packed file whose own header claims a name so long that its bytes are the next one's. */
function overlappingBehindHeader(): Uint8Array {
  const zip = zipSync({ 'a.json': bytes('{}'.repeat(50)), 'b.json': bytes('{}'.repeat(500)) });
  new DataView(zip.buffer).setUint16(26, 60, true);
  return zip;
}

/** Members that together unpack to far more than the archive has bytes, each within what one may. */
function manyPacked(count: number): Uint8Array {
  const one = zipSync({ 'model.json': bytes(`{"a": ${' '.repeat(15e6)}1}`) }, { level: 9 });
  const view = new DataView(one.buffer);
  const start = view.getUint32(one.length - 6, true);
  const member = one.subarray(0, start);
  const entries = times(count, (i) => {
    const entry = one.slice(start, one.length - 22);
    new DataView(entry.buffer).setUint32(42, i * start, true);
    return entry;
  });
  return zipOf(
    times(count, () => member),
    entries,
    one.slice(one.length - 22),
  );
}

/** Files, the directory with an entry for each, and the record at the end. */
function zipOf(
  files: readonly Uint8Array[],
  entries: readonly Uint8Array[],
  end: Uint8Array<ArrayBuffer>,
): Uint8Array {
  const sizeOf = (parts: readonly Uint8Array[]) =>
    parts.reduce((sum, part) => sum + part.length, 0);
  const record = new DataView(end.buffer);
  record.setUint16(8, entries.length, true);
  record.setUint16(10, entries.length, true);
  record.setUint32(12, sizeOf(entries), true);
  record.setUint32(16, sizeOf(files), true);
  return Uint8Array.from(Buffer.concat([...files, ...entries, end]));
}

/** A member that is said to be short, and unpacks to 64 MB. */
function longerThanSaid(): Uint8Array {
  const zip = zipSync({ 'model.json': bytes(`{"a": ${' '.repeat(2 ** 26)}1}`) }, { level: 9 });
  const directory = zip.length - 22 - 46 - 'model.json'.length;
  new DataView(zip.buffer).setUint32(directory + 24, 5000, true);
  return zip;
}

/** A model that is called `calls` times, with `idle` layers that nobody calls. */
function nestedCalls(calls: number, idle: number): BytesFile[] {
  const inner = [
    input('i', [null, 4, 4, 2]),
    layer('ReLU', 'r', {}, 'i'),
    ...times(idle, (i) => layer('ReLU', `idle${i}`)),
  ];
  const ends = { input_layers: [['i', 0, 0]], output_layers: [['r', 0, 0]] };
  return layersModel([
    {
      class_name: 'Functional',
      name: 'inner',
      config: { name: 'inner', layers: inner, ...ends },
      inbound_nodes: times(calls, () => [['conv', 0, 0, {}]]),
    },
  ]);
}

const shapes = (name: string, fn: string, reads: readonly unknown[]): LayerJson => ({
  class_name: 'TFOpLambda',
  name,
  config: { name, function: fn },
  inbound_nodes: [reads],
});

function timeDistributed(depth: number): BytesFile[] {
  const end = { class_name: 'ReLU', config: { name: 'relu' } };
  const open = '{"class_name":"TimeDistributed","config":{"name":"t","layer":'.repeat(depth);
  const text = `${open}${JSON.stringify(end)}${'}}'.repeat(depth)}`;
  const outer = layer('TimeDistributed', 't', { layer: '<within>' }, 'conv');
  // JSON.stringify cannot write what is so deep.
  return layersModel([outer], 't').map(({ name, bytes: own }) =>
    name === 'model.json'
      ? file(name, new TextDecoder().decode(own).replace('"<within>"', text))
      : file(name, own),
  );
}

/** Names in nothing but slashes, in models in models: every end of each is a name too. */
function slashes(): BytesFile[] {
  const name = (i: number) => `${'/a'.repeat(250)}${i}`;
  const layers = times(3000, (i) => layer('ReLU', name(i), {}, i === 0 ? 'conv' : name(i - 1)));
  return layersModel(layers, name(2999));
}

/** Files of every kind that asks for too much. */
export const hostileModels: readonly HostileModel[] = [
  {
    kind: 'zip entries that share their bytes',
    files: () => [file('a.zip', overlapping(120))],
    said: /lies over another file/,
  },
  {
    kind: 'a zip entry that begins in the next one',
    files: () => [file('a.zip', overlappingBehindHeader())],
    said: /lies over another file/,
  },
  {
    kind: 'zip entries that together are too large',
    files: () => [file('a.zip', manyPacked(40))],
    said: BUDGET,
  },
  {
    kind: 'a zip entry that is longer than it is said to be',
    files: () => [file('a.zip', longerThanSaid())],
    said: /is damaged/,
  },
  {
    kind: 'texts that share a value of a heap',
    files: () => [file('a.h5', sharedText('model_config', 3500, 2 ** 20))],
    said: BUDGET,
  },
  {
    kind: 'names that share one text without end',
    files: () => [file('a.h5', manyNames(new Uint8Array(3e6).fill(0x61), 2000, 1))],
    said: /is broken/,
  },
  {
    kind: 'one leaf of names many times over',
    files: () => [file('a.h5', manyNames(bytes('abc\0'.repeat(20_000)), 60_000, 60_000))],
    said: /is broken/,
  },
  {
    kind: 'JSON of nothing but empty objects',
    files: () => [file('model.json', `{"a": [${'{},'.repeat(9e6)}{}]}`)],
    said: BUDGET,
  },
  {
    kind: 'a graph that fills arrays',
    files: () =>
      graphModel(
        times(1000, (i) => ({ name: `f${i}`, op: 'Fill', input: ['dims', 'value'] })),
        times(1000, (i) => `f${i}`),
        [
          { name: 'dims', values: [2048, 2048] },
          { name: 'value', values: [1], shape: [] },
        ],
      ),
    said: BUDGET,
  },
  {
    kind: 'a graph of ranges',
    files: () =>
      graphModel(
        times(200, (i) => ({ name: `r${i}`, op: 'Range', input: ['a', 'b', 'c'] })),
        times(200, (i) => `r${i}`),
        [
          { name: 'a', values: [0], shape: [] },
          { name: 'b', values: [4e6], shape: [] },
          { name: 'c', values: [1], shape: [] },
        ],
      ),
    said: BUDGET,
  },
  {
    kind: 'a graph that joins an array to itself',
    files: () =>
      graphModel(
        chain(40, 'ConcatV2', 'one', (before) => [before, before, 'axis']),
        ['n39'],
        [
          { name: 'one', values: [1, 2] },
          { name: 'axis', values: [0], shape: [] },
        ],
      ),
    said: BUDGET,
  },
  {
    kind: 'a graph that adds a large array to itself',
    files: () =>
      graphModel(
        [
          ...chain(60, 'AddV2', 'large', (before) => [before, before]),
          { name: 'sum', op: 'AddV2', input: ['conv', 'n59'] },
        ],
        ['sum'],
        // Too large to be read at once, so that it is computed when the weights are.
        [{ name: 'large', values: times(70_000, (i) => i), shape: [35_000, 1, 1, 2] }],
      ),
    said: null,
  },
  {
    kind: 'a graph of one new axis after another',
    files: () =>
      graphModel(
        chain(20_000, 'ExpandDims', 'one', (before) => [before, 'axis']),
        ['n19999'],
        [
          { name: 'one', values: [1, 2] },
          { name: 'axis', values: [0], shape: [] },
        ],
      ),
    said: null,
  },
  {
    kind: 'a graph that passes a value on and on',
    files: () =>
      graphModel(
        [
          ...chain(20_000, 'Identity', 'conv', (before) => [before]),
          ...times(20_000, (i) => ({ name: `r${i}`, op: 'Relu', input: ['n19999'] })),
        ],
        times(100, (i) => `r${i}`),
      ),
    said: null,
  },
  {
    kind: 'outputs with a large number',
    files: () =>
      graphModel(
        times(100, (i) => ({
          name: `u${i}`,
          op: 'Unheard',
          input: [i === 0 ? 'conv' : `u${i - 1}:99999`],
        })),
        ['u99:99999'],
      ),
    said: null,
  },
  {
    kind: 'a kernel that many nodes turn',
    files: () =>
      graphModel(
        [
          { name: 'flat', op: 'Reshape', input: ['conv', 'row'] },
          ...times(3000, (i) => ({
            name: `m${i}`,
            op: 'MatMul',
            input: ['flat', 'square'],
            attr: { transpose_b: { b: true } },
          })),
        ],
        times(3000, (i) => `m${i}`),
        [
          { name: 'row', values: [1, 32] },
          { name: 'square', values: times(32 * 2000, (i) => i), shape: [2000, 32] },
        ],
      ),
    said: BUDGET,
  },
  {
    kind: 'a node that reads all too many',
    files: () =>
      graphModel([{ name: 'sum', op: 'AddN', input: times(130_000, () => 'conv') }], ['sum']),
    said: /reads 130000 others/,
  },
  {
    kind: 'a model that is called all too often',
    files: () => nestedCalls(9000, 9000),
    said: null,
  },
  {
    kind: 'a shape that is joined to itself',
    files: () =>
      layersModel([
        shapes('s0', 'shape', ['conv', 0, 0, {}]),
        ...times(30, (i) =>
          shapes(`s${i + 1}`, 'concat', [
            [`s${i}`, 0, 0, { axis: 0 }],
            [`s${i}`, 0, 0],
          ]),
        ),
      ]),
    said: BUDGET,
  },
  {
    kind: 'a layer that reads all too many',
    files: () => {
      const nodes = [times(130_000, () => ['conv', 0, 0, {}])];
      return layersModel([{ ...layer('Concatenate', 'all'), inbound_nodes: nodes }]);
    },
    said: /reads 130000 others/,
  },
  { kind: 'layers in layers', files: () => timeDistributed(20_000), said: null },
  { kind: 'names of slashes', files: slashes, said: BUDGET },
  {
    kind: 'inputs with their channels first, as many as layers',
    files: () =>
      layersModel([
        ...times(9000, (i) => input(`in${i}`, [null, 3, 4, 4])),
        ...times(9000, (i) =>
          layer('Add', `add${i}`, { data_format: 'channels_first' }, `in${i}`, `in${i}`),
        ),
      ]),
    said: BUDGET,
  },
  {
    kind: 'weights that several groups have from one file',
    files: () => {
      const weights = [{ name: 'w', shape: [1000, 1000], dtype: 'float32' }];
      const weightsManifest = times(1000, (i) => ({
        paths: ['a.bin'],
        weights: weights.map((one) => ({ ...one, name: `${one.name}${i}` })),
      }));
      const config = functional([input(), CONV], ['image'], ['conv']);
      const json = { ...modelJson(config), weightsManifest };
      return [file('model.json', JSON.stringify(json)), file('a.bin', new Uint8Array(4e6))];
    },
    said: /is named twice/,
  },
];
