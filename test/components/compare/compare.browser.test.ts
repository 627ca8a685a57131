import { expect } from 'chai';
import '../../../src/components/compare/compare.js';
import { contactSheet } from '../../../src/components/compare/contact-sheet.js';
import { methodName } from '../../../src/components/heatmap/methods.js';
import { ExplainEvent, RetryEvent, WantsEvent } from '../../../src/components/events.js';
import type { Comparison, Measured } from '../../../src/components/compare/comparison.types.js';
import type { HeatmapResult } from '../../../src/core/attribution/heatmap.types.js';
import { stretched } from '../../../src/core/placement/placement.js';
import type { Picture } from '../../../src/core/image/picture.js';
import type { PredictResult } from '../../../src/core/prediction/predict.types.js';
import { expectAccessible } from '../shared/axe.js';
import {
  cleanUp,
  drawn,
  find,
  findAll,
  heard,
  mount,
  pixelOf,
  press,
  textOf,
} from '../shared/mount.js';
import { snapshotOf } from '../shared/snapshot.js';

const square = (...values: number[]) => ({
  height: 2,
  width: 2,
  values: Float32Array.from(values),
});

function heatmap(method: string, signed: boolean, ...values: number[]): HeatmapResult {
  const map = square(...values);
  const positive = square(...values.map((value) => Math.max(0, value)));
  return {
    method,
    settings: {},
    layers: signed ? [] : ['conv'],
    layerReason: null,
    target: { tensor: 'score', classes: [{ index: 1, name: 'dog' }], against: [], unit: null },
    value: 2.5,
    signed,
    map,
    positive,
    placement: stretched(map, { height: 2, width: 2 }, 'receptive-field'),
    inputMap: signed ? map : positive,
    empty: null,
    perChannel: null,
    facts: {},
  };
}

const photo: Picture = {
  width: 2,
  height: 2,
  pixels: Uint8ClampedArray.of(200, 100, 50, 255, 0, 0, 0, 255, 9, 8, 7, 255, 255, 255, 255, 255),
};

const measured = (score: number): Measured => ({
  score,
  shares: [0, 0.5, 1],
  values: [0.8, score, 0],
});

/** Two methods by two classes; of the cats Grad-CAM is the better by deletion, of the dogs not. */
const result: Comparison = {
  methods: ['grad-cam', 'gradient-x-input'],
  columns: [
    { title: 'cat', detail: '40.2 %', classIndex: 0, photo },
    { title: 'dog', detail: '32.1 %', classIndex: 1, photo },
  ],
  cells: [
    [
      { phase: 'ready', map: heatmap('grad-cam', false, 2, 1, -1, 0), measured: measured(0.1) },
      { phase: 'ready', map: heatmap('grad-cam', false, 0, 4, 0, 0), measured: measured(0.3) },
    ],
    [
      {
        phase: 'ready',
        map: heatmap('gradient-x-input', true, 1, -8, 0, 0),
        measured: measured(0.2),
      },
      {
        phase: 'ready',
        map: heatmap('gradient-x-input', true, 0, 1, 0, 0),
        measured: measured(0.2),
      },
    ],
  ],
};

const prediction: PredictResult = {
  top: [
    { index: 1, name: 'dog', probability: 0.6, logit: 2 },
    { index: 0, name: 'cat', probability: 0.4, logit: 1 },
  ],
  logits: Float32Array.of(1, 2),
  probabilities: Float32Array.of(0.4, 0.6),
};

const scales = (host: Element) =>
  findAll(host, '.cell .scale').map((scale) =>
    [...scale.querySelectorAll('span')].map((end) => end.textContent),
  );

function button(host: Element, text: string): HTMLElement {
  const found = findAll(host, 'button').find((one) => one.textContent?.trim() === text);
  if (!found) throw new Error(`no button "${text}"`);
  return found;
}

describe('cl-compare', () => {
  afterEach(cleanUp);

  it('draws methods by classes, unsigned maps over the photo, signed ones about zero', async () => {
    const element = await mount('cl-compare', { result });
    expect(findAll(element, 'thead th').map((cell) => cell.textContent?.trim())).to.deep.equal([
      'cat 40.2 %',
      'dog 32.1 %',
    ]);
    const colours = findAll<HTMLCanvasElement>(element, '.colours');
    expect(colours).to.have.length(4);
    const near = (pixel: number[], colour: number[]) =>
      // A canvas keeps colours multiplied by their opacity, and rounds.
      colour.forEach((value, i) => expect(pixel[i]).to.be.closeTo(value, 1));
    // The upper end of matplotlib's magma, and the blue end of ColorBrewer's RdBu.
    near(pixelOf(colours[0]!, 0, 0), [252, 253, 191]);
    near(pixelOf(colours[2]!, 1, 0), [5, 48, 97]);
    // What is zero leaves the photo alone.
    expect(pixelOf(colours[2]!, 0, 1)[3]).to.equal(0);
  });

  it('gives each map its own scale, one a method, or one for all', async () => {
    const element = await mount('cl-compare', { result });
    expect(scales(element)).to.deep.equal([
      ['0', '2.00'],
      ['0', '4.00'],
      ['−8', '+8'],
      ['−1', '+1'],
    ]);
    button(element, 'One a method').click();
    await drawn(element);
    expect(scales(element)).to.be.empty;
    expect(findAll(element, 'tbody th .scale').map((one) => one.textContent?.trim())).to.deep.equal(
      ['04.00', '−8+8'],
    );
    button(element, 'One for all').click();
    await drawn(element);
    expect(findAll(element, '.scales .scale').map((one) => one.textContent?.trim())).to.deep.equal([
      '08.00',
      '−8+8',
    ]);
  });

  it('marks the best of each class by a word and a shape', async () => {
    const element = await mount('cl-compare', { result, measure: 'deletion' });
    const cells = findAll(element, '.cell').map(
      (cell) => cell.querySelector('.score')?.textContent,
    );
    expect(cells.map((text) => text?.replace(/\s+/g, ' ').trim())).to.deep.equal([
      '0.100 ◆ best',
      '0.300',
      '0.200',
      '0.200 ◆ best',
    ]);
    expect(textOf(element, '.cell')).to.contain(
      'Grad-CAM for cat, strongest at the upper left, above zero in 50 % of places, Deletion 0.100, best',
    );
    expect(textOf(element, '.verdict')).to.contain(
      `By deletion, the pixels that matter most are found by Grad-CAM for cat, ${methodName('gradient-x-input')} for dog.`,
    );
    button(element, 'Insertion').click();
    await drawn(element);
    const winners = findAll(element, '.cell').map((cell) => cell.classList.contains('winner'));
    expect(winners).to.deep.equal([false, true, true, false]);
  });

  it('draws a curve for each method, ranks them, and lists their values', async () => {
    const element = await mount('cl-compare', { result, measure: 'deletion' });
    expect(findAll(element, 'figure')).to.have.length(2);
    expect(findAll(element, 'figure:first-child .curve .line')).to.have.length(2);
    expect(findAll(element, 'figure:first-child .curve.winner')).to.have.length(1);
    expect(
      findAll(element, 'figure:first-child li .name').map((name) => name.textContent),
    ).to.have.ordered.members(['Grad-CAM', methodName('gradient-x-input')]);
    const rows = findAll<HTMLTableRowElement>(element, 'figure:first-child tr');
    expect(
      rows.map((row) => [...row.cells].map((cell) => cell.textContent)).slice(1),
    ).to.deep.equal([
      ['0\u00a0%', '80.0\u00a0%', '80.0\u00a0%'],
      ['50\u00a0%', '10.0\u00a0%', '20.0\u00a0%'],
      ['100\u00a0%', '0.0\u00a0%', '0.0\u00a0%'],
    ]);
  });

  it('reads every map at the place pointed at', async () => {
    const element = await mount('cl-compare', { result });
    const map = find(element, '.map');
    const box = map.getBoundingClientRect();
    map.dispatchEvent(
      new PointerEvent('pointermove', {
        clientX: box.left + 0.75 * box.width,
        clientY: box.top + 0.25 * box.height,
      }),
    );
    await drawn(element);
    const values = () => findAll(element, '.probe').map((probe) => probe.textContent?.trim());
    expect(values()).to.deep.equal(['1.00', '4.00', '−8', '+1']);
    map.dispatchEvent(new PointerEvent('pointerleave'));
    await drawn(element);
    expect(values()).to.deep.equal([]);
  });

  it('is one tab stop; arrows lead from map to map, and with Shift read values', async () => {
    const element = await mount('cl-compare', { result });
    const cells = findAll(element, '.cell');
    expect(cells.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1]);
    cells[0]!.focus();
    press(cells[0]!, 'ArrowDown');
    await drawn(element);
    expect(element.shadowRoot?.activeElement).to.equal(cells[2]);
    expect(cells.map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, 0, -1]);
    cells[2]!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', shiftKey: true, bubbles: true }),
    );
    await drawn(element);
    // Half a cell up from the middle, where the two columns meet: the mean of 1 and −8.
    expect(textOf(element, '[aria-live]')).to.equal(
      '−3.5 at 50 % from the left, 25 % from the top',
    );
  });

  it('asks to see the map that is chosen', async () => {
    const events = heard(ExplainEvent);
    const element = await mount('cl-compare', { result });
    findAll(element, '.cell')[3]!.click();
    expect(events.map(({ method, classIndex }) => [method, classIndex])).to.deep.equal([
      ['gradient-x-input', 1],
    ]);
  });

  it('wants its maps row by row, of the two likeliest classes, once they are known', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam', 'layer-cam'] });
    expect(element.wants(snapshotOf({}))).to.deep.equal([{ job: 'predict', request: {} }]);
    const known = snapshotOf({ predict: { phase: 'ready', value: prediction } });
    element.layer = 'conv';
    expect(
      element.wants(known).flatMap((want) => (want.job === 'heatmap' ? [want.request] : [])),
    ).to.deep.equal([
      { method: 'grad-cam', classIndex: 1, layer: 'conv' },
      { method: 'grad-cam', classIndex: 0, layer: 'conv' },
      { method: 'layer-cam', classIndex: 1, layer: 'conv' },
      { method: 'layer-cam', classIndex: 0, layer: 'conv' },
    ]);
  });

  it('begins with four methods that differ, and with the next ones where one is not on offer', async () => {
    const known = snapshotOf({ predict: { phase: 'ready', value: prediction } });
    const asked = (element: HTMLElementTagNameMap['cl-compare']) => [
      ...new Set(
        element.wants(known).flatMap((want) => (want.job === 'heatmap' ? want.request.method : [])),
      ),
    ];
    const element = await mount('cl-compare');
    expect(asked(element)).to.deep.equal([
      'grad-cam',
      'integrated-gradients',
      'guided-backprop',
      'occlusion',
    ]);
    element.offer = ['grad-cam', 'layer-cam', 'gradient', 'smooth-grad', 'occlusion'];
    expect(asked(element)).to.deep.equal(['grad-cam', 'layer-cam', 'gradient', 'occlusion']);
    element.methods = ['smooth-grad'];
    expect(asked(element)).to.deep.equal(['smooth-grad']);
  });

  it('keeps the room of what it will say while it measures', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam', 'occlusion'] });
    element.receive(
      snapshotOf({
        predict: { phase: 'ready', value: prediction },
        heatmap: { phase: 'loading' },
      }),
    );
    await drawn(element);
    const top = () => find(element, '[part=maps]').getBoundingClientRect().top;
    const before = top();
    expect(textOf(element, '.verdict')).to.equal('');
    const value = heatmap('grad-cam', false, 2, 1, -1, 0);
    const { score, shares, values } = measured(0.3);
    element.receive(
      snapshotOf({
        predict: { phase: 'ready', value: prediction },
        heatmap: { phase: 'ready', value },
        faithfulness: {
          phase: 'ready',
          value: { measure: 'insertion', classIndex: 1, score, shares, values },
        },
      }),
    );
    await drawn(element);
    expect(textOf(element, '.verdict')).to.contain(
      'By insertion, none is clearly ahead on this photo.',
    );
    expect(top()).to.equal(before);
  });

  it('compares methods for the mean of an output without classes, and measures nothing', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam'] });
    const none = { top: [], logits: new Float32Array(0), probabilities: new Float32Array(0) };
    const known = snapshotOf({
      predict: { phase: 'ready', value: none },
      heatmap: { phase: 'ready', value: heatmap('grad-cam', false, 2, 1, -1, 0) },
    });
    element.receive(known);
    await drawn(element);
    expect(element.wants(known).map((want) => [want.job, want.request])).to.deep.equal([
      ['predict', {}],
      ['heatmap', { method: 'grad-cam' }],
    ]);
    expect(textOf(element, 'thead')).to.contain('mean of the output');
    expect(findAll(element, '.map canvas.colours')).to.have.length(1);
    expect(textOf(element, '.readings')).not.to.contain('Insertion');
    const asked = heard(ExplainEvent);
    findAll<HTMLElement>(element, '.cell')[0]!.click();
    expect(asked[0]).to.include({ method: 'grad-cam', classIndex: null });
  });

  it('stops all maps with one press, keeps those that are there, and goes on', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam'] });
    const running = snapshotOf({
      predict: { phase: 'ready', value: prediction },
      heatmap: { phase: 'loading' },
    });
    element.receive(running);
    await drawn(element);
    expect(textOf(element, '.advance')).to.contain('0 of 2 maps');
    const wanted = heard(WantsEvent);
    button(element, 'Cancel').click();
    await drawn(element);
    expect(element.wants(running)).to.have.length(1);
    expect(textOf(element, '.advance')).to.contain('Stopped after 0 of 2 maps.');
    button(element, 'Carry on').click();
    expect(element.wants(running)).to.have.length(3);
    expect(wanted).to.have.length(2);
  });

  it('takes a job stopped in the status line as the end of all, and asks for it again', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam'] });
    const cancelled = snapshotOf({
      predict: { phase: 'ready', value: prediction },
      heatmap: { phase: 'cancelled' },
    });
    element.receive(cancelled);
    await drawn(element);
    expect(element.wants(cancelled)).to.have.length(1);
    const again = heard(RetryEvent);
    button(element, 'Carry on').click();
    expect(again).to.have.length(1);
  });

  it('lets classes be chosen, one at least', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam'] });
    const known = snapshotOf({ predict: { phase: 'ready', value: prediction } });
    element.receive(known);
    await drawn(element);
    findAll(element, '.pill')[0]!.click();
    element.receive(known);
    await drawn(element);
    expect(element.classes).to.deep.equal([0]);
    const pills = findAll<HTMLButtonElement>(element, '.pill');
    expect(pills.map(({ disabled }) => disabled)).to.deep.equal([false, true]);
  });

  it('says what failed, and tries again', async () => {
    const element = await mount('cl-compare', { methods: ['grad-cam'] });
    const error = { name: 'NumericError', message: 'the map has NaN' };
    element.receive(
      snapshotOf({
        predict: { phase: 'ready', value: prediction },
        heatmap: { phase: 'error', error },
      }),
    );
    await drawn(element);
    expect(textOf(element, '.advance')).to.contain('2 of 2 failed.');
    expect(find(element, '.cell').title).to.equal('the map has NaN');
  });

  it('puts all maps on one sheet of paper', () => {
    const ranges = result.cells.map((row) => row.map(() => ({ min: 0, max: 4, cut: false })));
    const sheet = contactSheet({
      nameOf: (layer) => layer,
      comparison: result,
      ranges,
      best: [[0], [1]],
      title: 'cat.png',
      measure: 'Deletion',
    });
    // Names 150 wide, two maps of 224, and 16 around each.
    expect([sheet.width, sheet.height]).to.deep.equal([646, 628]);
    expect(pixelOf(sheet, 1, 1)).to.deep.equal([255, 255, 255, 255]);
    // The first photo's darkest corner, under a map that is clear there.
    expect(pixelOf(sheet, 16 + 150 + 4, 16 + 52 + 220)).to.deep.equal([9, 8, 7, 255]);
  });

  it('has nothing that axe-core finds fault with', async () => {
    await expectAccessible(await mount('cl-compare', { result, measure: 'deletion' }));
    const known = snapshotOf({
      predict: { phase: 'ready', value: prediction },
      heatmap: { phase: 'loading' },
    });
    const inside = await mount('cl-compare');
    inside.receive(known);
    await drawn(inside);
    find<HTMLDetailsElement>(inside, '.methods').open = true;
    await expectAccessible(inside);
  });
});
