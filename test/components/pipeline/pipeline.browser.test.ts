import { expect } from 'chai';
import '../../../src/components/pipeline/pipeline.js';
import type { ClPipeline, PipelineResult } from '../../../src/components/pipeline/pipeline.js';
import type { Picture } from '../../../src/core/image/picture.js';
import type { Reading } from '../../../src/workers/jobs.types.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, drawn, find, findAll, mount, textOf } from '../shared/mount.js';
import { model, snapshotOf } from '../shared/snapshot.js';

/** One black pixel, all others white. */
const input: Picture = {
  ...{ height: 4, width: 4 },
  pixels: new Uint8ClampedArray(64).fill(255).fill(0, 0, 3),
};
const photo = { name: 'cat.png', width: 451, height: 300, input, display: input };
const halves = {
  mean: [127.5, 127.5, 127.5],
  std: [127.5, 127.5, 127.5],
  channels: 'RGB',
} as const;
const top = [
  { index: 1, name: 'dog', probability: 0.75, logit: 2 },
  { index: 0, name: 'cat', probability: 0.25, logit: 1 },
];
const prediction = {
  top,
  logits: new Float32Array([1, 2]),
  probabilities: new Float32Array([0.25, 0.75]),
};
const readings: readonly Reading[] = [
  { name: 'own', preprocessing: halves, top: top[0]! },
  { name: 'unit', preprocessing: halves, top: { ...top[1]!, probability: 0.9 } },
];
const result: PipelineResult = {
  model: { ...model, input: { ...model.input, preprocessing: halves } },
  source: 'small.keras',
  ...{ photo, prediction, readings },
};

const code = (pipeline: ClPipeline) => findAll(pipeline, 'pre').map((one) => one.textContent);

describe('<cl-pipeline>', () => {
  afterEach(cleanUp);

  it('shows the model, the photo as it is prepared, its values, and the answer', async () => {
    const pipeline = await mount('cl-pipeline', { result });
    const [first, second, third] = findAll(pipeline, 'li[part=step]').map((step) =>
      step.querySelector('.content')!.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(first).to.match(/^Name ?small ?It reads ?4 × 4 pixels/);
    expect(first).to.match(/It answers with ?2 numbers$/);
    expect(second).to.contain('300 × 451 pixels, cropped and resized to 4 × 4.');
    expect(second).to.contain('(level − 127.5) ÷ 127.5');
    expect(third).to.match(/dog ?75\.0 % ?cat ?25\.0 %$/);
    // 45 of 48 values are 1, three −1: the mean is 42 / 48.
    expect(find(pipeline, '.spread svg').getAttribute('aria-label')).to.equal(
      'Values from −1.00 to 1.00, on average 0.875',
    );
    const heights = findAll(pipeline, '.spread rect').map((bar) => +bar.getAttribute('height')!);
    expect(heights).to.have.length(48);
    expect(heights.at(-1)).to.equal(28);
    expect(heights[0]).to.be.closeTo((28 * 3) / 45, 1e-9);
    expect(heights.slice(1, -1).every((height) => height === 0)).to.equal(true);
    // Class 0 a quarter as high as all of the room, class 1 three quarters.
    expect(find(pipeline, '.all path').getAttribute('d')).to.equal('M0.5,30v-7.00M1.5,30v-21.00');
  });

  it('says what the network would say of the photo prepared in another way', async () => {
    const pipeline = await mount('cl-pipeline', { result });
    expect(textOf(pipeline, '.others dl')).to.match(/^0…1 ?cat ?90\.0 %$/);
  });

  it('has the code of each step in the language chosen', async () => {
    const pipeline = await mount('cl-pipeline', { result });
    expect(code(pipeline)[0]).to.contain('keras.models.load_model("small.keras")');
    findAll(pipeline, '.segments button')[1]!.click();
    await drawn(pipeline);
    expect(code(pipeline)[0]).to.equal('<cl-session model="small.keras"');
  });

  it('waits for model and photo in a session, and draws what comes', async () => {
    const pipeline = await mount('cl-pipeline');
    pipeline.receive(snapshotOf({}));
    await drawn(pipeline);
    expect(pipeline.result).to.equal(undefined);
    const opened = { phase: 'ready', value: result.model } as const;
    const image = { phase: 'ready', value: photo } as const;
    const ready = snapshotOf(
      { predict: { phase: 'ready', value: prediction } },
      { model: opened, image, modelSource: 'small.keras' },
    );
    expect(pipeline.wants(ready).map(({ job, unbidden }) => [job, unbidden])).to.deep.equal([
      ['predict', undefined],
      ['readings', true],
    ]);
    pipeline.receive(ready);
    await drawn(pipeline);
    expect(textOf(pipeline, '.top')).to.contain('dog');
    expect(pipeline.shadowRoot!.querySelector('.others')).to.equal(null);
  });

  it('refuses what is no result', async () => {
    const pipeline = await mount('cl-pipeline', { result: {} as PipelineResult });
    expect(pipeline.error?.message).to.contain('"model.input"');
  });

  it('passes the accessibility check', async () => {
    await expectAccessible(await mount('cl-pipeline', { result }));
  });
});
