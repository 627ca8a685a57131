import { ModelFormatError, WeightsError } from '../errors.js';
import type { WeightData } from '../graph/definition.js';
import { asList, isJson, shown, type Json } from '../kinds/config.js';
import { decoderOf } from './quantization.js';

/** A group of weights that are stored one after another in the same files. */
export interface WeightGroup {
  readonly paths: readonly string[];
  readonly weights: readonly Json[];
}

/** Reads the manifest of a tfjs model. */
export function readManifest(manifest: unknown): WeightGroup[] {
  if (!Array.isArray(manifest)) throw new ModelFormatError('the model has no weightsManifest');
  return manifest.map((group: unknown) => {
    const paths = isJson(group) ? asList(group['paths']) : [];
    const weights = isJson(group) ? asList(group['weights']) : [];
    const texts = paths.filter((path) => typeof path === 'string');
    const specs = weights.filter(isJson);
    if (texts.length === 0 || texts.length < paths.length) {
      throw new ModelFormatError('a weight group names no files');
    }
    const odd = weights.find((weight) => !isJson(weight) || typeof weight['name'] !== 'string');
    if (odd !== undefined) throw new ModelFormatError(`a weight has no name: ${shown(odd)}`);
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
 * Values of a group's weights, by name.
 * @throws WeightsError when there are too few bytes
 */
export function decodeGroup(group: WeightGroup, bytes: ArrayBuffer): [string, WeightData][] {
  const needed = storedBytes(group);
  if (bytes.byteLength < needed) {
    throw new WeightsError(
      `the weight files are too short: ${bytes.byteLength} bytes of ${needed}; ` +
        'the download was cut or a file is missing',
    );
  }
  let offset = 0;
  return group.weights.map((weight) => {
    const decoder = decoderOf(weight);
    const values = decoder.decode(bytes, offset, count(weight));
    offset += decoder.bytesPerValue * count(weight);
    return [String(weight['name']), { shape: shapeOf(weight), values }];
  });
}

function shapeOf(weight: Json): number[] {
  const shape = weight['shape'];
  const whole = (n: unknown): n is number => Number.isInteger(n) && Number(n) >= 0;
  if (Array.isArray(shape) && shape.every(whole)) return shape;
  throw new ModelFormatError(`weight ${shown(weight['name'])} has no shape`);
}

function count(weight: Json): number {
  return shapeOf(weight).reduce((product, n) => product * n, 1);
}
