import { expect } from 'chai';
import {
  AbortError,
  ConvlensError,
  FetchError,
  ModelFormatError,
  NotConvolutionalError,
  UnsupportedLayerError,
  WeightsError,
} from '../../../src/core/errors.js';
import {
  filesFetch,
  floats,
  functional,
  input,
  layer,
  modelJson,
  NESTED,
  nested,
  point,
  pointWeights,
  read,
  readAll,
  readText,
  sequential,
  textOf,
  URL_OF_MODEL,
  type LayerJson,
} from './model-files.js';

/** The error of a reading that must fail: named, short, and soon. */
async function failure(reading: () => Promise<unknown>): Promise<ConvlensError> {
  const start = performance.now();
  const error = await reading().then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConvlensError)) {
    throw new Error('It failed by no error of its own.', { cause: error });
  }
  expect(error.message.length, error.message.slice(0, 400)).to.be.below(400);
  expect(performance.now() - start, 'milliseconds').to.be.below(5000);
  return error;
}

const weights = pointWeights('conv');
const conv = layer('Conv2D', 'conv', point, 'image');
const fine = functional([input(), conv], ['image'], ['conv']);
const long = 'x'.repeat(10_000);

/** A model of an input, a convolution and the given layers, the last of which is the output. */
const withLayers = (...layers: LayerJson[]): unknown =>
  functional([input(), conv, ...layers], ['image'], [layers.at(-1)?.name ?? 'conv']);

/** The convolution reads what `first` makes of the image. */
const atFirst = (first: LayerJson): unknown =>
  functional(
    [input(), first, layer('Conv2D', 'conv', point, first.name ?? '')],
    ['image'],
    ['conv'],
  );

describe('a file that is no model', () => {
  const cases: readonly (readonly [string, string, typeof ConvlensError, RegExp])[] = [
    ['a web page', '<!DOCTYPE html><title>404</title>', ModelFormatError, /web page/],
    ['nothing', '', ModelFormatError, /not JSON/],
    [
      'cut JSON',
      JSON.stringify(modelJson(fine, weights)).slice(0, 300),
      ModelFormatError,
      /not JSON/,
    ],
    ['bytes', '\u0000\u0089HDF\r\n', ModelFormatError, /not JSON/],
    ['a number', '5', ModelFormatError, /no model/],
    ['a list', '[1, 2]', ModelFormatError, /no model/],
    ['null', 'null', ModelFormatError, /no model/],
    ['other JSON', '{"name": "x"}', ModelFormatError, /modelTopology/],
    ['a deep list', nested(10_000), ModelFormatError, /no model|not JSON/],
    ['a deep topology', `{"modelTopology": ${nested(10_000)}}`, ModelFormatError, /modelTopology/],
    [
      'a graph model without weights',
      '{"format": "graph-model", "modelTopology": {"node": []}}',
      ModelFormatError,
      /weightsManifest/,
    ],
    ['a topology without layers', '{"modelTopology": {}}', ModelFormatError, /no layers/],
  ];
  for (const [what, text, type, message] of cases) {
    it(`is told by what it is: ${what}`, async () => {
      const error = await failure(() => readText(text));
      expect(error).to.be.instanceOf(type);
      expect(error.message).to.match(message);
    });
  }
});

describe('a model whose files are not there', () => {
  it('fails by the address and the status', async () => {
    const error = await failure(() => readAll(URL_OF_MODEL, { fetch: filesFetch({}) }));
    expect(error).to.be.instanceOf(FetchError);
    expect(error.message).to.equal(`${URL_OF_MODEL} answered 404 Not Found`);
  });

  it('fails by a short form of a long address', async () => {
    const fetch = filesFetch({});
    const error = await failure(() => readAll(`https://a.example/${long}`, { fetch }));
    expect(error).to.be.instanceOf(FetchError);
  });

  it('fails by the network’s reason', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const error = await failure(() => readAll(URL_OF_MODEL, { fetch }));
    expect(error).to.be.instanceOf(FetchError);
    expect(error.message).to.contain('Failed to fetch');
  });

  it('fails by the missing shard, and cancels the others', async () => {
    const json = JSON.stringify(modelJson(fine, weights, ['slow.bin', 'gone.bin']));
    let cancelled = false;
    const fetch = async (url: string, init?: { signal?: AbortSignal }) => {
      if (!url.endsWith('slow.bin')) return filesFetch({ 'model.json': json })(url, init);
      return new Promise<Response>((_, reject) => {
        init?.signal?.addEventListener('abort', () => {
          cancelled = true;
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    };
    const error = await failure(() => readAll(URL_OF_MODEL, { fetch }));
    expect(error).to.be.instanceOf(FetchError);
    expect(error.message).to.contain('/some/gone.bin answered 404');
    expect(cancelled).to.equal(true);
  });

  it('stops when cancelled', async () => {
    const controller = new AbortController();
    const json = JSON.stringify(modelJson(fine, weights));
    const fetch = async (url: string) => {
      controller.abort();
      return filesFetch({ 'model.json': json })(url);
    };
    const { signal } = controller;
    const error = await failure(() => readAll(URL_OF_MODEL, { fetch, signal }));
    expect(error).to.be.instanceOf(AbortError);
  });

  it('reads shards from its own folder only', async () => {
    const asked: string[] = [];
    for (const path of [
      '../secret.bin',
      'a/../../secret.bin',
      '%2e%2E/secret.bin',
      '.%2e/secret.bin',
      '/etc/passwd',
      '//evil.example/a.bin',
      '\\\\evil.example\\a.bin',
      'https://evil.example/a.bin',
      'h\tttps://evil.example/a.bin',
      ' //evil.example/a.bin',
      'data:,x',
      'a.bin?b',
      '',
      `../${long}`,
    ]) {
      const json = JSON.stringify(modelJson(fine, weights, [path]));
      const files = filesFetch({ 'model.json': json });
      const fetch = (url: string) => (asked.push(url), files(url));
      const error = await failure(() => readAll(URL_OF_MODEL, { fetch }));
      expect(error, path).to.be.instanceOf(ModelFormatError);
      expect(error.message).to.contain('outside');
    }
    expect(new Set(asked)).to.eql(new Set([URL_OF_MODEL]));
  });

  it('asks for shards beside the model with the model’s own query', async () => {
    const asked: string[] = [];
    const json = JSON.stringify(modelJson(fine, weights, ['weights/one.bin']));
    const fetch = async (url: string) => {
      asked.push(url);
      return new Response(asked.length === 1 ? json : floats(weights));
    };
    await readAll(`${URL_OF_MODEL}?key=1`, { fetch });
    expect(asked[1]).to.equal('https://models.example/some/weights/one.bin?key=1');
  });
});

describe('weights that do not fit', () => {
  it('fail by how many bytes there are', async () => {
    const error = await failure(() => read(fine, weights, { shard: floats(weights).slice(0, 30) }));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.contain('30 bytes of 32');
  });

  it('fail by name and shape', async () => {
    const [kernel, bias] = weights;
    const wrong = { ...kernel!, shape: [1, 1, 2, 3] };
    const error = await failure(() => read(fine, [wrong, bias!]));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.equal(
      'weight "conv/kernel" is [1, 1, 2, 3], but the layer needs [1, 1, 3, 2]',
    );
    const missing = await failure(() => read(fine, [kernel!]));
    expect(missing).to.be.instanceOf(WeightsError);
    expect(missing.message).to.contain('"conv/bias" [2]');
  });

  it('fail for the second call of a shared layer as for the first', async () => {
    const shared = {
      ...layer('Conv2D', 'conv', point),
      inbound_nodes: [[['image', 0, 0, {}]], [['conv', 0, 0, {}]]],
    };
    const again = functional([input(), shared], ['image'], [['conv', 1, 0]]);
    const error = await failure(() => read(again, weights));
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.contain('needs [1, 1, 2, 2]');
  });

  it('fail when two have one name', async () => {
    const error = await failure(() =>
      read(fine, [...weights, { ...weights[0]!, name: 'a/conv/kernel' }]),
    );
    expect(error).to.be.instanceOf(WeightsError);
    expect(error.message).to.contain('"conv/kernel"');
  });

  const manifests: readonly (readonly [string, unknown])[] = [
    ['no list', {}],
    ['no files', [{ paths: [], weights: [] }]],
    ['a file that is no text', [{ paths: ['a.bin', 5], weights: [] }]],
    ['a weight that is none', [{ paths: ['a.bin'], weights: [5] }]],
    ['a weight without a name', [{ paths: ['a.bin'], weights: [{ shape: [1] }] }]],
    [
      'a weight without a shape',
      [{ paths: ['a.bin'], weights: [{ name: long, dtype: 'float32' }] }],
    ],
    [
      'a negative shape',
      [{ paths: ['a.bin'], weights: [{ name: 'a', shape: [-1], dtype: 'float32' }] }],
    ],
    ['a shape of nested lists', [{ paths: ['a.bin'], weights: [{ name: 'a', shape: NESTED }] }]],
  ];
  for (const [what, weightsManifest] of manifests) {
    it(`fail by a manifest with ${what}`, async () => {
      const { modelTopology } = modelJson(fine, weights);
      const error = await failure(() => readText(textOf({ modelTopology, weightsManifest })));
      expect(error).to.be.instanceOf(ModelFormatError);
    });
  }

  it('fail by a shape of more bytes than there are, whatever its size', async () => {
    for (const shape of [
      [1e9, 1e9, 1e9],
      [1e308, 1e308, 0],
    ]) {
      const error = await failure(() =>
        read(fine, [{ name: 'conv/kernel', shape }], { shard: floats(weights) }),
      );
      expect(error).to.be.instanceOf(WeightsError);
    }
  });
});

describe('a model that cannot be shown', () => {
  const cases: readonly (readonly [string, unknown, typeof ConvlensError, RegExp])[] = [
    [
      'no convolution',
      functional([input(), layer('Flatten', 'flat', {}, 'image')], ['image'], ['flat']),
      NotConvolutionalError,
      /no convolution/,
    ],
    [
      'an input that is no image',
      functional([input('image', [null, 10]), conv], ['image'], ['conv']),
      NotConvolutionalError,
      /takes \[10\], which is no image/,
    ],
    [
      'endless channels',
      functional([input('image', [null, 8, 8, 5000]), conv], ['image'], ['conv']),
      NotConvolutionalError,
      /\[8, 8, 5000\]/,
    ],
    [
      'an endless image',
      functional([input('image', [null, 1e9, 1e9, 3]), conv], ['image'], ['conv']),
      NotConvolutionalError,
      /no image/,
    ],
    [
      'an input of nested lists',
      functional([input('image', [null, NESTED, 4, 3]), conv], ['image'], ['conv']),
      NotConvolutionalError,
      /no image/,
    ],
    ['no input', functional([], [], []), NotConvolutionalError, /no input/],
    [
      'an unknown layer',
      atFirst(layer('Mystery', 'first', {}, 'image')),
      UnsupportedLayerError,
      /"first" is a Mystery, which is not read yet/,
    ],
    [
      'a Lambda before everything',
      atFirst(layer('Lambda', 'first', {}, 'image')),
      UnsupportedLayerError,
      /"first" is a Python Lambda; its code cannot run here/,
    ],
    [
      'a layer called constructor',
      atFirst(layer('constructor', 'first', {}, 'image')),
      UnsupportedLayerError,
      /constructor/,
    ],
    [
      'a long unknown layer',
      atFirst(layer(long, 'first', {}, 'image')),
      UnsupportedLayerError,
      /xxx/,
    ],
    [
      'layers that read each other',
      withLayers(layer('ReLU', 'a', {}, 'b'), layer('ReLU', 'b', {}, 'a')),
      ModelFormatError,
      /circle/,
    ],
    [
      'a layer that reads itself',
      withLayers(layer('ReLU', 'a', {}, 'a')),
      ModelFormatError,
      /circle/,
    ],
    [
      'a layer that reads nothing there',
      withLayers(layer('ReLU', 'a', {}, 'nowhere')),
      ModelFormatError,
      /"nowhere", which the model lacks/,
    ],
    [
      'an output that is not there',
      functional([input(), conv], ['image'], ['nowhere']),
      ModelFormatError,
      /"nowhere"/,
    ],
    ['no output', functional([input(), conv], ['image'], []), ModelFormatError, /no output/],
    [
      'two layers of one name',
      withLayers(layer('ReLU', 'conv', {}, 'image')),
      ModelFormatError,
      /two layers are named "conv"/,
    ],
    [
      'a layer named like another’s inner step',
      withLayers(
        layer('Conv2D', 'more', { ...point, use_bias: false, activation: 'relu' }, 'conv'),
        layer('ReLU', 'more/linear', {}, 'more'),
      ),
      ModelFormatError,
      /two tensors are named "more\/linear"/,
    ],
    [
      'a long name',
      withLayers(layer('ReLU', long, {}, 'conv')),
      ModelFormatError,
      /10000 characters/,
    ],
    [
      'a layer without a name',
      withLayers({ class_name: 'ReLU', config: {} }),
      ModelFormatError,
      /no class_name/,
    ],
    [
      'arguments of Keras 3 that are lists of lists',
      withLayers({ ...layer('ReLU', 'a'), inbound_nodes: [{ args: [NESTED], kwargs: {} }] }),
      ModelFormatError,
      /"a" reads lists/,
    ],
    [
      'connections that are none',
      withLayers({ ...layer('ReLU', 'a'), inbound_nodes: [[[5, 0, 0]]] }),
      ModelFormatError,
      /connections of "a"/,
    ],
    ['an empty Sequential', sequential([]), ModelFormatError, /no layers/],
    [
      'a Sequential of an unknown size',
      sequential([{ class_name: 'Conv2D', config: { name: 'conv', ...point } }]),
      NotConvolutionalError,
      /no image/,
    ],
    [
      'too many layers',
      sequential(Array.from({ length: 20_001 }, () => conv)),
      ModelFormatError,
      /20001/,
    ],
  ];
  for (const [what, config, type, message] of cases) {
    it(`fails by what is wrong: ${what}`, async () => {
      // The kernel of the second convolution too, so that the fault named is the one looked for.
      const all = [...weights, { name: 'more/kernel', shape: [1, 1, 2, 2] }];
      const error = await failure(() => read(config, all));
      expect(error).to.be.instanceOf(type);
      expect(error.message).to.match(message);
    });
  }
});

describe('a large model', () => {
  it('is read in bounded time, whatever the order of its layers', async () => {
    const chain = Array.from({ length: 15_000 }, (_, i) =>
      layer('ReLU', `relu${i}`, {}, i === 0 ? 'conv' : `relu${i - 1}`),
    );
    const config = functional([input(), ...chain.reverse(), conv], ['image'], ['relu14999']);
    const start = performance.now();
    const model = await read(config, weights);
    expect(model.nodes.length).to.equal(15_001);
    expect(model.nodes.at(-1)?.name).to.equal('relu14999');
    expect(performance.now() - start, 'milliseconds').to.be.below(5000);
  });
});
