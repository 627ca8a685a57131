import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import sharp from 'sharp';
import { heatmap } from '../../src/core/attribution/heatmap.js';
import type { Network } from '../../src/core/graph/network.js';
import { predict } from '../../src/core/prediction/predict.js';
import { readPhoto } from '../../src/platform/node/read-photo.js';
import { useBackend } from '../support/backends.js';
import { openEmbedded } from '../support/embedded-network.js';

interface Listed {
  readonly id: string;
  readonly file: string;
  readonly point: string;
  readonly width: number;
  readonly height: number;
  readonly licence: string;
}

const folder = new URL('../../demo/public/photos/', import.meta.url);
const photos = JSON.parse(await readFile(new URL('photos.json', folder), 'utf8')) as Listed[];
const notice = await readFile(new URL('../../NOTICE', import.meta.url), 'utf8');

/** What the lines beside the photos say of the answers: the classes that they name, the first one first. */
const answers: Readonly<Record<string, readonly string[]>> = {
  chelsea: ['Egyptian cat', 'tiger cat', 'tabby'],
  coffee: ['espresso'],
  saucer: ['espresso'],
  'cat-and-cup': ['Egyptian cat', 'espresso'],
  camera: ['tripod'],
  raccoon: ['badger'],
  rocket: ['missile'],
  astronaut: ['bobsled'],
  china: ['palace', 'bell cote'],
};

/** Least and most of the first class’s share, where a line says how sure it is. */
const sure: Readonly<Record<string, readonly [number, number]>> = {
  chelsea: [0, 0.5],
  coffee: [0.9, 1],
  camera: [0.9, 1],
  rocket: [0, 0.5],
};

describe('the sample photos', () => {
  let network: Network;
  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  it('are all spoken of here', () => {
    expect(photos.map(({ id }) => id)).to.have.members(Object.keys(answers));
  });

  for (const { id, file, point, width, height, licence } of photos) {
    describe(id, () => {
      it('is as large as the list says, and credited with its licence', async () => {
        const found = await sharp(await readFile(new URL(file, folder))).metadata();
        expect([found.width, found.height]).to.deep.equal([width, height]);
        expect(Math.max(width, height)).to.be.at.most(768);
        expect(notice).to.contain(`  ${file}`);
        expect(['CC0-1.0', 'CC-BY-2.0', 'Public domain']).to.include(licence);
      });

      it('is answered as its line says', async () => {
        const { values } = await readPhoto(new URL(file, folder).pathname, network);
        const { top } = await predict(network, values, { top: 5 });
        const names = top.map(({ name }) => name);
        const [first, ...others] = answers[id]!;
        expect(names[0]).to.equal(first);
        expect(names).to.include.members(others);
        const [least, most] = sure[id] ?? [0, 1];
        expect(top[0]!.probability).to.be.within(least, most);
        expect(point).to.match(/^[A-Z].{10,80}[.?]$/);
      });
    });
  }

  it('show what the network has no name for: a raccoon and an astronaut', async () => {
    const { values } = await readPhoto(new URL('raccoon.jpg', folder).pathname, network);
    const { top } = await predict(network, values, { top: 1000 });
    expect(top).to.have.length(1000);
    expect(top.filter(({ name }) => /raccoon|astronaut/i.test(name))).to.be.empty;
  });

  it('have two things in one, of which each class marks its own', async () => {
    const { values } = await readPhoto(new URL('cat-and-cup.jpg', folder).pathname, network);
    for (const [classIndex, half] of [
      ['Egyptian cat', 0],
      ['espresso', 1],
    ] as const) {
      const { inputMap } = await heatmap(network, values, { method: 'grad-cam', classIndex });
      const { height, width, values: marks } = inputMap;
      const upper = marks.subarray(0, (height / 2) * width);
      const share = sum(upper) / sum(marks);
      expect(half === 0 ? share : 1 - share, classIndex).to.be.above(0.8);
    }
  });
});

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);
