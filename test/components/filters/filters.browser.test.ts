import { expect } from 'chai';
import '../../../src/components/filters/filters.js';
import {
  PauseEvent,
  SelectChannelEvent,
  SelectPageEvent,
  WantsEvent,
} from '../../../src/components/events.js';
import type { ActivationsResult } from '../../../src/core/activations.types.js';
import type {
  FilterPicture,
  FiltersResult,
} from '../../../src/core/feature-visualization/filters.types.js';
import { contactSheet } from '../../../src/components/filters/contact-sheet.js';
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
import { selected, snapshotOf } from '../shared/snapshot.js';

const red = Uint8ClampedArray.of(255, 0, 0, 255);
const grey = Uint8ClampedArray.of(120, 120, 120, 255);

const done: FilterPicture = {
  channel: 4,
  variant: 0,
  size: 1,
  pixels: red,
  step: 3,
  steps: 3,
  status: 'done',
  course: Float32Array.of(0.25, 2, 9),
  stages: [
    { step: 1, pixels: grey },
    { step: 2, pixels: red },
  ],
};
const growing: FilterPicture = {
  ...done,
  channel: 7,
  step: 2,
  steps: 8,
  status: 'running',
  stages: [],
};
const silent: FilterPicture = { ...done, channel: 9, status: 'silent', pixels: grey };
const dead: FilterPicture = { ...done, channel: 2, status: 'dead', course: new Float32Array() };

const result: FiltersResult = {
  layer: 'conv',
  tensor: 'conv',
  channels: 30,
  seed: 7,
  pictures: [done, growing, silent, dead],
};

/** Thirty channels; the mean falls with the number, 3 is dead. */
const activations: ActivationsResult = {
  layer: 'conv',
  height: 1,
  width: 1,
  channels: 30,
  indices: [...Array(30).keys()],
  values: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
  mean: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
  max: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
  dead: [3],
};

const ranked = [4, 7, 9, 2, 11];
const tileOf = (element: HTMLElement, channel: number): HTMLElement =>
  find(element, `.tile[data-channel="${channel}"]`);
const numbersOf = (element: HTMLElement): number[] =>
  findAll(element, '.tile').map((tile) => Number(tile.dataset['channel']));

describe('cl-filters', () => {
  afterEach(cleanUp);

  it('shows finished, running, queued, silent and dead channels, each in its own way', async () => {
    const element = await mount('cl-filters', { result, ranked, phase: 'streaming' });
    expect(pixelOf(tileOf(element, 4).querySelector('canvas')!, 0, 0)).to.deep.equal([
      255, 0, 0, 255,
    ]);
    expect(tileOf(element, 7).querySelector<HTMLElement>('.done')!.style.width).to.equal('25%');
    expect(tileOf(element, 7).querySelector('.caption')!.textContent).to.contain('step 2 of 8');
    expect(tileOf(element, 9).querySelector('.picture')!.textContent.trim()).to.equal(
      'no picture found',
    );
    expect(tileOf(element, 2).querySelector('.picture')!.textContent.trim()).to.equal(
      'never fires',
    );
    expect(tileOf(element, 11).querySelector('.picture')!.textContent.trim()).to.equal('queued');
    expect(textOf(element, '.grid-head span')).to.equal('3 of 5 drawn');
    await expectAccessible(element);
  });

  it('draws a running picture anew when its pixels change, and no other', async () => {
    const element = await mount('cl-filters', { result, ranked, phase: 'streaming' });
    const before = tileOf(element, 7).querySelector('canvas')!;
    const next = { ...growing, step: 3, pixels: Uint8ClampedArray.of(0, 0, 255, 255) };
    element.result = { ...result, pictures: [done, next, silent, dead] };
    await drawn(element);
    const after = tileOf(element, 7).querySelector('canvas')!;
    expect(after).to.equal(before);
    expect(pixelOf(after, 0, 0)).to.deep.equal([0, 0, 255, 255]);
    expect(pixelOf(tileOf(element, 4).querySelector('canvas')!, 0, 0)).to.deep.equal([
      255, 0, 0, 255,
    ]);
  });

  it('shows the chosen one big, with its score, its curve and its stages', async () => {
    const element = await mount('cl-filters', { result, channel: 4 });
    expect(pixelOf(find(element, '.big canvas'), 0, 0)).to.deep.equal([255, 0, 0, 255]);
    expect(textOf(element, '.facts dd')).to.equal('9.00 from 0.250');
    expect(findAll(element, 'figcaption').map((one) => one.textContent)).to.deep.equal(['1', '2']);
    expect(pixelOf(find(element, 'figure canvas'), 0, 0)).to.deep.equal([120, 120, 120, 255]);
    // From the bottom at the first step to the top at the last.
    expect(findAll(element, '.curve path')[1]!.getAttribute('d')).to.match(/^M0,32L48,.*L96,2$/);
  });

  it('says why there is no big picture', async () => {
    const none = await mount('cl-filters', { result, channel: 9 });
    expect(textOf(none, '.big .nothing')).to.contain('No picture found');
    const never = await mount('cl-filters', { result, channel: 2 });
    expect(textOf(never, '.big .nothing')).to.contain('never fires');
  });

  it('selects channels and pages as the grid beside it does', async () => {
    const channels = heard(SelectChannelEvent);
    const pages = heard(SelectPageEvent);
    const many = [...Array(30).keys()];
    const element = await mount('cl-filters', { result, ranked: many, channel: 4 });
    press(tileOf(element, 4), 'ArrowRight');
    findAll(element, '.grid-foot .button')[0]!.click();
    await drawn(element);
    expect(channels.map(({ channel }) => channel)).to.deep.equal([5]);
    expect(pages.map(({ page }) => page)).to.deep.equal([1]);
    expect(numbersOf(element)).to.deep.equal([25, 26, 27, 28, 29]);
  });

  it('wants the channels of the page in the order of the activations, the selected one first', async () => {
    const element = await mount('cl-filters', { seed: 3 });
    const snapshot = snapshotOf({ activations: { phase: 'ready', value: activations } });
    const chosen = { ...snapshot.chosen, channel: 28 };
    const [first, second, ...more] = element.wants({ ...snapshot, chosen });
    expect(first).to.deep.equal({ job: 'activations', request: { layer: 'conv' } });
    const page = [0, 1, 2, ...Array.from({ length: 22 }, (_, i) => i + 4)];
    expect(second).to.deep.equal({
      job: 'filters',
      request: { layer: 'conv', seed: 3, channels: [28, ...page] },
    });
    expect(more).to.be.empty;
  });

  it('does not ask for a dead channel that is selected', async () => {
    const element = await mount('cl-filters');
    const snapshot = snapshotOf(
      { activations: { phase: 'ready', value: activations } },
      { selection: selected({ page: 1 }) },
    );
    const wants = element.wants({ ...snapshot, chosen: { ...snapshot.chosen, channel: 3 } });
    expect(wants.at(-1)).to.deep.equal({
      job: 'filters',
      request: { layer: 'conv', channels: [26, 27, 28, 29] },
    });
  });

  it('waits for the order of the channels when there is a photo, and takes their numbers without', async () => {
    const element = await mount('cl-filters');
    const waiting = snapshotOf({}, { image: { phase: 'loading' } });
    expect(element.wants(waiting)).to.have.length(1);
    expect(element.wants(snapshotOf({})).at(-1)).to.deep.equal({
      job: 'filters',
      request: { layer: 'conv', channels: [...Array(25).keys()] },
    });
  });

  it('shows tiles in wait before the first picture is there', async () => {
    const element = await mount('cl-filters');
    element.receive(
      snapshotOf({
        activations: { phase: 'ready', value: activations },
        filters: { phase: 'loading' },
      }),
    );
    await drawn(element);
    expect(findAll(element, '.tile.queued')).to.have.length(25);
    expect(findAll(element, '.stale, .frame-panel')).to.be.empty;
  });

  it('grows the chosen picture to twice its steps on request', async () => {
    const events = heard(WantsEvent);
    const element = await mount('cl-filters');
    const snapshot = snapshotOf({
      activations: { phase: 'ready', value: activations },
      filters: { phase: 'ready', value: result },
    });
    const chosen = { ...snapshot, chosen: { ...snapshot.chosen, channel: 4 } };
    element.receive(chosen);
    await drawn(element);
    find(element, '[part=grow]').click();
    expect(events).to.have.length(1);
    expect(element.wants(chosen)[1]).to.deep.equal({
      job: 'filters',
      request: { layer: 'conv', channels: [4], steps: 6 },
    });
  });

  it('holds and resumes the drawing', async () => {
    const events = heard(PauseEvent);
    const element = await mount('cl-filters', { result, phase: 'streaming' });
    const button = find(element, '.grid-head button');
    button.click();
    element.paused = true;
    await drawn(element);
    expect(button.textContent.trim()).to.equal('Go on');
    button.click();
    expect(events.map(({ paused }) => paused)).to.deep.equal([true, false]);
  });

  it('saves the pictures side by side', () => {
    const sheet = contactSheet([done, { ...done, channel: 5, pixels: grey }]);
    expect(pixelOf(sheet, 8, 8)).to.deep.equal([255, 0, 0, 255]);
    expect(pixelOf(sheet, 17, 8)).to.deep.equal([120, 120, 120, 255]);
    expect([sheet.width, sheet.height]).to.deep.equal([26, 37]);
  });

  it('fits half of a narrow phone without a sideways scroll', async () => {
    const element = await mount('cl-filters', { result, ranked, channel: 4, phase: 'streaming' });
    element.style.width = '139px';
    await drawn(element);
    expect(element.scrollWidth).to.be.at.most(139);
  });

  it('has nothing that axe-core finds fault with', async () => {
    await expectAccessible(await mount('cl-filters', { result, ranked, channel: 4 }));
  });
});
