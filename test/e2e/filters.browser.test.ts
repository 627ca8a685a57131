import { expect } from 'chai';
import type { FilterPicture } from '../../src/core/feature-visualization/filters.types.js';
import { WorkerPool } from '../../src/workers/worker-pool.js';
import { forgetPictures } from '../support/forget-pictures.js';
import { backends, useBackend } from '../support/backends.js';
import { openEmbedded } from '../support/embedded-network.js';
import { robustScore } from '../support/robust-score.js';
import { modelUrl } from '../workers/support.js';

interface Target {
  readonly layer: string;
  readonly channels: readonly number[];
  readonly size: number;
  readonly steps: number;
  readonly required?: number;
  readonly naive: number;
}

describe('filter pictures from the workers', () => {
  const pool = new WorkerPool();
  after(() => pool.terminate());

  it('show their channels where naive ascent draws noise', async () => {
    const golden = await fetch('/test/golden/efficientnet-lite0-filters.json');
    const { targets } = (await golden.json()) as { targets: readonly Target[] };
    const target = targets.find(({ layer }) => layer === 'block14_add');
    if (!target?.required) throw new Error('no target for block14_add');
    const { layer, channels, size, steps, required, naive } = target;
    expect(required).to.equal(40);
    expect(naive).to.be.lessThan(required / 2);

    await forgetPictures();
    await pool.run('open-model', { id: 'm', source: modelUrl });
    const frames: FilterPicture[] = [];
    const { tensor, pictures } = await pool.run(
      'filters',
      { model: 'm', layer, channels, size, steps },
      { onProgress: ({ partial }) => partial && frames.push(partial) },
    );
    expect(pictures.map(({ channel }) => channel)).to.deep.equal(channels);
    expect(pictures.map(({ status }) => status)).to.deep.equal(channels.map(() => 'done'));
    expect(new Set(frames.map(({ channel }) => channel))).to.deep.equal(new Set(channels));

    await useBackend(backends()[0]!);
    const network = await openEmbedded();
    const scores: number[] = [];
    for (const picture of pictures) scores.push(await robustScore(network, tensor, picture));
    network.dispose();
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(mean, `robust score, mean of ${scores.map((one) => one.toFixed(1)).join(', ')}`)
      .to.be.at // prettier-ignore
      .least(required);
  }).timeout(120_000);
});
