import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heatmap } from '../../src/core/attribution/heatmap.js';
import type { HeatmapResult } from '../../src/core/attribution/heatmap.types.js';
import { faithfulness } from '../../src/core/evaluation/faithfulness.js';
import { imageInput } from '../../src/core/graph/input-feed.js';
import { prepareImage } from '../../src/core/image/prepare-image.js';
import { measures, type Measure } from '../../src/facts/measures.js';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import { shown, type Figure, type Run } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';

/** Half a cell is 16 pixels at the last layer, of 7 × 7 cells, and 8 at the other, of 14 × 14. */
const asked = [
  { method: 'grad-cam', layer: 'head_relu6' },
  { method: 'layer-cam', layer: 'block10_add' },
] as const;

/** More photos than the demo's, where they lie. */
const MORE = 'PLACEMENT_PHOTOS';

/**
 * What deletion, insertion and ROAD say of maps that lie where their cells look, and of the same maps
 * stretched over the photo: the means over all photos, and on how many the first are better.
 */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  const photos = [fileURLToPath(new URL('../../demo/public/photos', import.meta.url))]
    .concat(process.env[MORE] ?? [])
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((path) => /\.(jpg|png)$/.test(path));
  const images: Float32Array[] = [];
  for (const path of photos) {
    const { picture } = await decodePicture(path);
    images.push(prepareImage(picture, imageInput(network)).values);
  }
  for (const measure of measures) {
    for (const question of asked) {
      const pairs: Pair[] = [];
      for (const image of images) {
        const placed = await heatmap(network, image, question);
        const stretched = await heatmap(network, image, { ...question, placement: 'stretched' });
        const classIndex = placed.target.classes[0]!.index;
        const score = async ({ inputMap }: HeatmapResult) =>
          (await faithfulness(network, image, inputMap, { measure, classIndex })).score;
        pairs.push([await score(placed), await score(stretched)]);
      }
      report(figureOf(`${measure}, ${question.method} at ${question.layer}`, pairs, measure));
    }
  }
};

/** Scores of a map where its cells look, and stretched. */
type Pair = readonly [placed: number, stretched: number];

function figureOf(label: string, pairs: readonly Pair[], measure: Measure): Figure {
  const mean = (of: (pair: Pair) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [placed, stretched] = [mean(([own]) => own), mean(([, other]) => other)];
  const sign = measure === 'deletion' ? -1 : 1;
  const better = pairs.filter(([own, other]) => sign * (own - other) > 0).length;
  return {
    label: `${label}: where cells look − stretched`,
    value: placed - stretched,
    unit: '',
    detail: `${shown(placed)} − ${shown(stretched)}; better on ${better} of ${pairs.length} photos`,
  };
}
