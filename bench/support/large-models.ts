import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipPassThrough } from 'fflate';
import { gaussians, seededRandom } from '../../src/core/random.js';

/** A model of which only shapes and sizes count: convolutions one after another, then dense layers. */
export interface LargeModel {
  readonly name: string;
  readonly convolutions: readonly (readonly [side: number, filters: number])[];
  /** Rows and columns of the image; half as many are left behind each convolution of two strides. */
  readonly dense: readonly number[];
}

/** Weights of MobileNet, ResNet50 and VGG16: 14, 98 and 528 MiB, and about as many layers. */
export const largeModels: readonly LargeModel[] = [
  {
    name: 'MobileNet-like',
    convolutions: Array.from({ length: 24 }, (_, i) => [1, i < 12 ? 280 : 440] as const),
    dense: [1000],
  },
  {
    name: 'ResNet50-like',
    convolutions: Array.from(
      { length: 50 },
      (_, i) => [i % 3 === 1 ? 3 : 1, i < 25 ? 256 : 458] as const,
    ),
    dense: [1000],
  },
  {
    name: 'VGG16-like',
    convolutions: [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512].map(
      (n) => [3, n] as const,
    ),
    dense: [4096, 4096, 1000],
  },
];

export const largeFormats = ['h5', 'keras', 'tfjs'] as const;
export type LargeFormat = (typeof largeFormats)[number];

interface Layer {
  readonly className: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weights: readonly (readonly [leaf: string, shape: readonly number[]])[];
}

/** Side of what the last convolution gives, which the first dense layer reads flattened. */
const LAST = 7;

function layersOf({ convolutions, dense }: LargeModel): Layer[] {
  const layers: Layer[] = [];
  let channels = 3;
  for (const [index, [side, filters]] of convolutions.entries()) {
    const name = `conv${index}`;
    const size = { filters, kernel_size: [side, side], padding: 'same', activation: 'relu' };
    const first = index === 0 ? { batch_input_shape: [null, LAST, LAST, 3] } : {};
    const kernel = [side, side, channels, filters];
    layers.push({
      className: 'Conv2D',
      name,
      config: { name, ...first, ...size },
      weights: [
        ['kernel', kernel],
        ['bias', [filters]],
      ],
    });
    channels = filters;
  }
  const pooled = dense.length === 1;
  const className = pooled ? 'GlobalAveragePooling2D' : 'Flatten';
  layers.push({ className, name: 'flat', config: { name: 'flat' }, weights: [] });
  let inputs = pooled ? channels : LAST * LAST * channels;
  for (const [index, units] of dense.entries()) {
    const name = `dense${index}`;
    layers.push({
      className: 'Dense',
      name,
      config: { name, units, activation: 'linear' },
      weights: [
        ['kernel', [inputs, units]],
        ['bias', [units]],
      ],
    });
    inputs = units;
  }
  return layers;
}

const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

const architecture = (name: string, layers: readonly Layer[]): string =>
  JSON.stringify({
    class_name: 'Sequential',
    config: {
      name,
      layers: layers.map(({ className, config }) => ({ class_name: className, config })),
    },
  });

/** Values that are no two alike in a row, made once: how they came about costs nothing then. */
const noise = gaussians(seededRandom(5), 2 ** 18, 0.02);

function valuesOf(shape: readonly number[]): Float32Array {
  const values = new Float32Array(count(shape));
  for (let at = 0; at < values.length; at += noise.length) {
    values.set(noise.subarray(0, values.length - at), at);
  }
  return values;
}

/** Writes a model into a folder; gives the path to open. */
export async function writeLargeModel(
  model: LargeModel,
  format: LargeFormat,
  folder: string,
): Promise<string> {
  const layers = layersOf(model);
  const base = join(folder, `${model.name}-${format}`);
  if (format === 'tfjs') return writeTfjs(model.name, layers, base);
  const whole = `${base}.h5`;
  await writeH5(model.name, layers, whole, format === 'h5');
  return format === 'h5' ? whole : writeArchive(model.name, layers, whole, `${base}.keras`);
}

function writeTfjs(name: string, layers: readonly Layer[], folder: string): string {
  mkdirSync(folder);
  const file = openSync(join(folder, 'weights.bin'), 'w');
  const weights = layers.flatMap((layer) =>
    layer.weights.map(([leaf, shape]) => {
      writeSync(file, valuesOf(shape));
      return { name: `${layer.name}/${leaf}`, shape, dtype: 'float32' };
    }),
  );
  closeSync(file);
  const modelTopology: unknown = JSON.parse(architecture(name, layers));
  const json = { modelTopology, weightsManifest: [{ paths: ['weights.bin'], weights }] };
  writeFileSync(join(folder, 'model.json'), JSON.stringify(json));
  return folder;
}

/** HDF5 itself writes it; that of Node writes to the disk. */
async function writeH5(
  name: string,
  layers: readonly Layer[],
  path: string,
  whole: boolean,
): Promise<void> {
  const { File, ready } = await import('h5wasm/node');
  await ready;
  const file = new File(path, 'w', { libver: ['earliest', 'v108'] });
  if (whole) file.create_attribute('model_config', architecture(name, layers));
  const all = file.create_group(whole ? 'model_weights' : 'layers');
  const names = layers.map((layer) => layer.name);
  if (whole) all.create_attribute('layer_names', names);
  const counts = new Map<string, number>();
  for (const layer of layers) {
    if (layer.weights.length === 0) continue;
    const kind = layer.className.toLowerCase();
    const index = counts.get(kind) ?? 0;
    counts.set(kind, index + 1);
    const own = all.create_group(whole ? layer.name : index === 0 ? kind : `${kind}_${index}`);
    const group = whole ? own : own.create_group('vars');
    for (const [at, [leaf, shape]] of layer.weights.entries()) {
      const data = valuesOf(shape);
      group.create_dataset({ name: whole ? leaf : String(at), data, shape: [...shape] });
    }
    const leaves = layer.weights.map(([leaf]) => leaf);
    if (whole) group.create_attribute('weight_names', leaves);
  }
  file.close();
}

async function writeArchive(
  name: string,
  layers: readonly Layer[],
  weights: string,
  path: string,
): Promise<string> {
  const { createReadStream, rmSync } = await import('node:fs');
  const file = openSync(path, 'w');
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    writeSync(file, bytes);
  });
  const config = new ZipPassThrough('config.json');
  zip.add(config);
  config.push(new TextEncoder().encode(architecture(name, layers)), true);
  const stored = new ZipPassThrough('model.weights.h5');
  zip.add(stored);
  for await (const piece of createReadStream(weights, { highWaterMark: 2 ** 22 })) {
    stored.push(new Uint8Array(piece as Buffer));
  }
  stored.push(new Uint8Array(), true);
  zip.end();
  closeSync(file);
  rmSync(weights);
  return path;
}
