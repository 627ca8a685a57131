import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  floats,
  functional,
  input,
  layer,
  modelJson,
  point,
  pointWeights,
  type LayerJson,
  type WeightJson,
} from '../core/formats/model-files.js';

/** A small model: layers, what goes in and comes out, and its weights by name and shape. */
export interface SmallModel {
  readonly layers: readonly LayerJson[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly weights: readonly WeightJson[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Instead of 0.01, 0.02, … */
  readonly values?: Float32Array<ArrayBuffer>;
}

/** Writes it as tfjs does and gives the path of its model.json. */
export async function writeModel(folder: string, model: SmallModel): Promise<string> {
  const { layers, inputs, outputs, weights, metadata, values } = model;
  const json = {
    ...modelJson(functional(layers, inputs, outputs), weights),
    ...(metadata && { userDefinedMetadata: metadata }),
  };
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'model.json');
  await writeFile(path, JSON.stringify(json));
  const shard = new Uint8Array(values?.buffer ?? floats(weights));
  await writeFile(join(folder, 'group1-shard1of1.bin'), shard);
  return path;
}

/**
 * Two classes by the mean of the colours: the second is ahead by (r + g + b + 1) / 100. So pixels
 * 0…1 are nearly chance, and pixels 0…255 are sure.
 */
export const twoClasses = {
  layers: [
    input(),
    layer('Conv2D', 'point', point, 'image'),
    layer('GlobalAveragePooling2D', 'mean', {}, 'point'),
    layer('Activation', 'shares', { activation: 'softmax' }, 'mean'),
  ],
  inputs: ['image'],
  outputs: ['shares'],
  weights: pointWeights('point'),
} satisfies SmallModel;

/** Two photos in, one answer for each. */
export const twoOfEach = {
  layers: ['left', 'right'].flatMap((side) => [
    input(side, [null, 4, side === 'left' ? 4 : 8, 3]),
    layer('Conv2D', `${side}_point`, point, side),
    layer('GlobalAveragePooling2D', `${side}_mean`, {}, `${side}_point`),
    layer('Activation', `${side}_shares`, { activation: 'softmax' }, `${side}_mean`),
  ]),
  inputs: ['left', 'right'],
  outputs: ['left_shares', 'right_shares'],
  weights: [...pointWeights('left_point'), ...pointWeights('right_point')],
} satisfies SmallModel;
