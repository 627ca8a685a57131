import { ModelFormatError, WeightsError } from '../../errors.js';
import type { StoredWeight } from '../../graph/definition.js';
import { asList, isJson, shown, type Json } from '../../kinds/config.js';
import { joinBytes } from '../files/join-bytes.js';
import { readRange, type ModelFile, type ReadFileOptions } from '../files/model-file.js';
import type { ModelFiles, ReadOptions } from '../files/model-files.js';
import { decoderOf } from './quantization.js';
import { ReadingBudget } from '../../reading-budget.js';
import { say, str } from '../../sentence.js';

/** A group of weights that are stored one after another in the same files. */
export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly Json[];
}

/** Reads the manifest of a tfjs model. */
export function readManifest(manifest: unknown): WeightGroup[] {
  if (!Array.isArray(manifest)) throw new ModelFormatError(say('the model has no weightsManifest'));
  return manifest.map((group: unknown) => {
    const paths = isJson(group) ? asList(group['paths']) : [];
    const weights = isJson(group) ? asList(group['weights']) : [];
    const texts = paths.filter((path) => typeof path === 'string');
    const specs = weights.filter(isJson);
    if (texts.length === 0 || texts.length < paths.length) {
      throw new ModelFormatError(say('a weight group names no files'));
    }
    const odd = weights.find((weight) => !isJson(weight) || typeof weight['name'] !== 'string');
    if (odd !== undefined)
      throw new ModelFormatError(say(str`a weight has no name: ${shown(odd)}`));
    return { paths: texts, weights: specs };
  });
}

/** Bytes that the weights of a group take in their files. */
export function storedBytes(group: WeightGroup): number {
  return group.weights.reduce((sum, weight) => {
    return sum + count(weight) * decoderOf(weight).bytesPerValue;
  }, 0);
}

/**
 * The weights of a tfjs manifest by name, its files opened and their sizes checked; values are read
 * when asked for.
 * @throws FetchError, WeightsError, ModelFormatError, AbortError
 */
export async function manifestWeights(
  groups: readonly WeightGroup[],
  files: ModelFiles,
  { signal, onProgress, budget = new ReadingBudget() }: ReadOptions = {},
): Promise<[string, StoredWeight][]> {
  checkDistinct(groups);
  const onBytes = countBytes(
    groups.reduce((sum, group) => sum + storedBytes(group), 0),
    onProgress,
  );
  const shards = await together(signal, (both) =>
    groups.map(({ paths }) =>
      Promise.all(paths.map((path) => files.open(path, { signal: both, onBytes, budget }))),
    ),
  );
  return groups.flatMap((group, index) =>
    weightsOf(group, shards[index] ?? [], { signal, onBytes }),
  );
}

/**
 * A file that several groups name would be as many times the weights that it has.
 * @throws ModelFormatError
 */
function checkDistinct(groups: readonly WeightGroup[]): void {
  const seen = new Set<string>();
  for (const path of groups.flatMap(({ paths }) => paths)) {
    if (seen.has(path)) {
      throw new ModelFormatError(
        say(
          str`the weight file ${shown(path)} is named twice in the weightsManifest; convert the model anew`,
        ),
      );
    }
    seen.add(path);
  }
}

function weightsOf(
  group: WeightGroup,
  shards: readonly ModelFile[],
  options: ReadFileOptions,
): [string, StoredWeight][] {
  const needed = storedBytes(group);
  const joined = new JoinedFiles(shards);
  const { size } = joined;
  // Not `size < needed`: a hostile shape makes that NaN.
  if (!(size >= needed)) {
    throw new WeightsError(
      say(
        str`the weight files are too short: ${size} bytes of ${needed}; the download was cut or a file is missing`,
      ),
    );
  }
  let offset = 0;
  return group.weights.map((weight) => {
    const decoder = decoderOf(weight);
    const from = offset;
    const to = (offset += decoder.bytesPerValue * count(weight));
    const read = async () => decoder.decode(await joined.range(from, to, options));
    return [String(weight['name']), { shape: shapeOf(weight), read }];
  });
}

/** Files that follow one another like one. */
class JoinedFiles {
  readonly size: number;
  /** Where each begins. */
  readonly #starts: readonly number[];

  constructor(private readonly files: readonly ModelFile[]) {
    let size = 0;
    this.#starts = files.map((file) => (size += file.size) - file.size);
    this.size = size;
  }

  async range(from: number, to: number, options: ReadFileOptions): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for (let index = this.#fileAt(from); index < this.files.length; index++) {
      const file = this.files[index];
      const start = this.#starts[index] ?? 0;
      if (!file || start >= to) break;
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, file.size)];
      if (first < last) pieces.push(await readRange(file, first, last, options));
    }
    return joinBytes(pieces);
  }

  /** The file that a byte lies in: weights and files may both be many, so not by going through all. */
  #fileAt(byte: number): number {
    let [low, high] = [0, this.files.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= byte) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** Adds up bytes and tells of them. */
function countBytes(total: number, onProgress: ReadOptions['onProgress']): (bytes: number) => void {
  let loaded = 0;
  onProgress?.(0, total);
  return (bytes) => {
    loaded += bytes;
    onProgress?.(Math.min(loaded, total), total);
  };
}

/**
 * Waits for all of the files that `start` begins to open; when one fails, or the caller's signal
 * says so, the others are cancelled.
 */
async function together<T>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => readonly Promise<T>[],
): Promise<T[]> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return await Promise.all(start(controller.signal));
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function shapeOf(weight: Json): number[] {
  const shape = weight['shape'];
  const whole = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 0;
  if (Array.isArray(shape) && shape.every(whole)) return shape;
  throw new ModelFormatError(say(str`weight ${shown(weight['name'])} has no shape`));
}

function count(weight: Json): number {
  return shapeOf(weight).reduce((product, n) => product * n, 1);
}
