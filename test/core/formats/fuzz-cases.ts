import { unzipSync, zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BytesFile, type ModelFile } from '../../../src/core/formats/files/model-file.js';
import { behindConv, filesOf } from '../../support/small-models.js';
import { chosenFile, layer } from './model-files.js';
import { damaged, hostileFields, hostileJson, oneOf, spliced, type Random } from './mutations.js';

/** The files of a model by their path. */
type Files = Readonly<Record<string, Uint8Array>>;

const golden = fileURLToPath(new URL('../../golden/', import.meta.url));
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(golden + path));
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A tfjs layers model; the converter writes none without TensorFlow. */
function layersModel(): Files {
  const behind = [layer('ReLU', 'relu', {}, 'conv'), layer('Add', 'add', {}, 'conv', 'relu')];
  const files = Object.entries(filesOf(behindConv(behind), 'a.bin'));
  return Object.fromEntries(
    files.map(([name, content]) => [
      name,
      typeof content === 'string' ? bytes(content) : new Uint8Array(content),
    ]),
  );
}

const folderOf = (path: string): Files =>
  Object.fromEntries(readdirSync(golden + path).map((name) => [name, bytesOf(`${path}/${name}`)]));

/** Small models of each format. */
function corpus(): readonly Files[] {
  const single = [
    ...['row.keras', 'row.h5', 'small.keras'],
    ...[
      'transfer.k2.h5',
      'functions.k3.h5',
      'shared.k2.h5',
      'deep.k2.keras',
      'functions.k3.keras',
    ].map((name) => `structures/${name}`),
  ];
  const graphs = readdirSync(`${golden}graph-models`).filter((name) => !name.includes('.'));
  const layers = layersModel();
  return [
    ...single.map((name) => ({ [name]: bytesOf(`keras/${name}`) })),
    ...graphs.map((name) => folderOf(`graph-models/${name}`)),
    layers,
    { 'model.zip': zipSync({ ...layers }) },
    unzipSync(bytesOf('keras/row.keras')),
    { 'keras1.h5': bytesOf('keras/old/keras1.h5') },
    {
      'two.json': bytesOf('keras/old/two.json'),
      'two-weights.h5': bytesOf('keras/old/two-weights.h5'),
    },
  ];
}

/** Makes one model after another in which something is wrong. */
export function fuzzCases(): (random: Random) => ModelFile[] {
  const models = corpus();
  return (random) => {
    const model = oneOf(random, models);
    const name = oneOf(random, Object.keys(model));
    const whole = model[name] ?? new Uint8Array();
    const other = oneOf(random, Object.values(oneOf(random, models)));
    const wrong = random() < 0.05 ? spliced(random, whole, other) : mutated(random, name, whole);
    const changed = { ...model, [name]: wrong };
    const entries = Object.entries(changed);
    // Both ways in which bytes come: from memory, and by ranges.
    return random() < 0.5
      ? entries.map(([path, content]) => new BytesFile(path, content, path))
      : entries.map(([path, content]) => chosenFile(path, content));
  };
}

function mutated(random: Random, name: string, whole: Uint8Array): Uint8Array {
  if (random() < 0.4) return damaged(random, whole);
  if (name.endsWith('.json')) return bytes(hostileJson(random, text(whole)));
  if (name.endsWith('.h5')) {
    return random() < 0.5 ? hostileFields(random, whole) : withConfig(random, whole);
  }
  if (/\.(zip|keras)$/.test(name)) return repacked(random, whole);
  return damaged(random, whole);
}

/** An archive in which one of the files went wrong. */
function repacked(random: Random, whole: Uint8Array): Uint8Array {
  const files = unzipSync(whole);
  const name = oneOf(random, Object.keys(files));
  const changed = mutated(random, name, files[name] ?? new Uint8Array());
  return zipSync({ ...files, [name]: changed }, { level: random() < 0.5 ? 0 : 6 });
}

/** An HDF5 file whose configuration was changed in its place, as far as that has room for it. */
function withConfig(random: Random, whole: Uint8Array): Uint8Array {
  const latin = new TextDecoder('latin1').decode(whole);
  const start = latin.indexOf('{"class_name"');
  const end = start < 0 ? -1 : endOfJson(latin, start);
  if (end < 0) return damaged(random, whole);
  const json = hostileJson(random, latin.slice(start, end));
  if (json.length > end - start) return damaged(random, whole);
  const copy = whole.slice();
  copy.set(bytes(json.padEnd(end - start)), start);
  return copy;
}

/** Behind the bracket that closes the one at `start`; brackets in texts do not occur in goldens. */
function endOfJson(latin: string, start: number): number {
  let depth = 0;
  for (let at = start; at < latin.length; at++) {
    if (latin[at] === '{') depth++;
    if (latin[at] === '}' && --depth === 0) return at + 1;
  }
  return -1;
}
