import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { visualizeFilters } from '../../src/core/feature-visualization/visualize-filters.js';
import type { Network } from '../../src/core/graph/network.js';
import { shown, type Report, type Run } from '../figure.js';
import { openEmbedded } from '../support/embedded.js';
import { plot, type Series } from '../support/plot.js';
import { ascentStep, forwardTo, livingChannels, noise } from '../support/runs.js';
import { medianTime } from '../timing.js';

const LAYER = 'block7_add';
const STEPS = 2;

interface Growth {
  readonly file: string;
  readonly title: string;
  readonly x: string;
  measure(network: Network): Promise<readonly Series[]>;
}

const growths: readonly Growth[] = [
  {
    file: 'channels',
    title: `One step of filters of ${LAYER}, 128 px`,
    x: 'channels',
    measure: channels,
  },
  { file: 'image', title: `One picture at ${LAYER}`, x: 'side in pixels', measure: image },
  { file: 'depth', title: '8 pictures of 128 px, by depth', x: 'blocks', measure: depth },
  {
    file: 'batch',
    title: `A batch of 128 px at ${LAYER}`,
    x: 'pictures in the batch',
    measure: batch,
  },
];

export const run: Run = async (report, { plots }) => {
  const network = await openEmbedded();
  for (const { file, title, x, measure } of growths) {
    const series = await measure(network);
    for (const one of series) report(exponent(`${file}: ${one.name}`, one));
    if (plots === null) continue;
    mkdirSync(plots, { recursive: true });
    writeFileSync(join(plots, `${file}.svg`), plot({ title, x, y: 'ms', series }));
  }
};

/** Time grows as x to this power between the first point and the last. */
function exponent(label: string, { points }: Series): Parameters<Report>[0] {
  const [x0, y0] = points[0] ?? [1, 1];
  const [x1, y1] = points[points.length - 1] ?? [1, 1];
  const value = Math.log(y1 / y0) / Math.log(x1 / x0);
  const detail = points.map(([x, y]) => `${x}: ${shown(y)}`).join(', ');
  return { label: `${label}, exponent`, value, unit: '', detail: `${detail} ms` };
}

async function channels(network: Network): Promise<readonly Series[]> {
  const all = await livingChannels(network, LAYER, 64);
  const points: [number, number][] = [];
  for (const count of [1, 2, 4, 8, 16, 32, 64]) {
    const own = all.slice(0, count);
    const work = () => visualizeFilters(network, { layer: LAYER, channels: own, steps: STEPS });
    points.push([count, (await medianTime(work, 3)) / STEPS]);
  }
  return [{ name: 'whole step', points }];
}

function image(network: Network): Promise<readonly Series[]> {
  return both(network, [64, 128, 256, 512], (size) => ({ layer: LAYER, count: 1, size }));
}

function batch(network: Network): Promise<readonly Series[]> {
  return both(network, [1, 2, 4, 8, 16, 32], (count) => ({ layer: LAYER, count, size: 128 }));
}

function depth(network: Network): Promise<readonly Series[]> {
  const ends = network.nodes.filter(({ name }) => /^block\d+_(project_bn|add)$/.test(name));
  const last = (blocks: number) =>
    ends.filter(({ name }) => name.startsWith(`block${blocks - 1}_`)).pop()?.name ?? LAYER;
  return both(network, [1, 2, 3, 4, 6, 8, 10, 12, 14, 16], (blocks) => ({
    layer: last(blocks),
    count: 8,
    size: 128,
  }));
}

interface Setting {
  readonly layer: string;
  readonly count: number;
  readonly size: number;
}

/** Times of the gradient and of the forward pass over a row of settings. */
async function both(
  network: Network,
  xs: readonly number[],
  at: (x: number) => Setting,
): Promise<readonly Series[]> {
  const gradient: [number, number][] = [];
  const forward: [number, number][] = [];
  for (const x of xs) {
    const { layer, count, size } = at(x);
    const feed = noise(count, size);
    const picked = await livingChannels(network, layer, network.layer(layer).channels);
    const own = Array.from({ length: count }, (_, i) => picked[i % picked.length] ?? 0);
    gradient.push([x, await medianTime(ascentStep(network, feed, layer, own))]);
    forward.push([x, await medianTime(forwardTo(network, feed, layer))]);
    tf.dispose(feed);
  }
  return [
    { name: 'ascent step', points: gradient },
    { name: 'forward', points: forward },
  ];
}
