import { fileURLToPath } from 'node:url';
import type { Evaluation } from '../../src/core/classification/classification.types.js';
import {
  evaluatePictures,
  type LabelledPicture,
} from '../../src/core/classification/evaluate-pictures.js';
import { planEvaluation } from '../../src/core/classification/plan-evaluation.js';
import { predict } from '../../src/core/prediction/predict.js';
import { decodePicture } from '../../src/platform/node/decode-picture.js';
import type { Run } from '../figure.js';
import { openEmbedded, samplePhoto } from '../support/embedded.js';
import { heapBytes } from '../support/heap.js';
import { ratioFigure } from '../support/ratio.js';
import { compare } from '../timing.js';

const MIB = 2 ** 20;
const [few, many] = [100, 1000];
const photos = ['chelsea.png', 'coffee.png', 'china.jpg', 'rocket.jpg'].map((name) =>
  fileURLToPath(new URL(`../../demo/public/photos/${name}`, import.meta.url)),
);

/** Files that are decoded each time, as those of a folder are, against passes over a ready photo. */
export const run: Run = async (report) => {
  const network = await openEmbedded();
  const photo = await samplePhoto(network);
  const evaluate = (count: number): Promise<Evaluation> =>
    evaluatePictures(network, planEvaluation(network, new Map([['tabby', count]])), files(count));
  const forward = async () => {
    for (let i = 0; i < photos.length; i++) await predict(network, photo);
  };
  const cost = await compare(() => evaluate(photos.length), forward, { pairs: 11, warmUp: 2 });
  report(ratioFigure('four pictures of a folder ÷ four predictions', cost, { most: 1.5 }));
  await evaluate(few);
  const before = { wasm: heapBytes(), process: process.memoryUsage.rss() };
  await evaluate(many);
  const detail = `after ${few} pictures, and after ${many} more`;
  const after = heapBytes();
  report({ label: 'wasm heap', value: after / MIB, unit: 'MiB', detail });
  report({
    label: 'wasm heap, growth',
    value: (after - before.wasm) / MIB,
    unit: 'MiB',
    target: { most: 0 },
    detail,
  });
  const whole = process.memoryUsage.rss();
  report({ label: 'whole process', value: whole / MIB, unit: 'MiB', detail });
  const growth = (whole - before.process) / MIB;
  report({
    label: 'whole process, growth',
    value: growth,
    unit: 'MiB',
    target: { most: 64 },
    detail,
  });
};

function* files(count: number): Generator<LabelledPicture> {
  for (let i = 0; i < count; i++) {
    const path = photos[i % photos.length]!;
    const open = async () => (await decodePicture(path)).picture;
    yield { name: `tabby/${i}`, trueClass: 281, open };
  }
}
