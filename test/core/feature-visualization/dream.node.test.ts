import { expect } from 'chai';
import {
  dream,
  type DreamFrame,
  type DreamPoint,
  type DreamRequest,
} from '../../../src/core/feature-visualization/dream.js';
import type { Network } from '../../../src/core/graph/network.js';
import type { Picture } from '../../../src/core/image/picture.js';
import { seededRandom } from '../../../src/core/random.js';
import { useBackend } from '../../support/backends.js';
import { openEmbedded } from '../../support/embedded-network.js';
import { expectNoLeak } from '../../support/leaks.js';
import { tinyNetwork } from '../tiny-network.js';

/** Colours by a seed, 90 × 60. */
function photo(): Picture {
  const random = seededRandom(5);
  const pixels = Uint8ClampedArray.from({ length: 4 * 90 * 60 }, (_, i) =>
    i % 4 === 3 ? 255 : 255 * random(),
  );
  return { width: 90, height: 60, pixels };
}

async function rejection(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => (error instanceof Error ? error : expect.fail('no error')),
  );
}

describe('dream', () => {
  let network: Network;
  const quick: DreamRequest = { layer: 'block3_project_bn', octaves: 2, steps: 3, size: 64 };

  before(async () => {
    await useBackend('wasm');
    network = await openEmbedded();
  });
  after(() => network.dispose());

  it('makes a layer, a channel and a class rise at every size', async () => {
    const own = { octaves: 2, steps: 4, size: 96, jitter: 0 };
    for (const target of [
      { layer: 'block3_project_bn' },
      { layer: 'block3_project_bn', channel: 7 },
      { classIndex: 285 },
    ]) {
      const { course } = await dream(network, photo(), { ...target, ...own });
      expect(course).to.have.length(8);
      expect(course[3]).to.be.greaterThan(course[0]!);
      expect(course[7]).to.be.greaterThan(course[4]!);
    }
  });

  it('keeps the proportions of the photo, and leaves a small one its size', async () => {
    expect(await dream(network, photo(), quick)).to.include({ width: 64, height: 43 });
    expect(await dream(network, photo(), { ...quick, size: 512 })).to.include({
      width: 90,
      height: 60,
    });
  });

  it('gives the same picture for the same seed, another for another', async () => {
    const first = await dream(network, photo(), quick);
    const again = await dream(network, photo(), quick);
    const other = await dream(network, photo(), { ...quick, seed: 2 });
    expect(again.pixels).to.deep.equal(first.pixels);
    expect(other.pixels).not.to.deep.equal(first.pixels);
  });

  it('shows the picture after every step, octave by octave, the last one being the result', async () => {
    const frames: DreamFrame[] = [];
    const big = { ...quick, size: 80 };
    const result = await dream(network, photo(), big, { onFrame: (frame) => frames.push(frame) });
    expect(frames.map(({ step, octave, width }) => [step, octave, width])).to.deep.equal([
      [0, 1, 80],
      [1, 1, 57],
      [2, 1, 57],
      [3, 1, 57],
      [4, 2, 80],
      [5, 2, 80],
      [6, 2, 80],
    ]);
    expect(frames.at(-1)!.pixels).to.deep.equal(result.pixels);
  });

  it('carries on from any step and comes to the same picture', async () => {
    const points: DreamPoint[] = [];
    const request = { ...quick, size: 80 };
    const whole = await dream(network, photo(), request, {
      onFrame: (_frame, point) => point && points.push(point),
    });
    // Within an octave, at the end of one, and at the end of all.
    for (const at of [2, 3, 4, 6]) {
      const steps: number[] = [];
      const onFrame = ({ step }: DreamFrame): unknown => steps.push(step);
      const from = points[at - 1]!;
      const rest = await dream(network, photo(), request, { from, onFrame });
      expect(steps, `after step ${at}`).to.deep.equal([1, 2, 3, 4, 5, 6].slice(at));
      expect(rest.pixels).to.deep.equal(whole.pixels);
      expect(rest.course).to.deep.equal(whole.course);
    }
  });

  it('does not carry on from another dream', async () => {
    const point = { step: 2, values: new Float32Array(12), course: [1, 2] };
    for (const [from, message] of [
      [point, /12 values, not those of 57 × 38/],
      [{ ...point, step: 7 }, /6 steps cannot carry on from step 7/],
    ] as const) {
      const error = await rejection(dream(network, photo(), { ...quick, size: 80 }, { from }));
      expect(error.name).to.equal('OptionError');
      expect(error.message).to.match(message);
    }
  });

  it('gives the settings by which the same picture comes about', async () => {
    // Only the two largest of eight octaves have 32 pixels on their shorter side.
    const first = await dream(network, photo(), { ...quick, octaves: 8, size: 80 });
    expect(first.settings.octaves).to.equal(2);
    const again = await dream(network, photo(), { layer: 'block3_project_bn', ...first.settings });
    expect(again.pixels).to.deep.equal(first.pixels);
  });

  it('moves each pixel of a layer that is the photo itself by the size of a step', async () => {
    // 1×1, weight 1: the gradient of the mean square is 2x ÷ n, of one sign; all pixels alike.
    const same = tinyNetwork({
      input: [8, 8, 1],
      layers: [['Conv2D', 'same', ['input'], { filters: 1, kernel_size: [1, 1], use_bias: false }]],
      weights: { 'same/kernel': [[1, 1, 1, 1], [1]] },
    });
    const grey = new Uint8ClampedArray(4 * 64).fill(102);
    for (let i = 3; i < grey.length; i += 4) grey[i] = 255;
    const request = { layer: 'same', octaves: 1, steps: 1, stepSize: 0.1, jitter: 0 };
    const { pixels } = await dream(same, { width: 8, height: 8, pixels: grey }, request);
    same.dispose();
    // 0.4 + 0.1 = 0.5, stored as 127.5 rounded.
    expect([...pixels.subarray(0, 4)]).to.deep.equal([128, 128, 128, 255]);
  });

  it('leaves no tensor behind, when it ends well and when it is cancelled', async () => {
    // Weights become tensors when they are first used.
    await dream(network, photo(), quick);
    await expectNoLeak(() => dream(network, photo(), quick));
    const stop = new AbortController();
    await expectNoLeak(async () => {
      const onFrame = ({ step }: DreamFrame): void => {
        if (step === 4) stop.abort();
      };
      const long = { ...quick, steps: 1000 };
      const error = await rejection(
        dream(network, photo(), long, { onFrame, signal: stop.signal }),
      );
      expect(error.name).to.equal('AbortError');
    });
  });

  it('refuses what there is not by name', async () => {
    const wrong: [DreamRequest, string, RegExp][] = [
      [{ layer: 'nowhere' }, 'LayerNotFoundError', /nowhere/],
      [{ layer: 'block3_project_bn', channel: 999 }, 'ChannelNotFoundError', /0 to 39, not 999/],
      [{ classIndex: 1000 }, 'OptionError', /0 to 999, not 1000/],
      [{ ...quick, size: 5000 }, 'OptionError', /size is 32 to 768, not 5000/],
      [{ ...quick, steps: 1.5 }, 'OptionError', /steps is 1 to 1000, not 1.5/],
    ];
    for (const [request, name, message] of wrong) {
      const error = await rejection(dream(network, photo(), request));
      expect(error.name).to.equal(name);
      expect(error.message).to.match(message);
    }
  });
});
