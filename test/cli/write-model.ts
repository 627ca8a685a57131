import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { input, layer, point, pointWeights } from '../core/formats/model-files.js';
import { behindConv, filesOf, shares, type SmallModel } from '../support/small-models.js';

/** Writes it as tfjs does and gives the path of its model.json. */
export async function writeModel(folder: string, model: SmallModel): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(filesOf(model))) {
    const bytes = typeof content === 'string' ? content : new Uint8Array(content);
    await writeFile(join(folder, name), bytes);
  }
  return join(folder, 'model.json');
}

/**
 * Two classes by the mean of the colours: the second is ahead by (r + g + b + 1) / 100. So pixels
 * 0…1 are nearly chance, and pixels 0…255 are sure.
 */
export const twoClasses = behindConv(shares('point'), { conv: 'point' });

/** Two photos in, one answer for each. */
export const twoOfEach: SmallModel = {
  layers: ['left', 'right'].flatMap((side) => [
    input(side, [null, 4, side === 'left' ? 4 : 8, 3]),
    layer('Conv2D', `${side}_point`, point, side),
    layer('GlobalAveragePooling2D', `${side}_mean`, {}, `${side}_point`),
    layer('Activation', `${side}_shares`, { activation: 'softmax' }, `${side}_mean`),
  ]),
  inputs: ['left', 'right'],
  outputs: ['left_shares', 'right_shares'],
  weights: [...pointWeights('left_point'), ...pointWeights('right_point')],
};
