import type { Kinds } from '../../../src/core/kinds/index.js';
import type { Fetch } from '../../../src/core/formats/files/fetch-bytes.js';
import type { ModelFile } from '../../../src/core/formats/files/model-file.js';
import {
  readModel,
  type ModelSource,
  type ReadModelOptions,
} from '../../../src/core/formats/read-model.js';
import type { GraphDefinition, WeightData } from '../../../src/core/graph/definition.js';

/** A layer as a Keras file has it. */
export interface LayerJson {
  readonly class_name: string;
  readonly name?: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inbound_nodes?: unknown;
}

export interface WeightJson {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype?: string;
  readonly quantization?: Readonly<Record<string, unknown>>;
}

export const URL_OF_MODEL = 'https://models.example/some/model.json';
const SHARD = 'group1-shard1of1.bin';

/** A tfjs model.json: the model's configuration and weights that lie in one file. */
export function modelJson(
  modelConfig: unknown,
  weights: readonly WeightJson[] = [],
  paths: readonly string[] = [SHARD],
): Record<string, unknown> {
  const specs = weights.map((weight) => ({ dtype: 'float32', ...weight }));
  return {
    format: 'layers-model',
    modelTopology: { keras_version: '2.15.0', backend: 'tensorflow', model_config: modelConfig },
    weightsManifest: [{ paths, weights: specs }],
  };
}

export const sequential = (layers: readonly LayerJson[]): unknown => ({
  class_name: 'Sequential',
  config: { name: 'small', layers },
});

export const functional = (
  layers: readonly LayerJson[],
  inputs: readonly string[],
  outputs: readonly (string | readonly unknown[])[],
): unknown => ({
  class_name: 'Functional',
  config: {
    name: 'small',
    layers,
    input_layers: inputs.map((name) => [name, 0, 0]),
    output_layers: outputs.map((output) => (typeof output === 'string' ? [output, 0, 0] : output)),
  },
});

/** A layer of a functional model that reads the first calls of others. */
export const layer = (
  className: string,
  name: string,
  config: Readonly<Record<string, unknown>> = {},
  ...reads: readonly string[]
): LayerJson => ({
  class_name: className,
  name,
  config: { name, ...config },
  inbound_nodes: reads.length === 0 ? [] : [reads.map((read) => [read, 0, 0, {}])],
});

export const input = (name = 'image', shape: readonly unknown[] = [null, 4, 4, 3]): LayerJson =>
  layer('InputLayer', name, { batch_input_shape: shape });

export const size = (shape: readonly number[]): number => shape.reduce((all, n) => all * n, 1);

/** Weights one after another, as float32: 0.01, 0.02, … */
export function floats(weights: readonly WeightJson[]): ArrayBuffer {
  const count = weights.reduce((sum, { shape }) => sum + size(shape), 0);
  return Float32Array.from({ length: count }, (_, i) => (i + 1) / 100).buffer;
}

/** Stands for a list in a list in a list, as deep as `JSON.stringify` cannot go but a file can. */
export const NESTED = '<nested>';

export const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** JSON, {@link NESTED} written out. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value).replaceAll(`"${NESTED}"`, nested(10_000));

type Body = ArrayBuffer | string;

/** Answers from the given files, by the address's last part; 404 for any other. */
export function filesFetch(files: Readonly<Record<string, Body>>): Fetch {
  return async (url) => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    const body = Object.hasOwn(files, name) ? files[name] : undefined;
    return body === undefined
      ? new Response('nothing here', { status: 404, statusText: 'Not Found' })
      : new Response(body);
  };
}

/** A file as a browser gives one, of which only ranges are read. */
export function chosenFile(path: string, content: string | ArrayBuffer | Uint8Array): ModelFile {
  const blob = new Blob([typeof content === 'string' ? content : new Uint8Array(content)]);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = name === path ? {} : { webkitRelativePath: path };
  return {
    name,
    size: blob.size,
    ...folder,
    slice: (from, to) => blob.slice(from, to),
    arrayBuffer: () => Promise.reject(new Error('not to be read whole')),
  };
}

/** Reads a model and the values of its weights. */
export async function readAll(
  source: ModelSource,
  options: ReadModelOptions = {},
): Promise<GraphDefinition> {
  const graph = await readModel(source, options);
  const weights = new Map<string, WeightData>();
  for (const [key, { shape, read }] of graph.weights) {
    weights.set(key, { shape, values: await read() });
  }
  return { ...graph, weights };
}

/** Reads a model of which everything is given. */
export function read(
  modelConfig: unknown,
  weights: readonly WeightJson[] = [],
  { shard = floats(weights), kinds = {} }: { shard?: ArrayBuffer; kinds?: Kinds } = {},
): Promise<GraphDefinition> {
  const json = textOf(modelJson(modelConfig, weights));
  const fetch = filesFetch({ 'model.json': json, [SHARD]: shard });
  return readAll(URL_OF_MODEL, { fetch, kinds });
}

/** Reads a model.json as it is. */
export function readText(
  json: string,
  files: Readonly<Record<string, Body>> = {},
): Promise<GraphDefinition> {
  return readAll(URL_OF_MODEL, { fetch: filesFetch({ 'model.json': json, ...files }) });
}

/** A Conv2D of 1×1 with its weights: the least that makes a network convolutional. */
export const point = {
  filters: 2,
  kernel_size: [1, 1],
  strides: [1, 1],
  padding: 'valid',
} as const;
export const pointWeights = (name: string, channels = 3): WeightJson[] => [
  { name: `${name}/kernel`, shape: [1, 1, channels, 2] },
  { name: `${name}/bias`, shape: [2] },
];
