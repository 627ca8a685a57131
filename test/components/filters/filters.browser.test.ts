import { expect } from 'chai';
import { unzipSync } from 'fflate';
import '../../../src/components/filters/filters.js';
import {
  PauseEvent,
  SelectChannelEvent,
  SelectLayerEvent,
  SelectPageEvent,
  WantsEvent,
} from '../../../src/components/events.js';
import type { ActivationsResult } from '../../../src/core/activation/activations.types.js';
import type {
  FilterPicture,
  FiltersResult,
} from '../../../src/core/feature-visualization/filters.types.js';
import { contactSheet } from '../../../src/components/filters/contact-sheet.js';
import type { ClFilters } from '../../../src/components/filters/filters.js';
import { framesZip } from '../../../src/components/filters/frames-zip.js';
import { filterDefaults, GROWTH } from '../../../src/core/feature-visualization/filter-options.js';
import type { FilterRecipe } from '../../../src/core/feature-visualization/recipe.js';
import type { KernelResult } from '../../../src/core/unit/kernel.types.js';
import { writeFilterFile } from '../../../src/core/feature-visualization/filter-file.js';
import { filterSchema, filterTransforms } from '../../../src/facts/filters.js';
import { expectAccessible } from '../shared/axe.js';
import {
  cleanUp,
  drawn,
  find,
  findAll,
  heard,
  mount,
  pause,
  pixelOf,
  press,
  textOf,
} from '../shared/mount.js';
import { model, selected, snapshotOf } from '../shared/snapshot.js';

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

/** Thirty channels; the more telling the smaller their numbers, 3 is dead. */
const activations: ActivationsResult = {
  layer: 'conv',
  height: 1,
  width: 1,
  placement: null,
  channels: 30,
  indices: [...Array(30).keys()],
  values: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
  mean: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
  max: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
  telling: Float32Array.from({ length: 30 }, (_, c) => 30 - c),
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
    expect(numbersOf(element)).to.deep.equal([24, 25, 26, 27, 28, 29]);
  });

  it('wants the channels of the page in the order of the activations, the selected one first', async () => {
    const element = await mount('cl-filters', { seed: 3 });
    const snapshot = snapshotOf({ activations: { phase: 'ready', value: activations } });
    const chosen = { ...snapshot.chosen, channel: 28 };
    const [first, second, ...more] = element.wants({ ...snapshot, chosen });
    expect(first).to.deep.equal({ job: 'activations', request: { layer: 'conv' } });
    const page = [0, 1, 2, ...Array.from({ length: 21 }, (_, i) => i + 4)];
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
      request: { layer: 'conv', channels: [25, 26, 27, 28, 29] },
    });
  });

  it('waits for the order of the channels when there is a photo, and takes their numbers without', async () => {
    const element = await mount('cl-filters');
    const waiting = snapshotOf({}, { image: { phase: 'loading' } });
    expect(element.wants(waiting)).to.have.length(1);
    expect(element.wants(snapshotOf({})).at(-1)).to.deep.equal({
      job: 'filters',
      request: { layer: 'conv', channels: [...Array(24).keys()] },
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
    expect(findAll(element, '.tile.queued')).to.have.length(24);
    expect(findAll(element, '.stale, .frame-panel')).to.be.empty;
  });

  it('keeps pictures and the channel while another photo is on its way: they are of the network', async () => {
    const element = await mount('cl-filters');
    const snapshot = snapshotOf({
      activations: { phase: 'ready', value: activations },
      filters: { phase: 'ready', value: result },
    });
    const { chosen } = snapshot;
    element.receive({ ...snapshot, chosen: { ...chosen, channel: 4 } });
    element.receive({
      ...snapshotOf({ activations: { phase: 'loading' } }, { image: { phase: 'loading' } }),
      chosen: { ...chosen, channel: null },
    });
    await drawn(element);
    expect(element).to.include({ result, stale: false, channel: 4 });
    element.receive({
      ...snapshotOf({ activations: { phase: 'loading' } }),
      chosen: { ...chosen, layer: 'other', channel: null },
    });
    expect(element).to.include({ stale: true, channel: null });
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
    // Tiles that come into view ask as well.
    const before = events.length;
    find(element, '[part=grow]').click();
    expect(events).to.have.length(before + 1);
    expect(element.wants(chosen)[1]).to.deep.equal({
      job: 'filters',
      request: { layer: 'conv', channels: [4], steps: 6 },
    });
  });

  it('holds and resumes the drawing', async () => {
    const events = heard(PauseEvent);
    const element = await mount('cl-filters', { result, phase: 'streaming' });
    const button = findAll(element, '.grid-head button').at(-1)!;
    button.click();
    element.paused = true;
    await drawn(element);
    expect(button.textContent.trim()).to.equal('Go on');
    button.click();
    expect(events.map(({ paused }) => paused)).to.deep.equal([true, false]);
  });

  it('draws the objective’s course under each picture', async () => {
    const element = await mount('cl-filters', { result, ranked });
    const curve = tileOf(element, 4).querySelector('.small-curve path')!;
    expect(curve.getAttribute('d')).to.match(/^M0,32L48,.*L96,2$/);
    expect(tileOf(element, 9).querySelector('.small-curve')).to.equal(null);
  });

  it('shows several pictures of a channel beside each other, in the grid and big', async () => {
    const blue = Uint8ClampedArray.of(0, 0, 255, 255);
    const pictures = [{ ...done, variant: 1, pixels: blue }, done];
    const element = await mount('cl-filters', {
      result: { ...result, pictures },
      ranked,
      channel: 4,
      settings: { variants: 2 },
    });
    for (const place of ['.tile[data-channel="4"]', '.big']) {
      const colours = findAll(element, `${place} .mosaic canvas`).map((one) =>
        pixelOf(one as HTMLCanvasElement, 0, 0),
      );
      expect(colours).to.deep.equal([
        [255, 0, 0, 255],
        [0, 0, 255, 255],
      ]);
    }
    expect(textOf(element, '.grid-head span')).to.equal('2 of 10 drawn');
    await expectAccessible(element);
  });

  describe('in its settings', () => {
    const recipe: FilterRecipe = {
      growth: GROWTH,
      network: model.fingerprint,
      preprocessing: model.input.preprocessing,
      layer: 'conv',
      tensor: 'conv',
      settings: { ...filterDefaults, steps: 3, seed: 7 },
    };
    const inSession = async () => {
      const element = await mount('cl-filters', { seed: 3 });
      const snapshot = snapshotOf({
        activations: { phase: 'ready', value: activations },
        filters: { phase: 'ready', value: { ...result, recipe } },
      });
      element.receive(snapshot);
      await drawn(element);
      find(element, '[part=settings]').click();
      await drawn(element);
      const asked = () => {
        const request = element.wants(snapshot).at(-1)!.request;
        return Object.fromEntries(
          Object.entries(request).filter(([name]) => name !== 'channels' && name !== 'layer'),
        );
      };
      return { element, asked };
    };
    const fieldAt = (element: HTMLElement, label: string) => {
      const labels = findAll(element, '#form label.choice');
      const own = labels.find(({ textContent }) => textContent.includes(label));
      return own!.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')!;
    };
    const enter = async (element: ClFilters, label: string, value: string) => {
      const field = fieldAt(element, label);
      field.value = value;
      field.dispatchEvent(new Event('change'));
      await drawn(element);
    };

    it('has all values also where nothing was drawn before it was stopped', async () => {
      const element = await mount('cl-filters', { seed: 3, preset: 'good' });
      element.receive(
        snapshotOf({
          activations: { phase: 'ready', value: activations },
          filters: { phase: 'cancelled' },
        }),
      );
      await drawn(element);
      const values = ['Seed', 'Steps', 'Side, pixels'].map((name) => fieldAt(element, name).value);
      expect(values).to.deep.equal(['3', '256', '128']);
    });

    it('shows what is in force, and asks for what is changed', async () => {
      const events = heard(WantsEvent);
      const { element, asked } = await inSession();
      // The tiles in view come first, which is asked for in the next frame.
      while (events.length === 0) await new Promise(requestAnimationFrame);
      events.length = 0;
      expect(fieldAt(element, 'Steps').value).to.equal('3');
      expect(fieldAt(element, 'Seed').value).to.equal('3');
      await enter(element, 'Seed', '11');
      await enter(element, 'Rotation', '10');
      expect(asked()).to.deep.equal({ seed: 11, rotate: 10 });
      await enter(element, 'Excites', 'diverse');
      expect(asked()).to.deep.equal({ seed: 11, rotate: 10, variants: 4 });
      await enter(element, 'Excites', 'negative');
      await enter(element, 'Made of', 'pixels');
      expect(asked()).to.deep.equal({ seed: 11, rotate: 10, negative: true, param: 'pixels' });
      expect(events).to.have.length(5);
      await expectAccessible(element);
    });

    it('leaves to a preset what it says itself, and goes back to what the page says', async () => {
      const { element, asked } = await inSession();
      await enter(element, 'Steps', '32');
      await enter(element, 'Side', '64');
      const buttons = () => findAll(element, '#form button');
      const button = (text: string) => buttons().find((one) => one.textContent.trim() === text)!;
      button('Good').click();
      await drawn(element);
      expect(asked()).to.deep.equal({ seed: 3, preset: 'good' });
      expect(button('Good').getAttribute('aria-pressed')).to.equal('true');
      button('Back to the defaults').click();
      await drawn(element);
      expect(asked()).to.deep.equal({ seed: 3 });
    });

    it('has the limits of the core for each number', async () => {
      const { element, asked } = await inSession();
      const survived = Object.entries(filterTransforms);
      const { seed, steps, size } = filterSchema;
      const settings = [...Object.entries({ seed, steps, size }), ...survived];
      const fields = findAll<HTMLInputElement>(element, '#form input[type=number]');
      expect(fields).to.have.length(settings.length);
      for (const [at, [name, { least, most, step }]] of settings.entries()) {
        const field = fields[at]!;
        expect([field.min, field.max, field.step]).to.deep.equal([least, most, step].map(String));
        for (const [typed, taken] of [
          [least - step, asked()[name]],
          [most + step, asked()[name]],
          [most, most],
          [least, least],
        ] as const) {
          field.value = String(typed);
          field.dispatchEvent(new Event('change'));
          await drawn(element);
          expect(asked()[name], `${name} ${typed}`).to.equal(taken);
        }
      }
    });

    it('puts back a number that is out of range', async () => {
      const { element, asked } = await inSession();
      for (const value of ['15', '514', '33', '']) await enter(element, 'Side', value);
      expect(fieldAt(element, 'Side').value).to.equal('128');
      expect(asked()).to.deep.equal({ seed: 3 });
    });

    it('takes settings from a file, and says what is wrong with another', async () => {
      const layers = heard(SelectLayerEvent);
      const channels = heard(SelectChannelEvent);
      const { element, asked } = await inSession();
      const problem = () => findAll(element, '.problem').at(0)?.textContent ?? '';
      const open = async (text: string, taken: () => boolean) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'settings.json'));
        const input = find<HTMLInputElement>(element, '#form input[type=file]');
        input.files = data.files;
        input.dispatchEvent(new Event('change'));
        while (!taken()) await pause(5);
      };
      await open('{}', () => problem().includes('not settings of filter pictures'));
      const file = { model: 'Other', recipe, channels: [9, 4] };
      const elsewhere = { ...recipe, layer: 'gone' };
      const gone = writeFilterFile({ ...file, recipe: elsewhere });
      await open(gone, () => problem().includes('"gone"'));
      const wrong = writeFilterFile(file).replace('"steps": 3', '"steps": "3"');
      await open(wrong, () => problem().includes('steps must be a whole number'));
      const beyond = writeFilterFile({ ...file, channels: [40] });
      await open(beyond, () => problem().includes('no channel 40'));
      expect(asked()).to.deep.equal({ seed: 3 });
      await open(writeFilterFile(file), () => channels.length > 0);
      expect(asked()).to.deep.equal(recipe.settings);
      expect(layers.map(({ layer }) => layer)).to.deep.equal(['conv']);
      expect(channels.map(({ channel }) => channel)).to.deep.equal([9]);
      await drawn(element);
      expect(problem()).to.equal('');
      const others = { ...recipe, network: 'fedcba9876543210' };
      await open(writeFilterFile({ ...file, recipe: others }), () =>
        problem().includes('another network'),
      );
      const older = { ...recipe, growth: GROWTH - 1 };
      await open(writeFilterFile({ ...file, recipe: older }), () =>
        problem().includes('another version'),
      );
    });
  });

  it('offers the tensors of the block that the layer is in', async () => {
    const layers = heard(SelectLayerEvent);
    const unit = (layer: string, role: 'expand' | 'join') => ({
      ...{ layer, role, shape: [8, 8, 4], type: 'conv' as const, linear: true },
      ...{ inbound: [], ends: false },
      main: model.layers[0]!,
      members: [{ ...model.layers[0]!, name: layer }],
    });
    const element = await mount('cl-filters', { result, ranked });
    element.block = [unit('wide', 'expand'), unit('conv', 'join')];
    await drawn(element);
    const chips = findAll(element, '[part=block] button');
    expect(chips.map(({ textContent }) => textContent.trim())).to.deep.equal([
      'expand',
      'block output',
    ]);
    chips[0]!.click();
    expect(layers.map(({ layer }) => layer)).to.deep.equal(['wide']);
    await expectAccessible(element);
  });

  it('draws kernels that read the photo as the small pictures that they are', async () => {
    const kernel: KernelResult = {
      ...{ layer: 'conv', source: 'conv', kind: 'convolution', channel: 4 },
      ...{ height: 1, width: 2, inputs: 3, limit: 1 },
      slices: [
        { input: 0, values: Float32Array.of(1, -1) },
        { input: 1, values: Float32Array.of(0, 0) },
        { input: 2, values: Float32Array.of(-0.5, 0.5) },
      ],
    };
    const preprocessing = { mean: [0, 0, 0], std: [1, 1, 1], channels: 'RGB' as const };
    const kernels = { byChannel: new Map([[4, kernel]]), preprocessing };
    const element = await mount('cl-filters', { kernels, ranked, channel: 4 });
    const tile = tileOf(element, 4).querySelector('canvas')!;
    expect(pixelOf(tile, 0, 0)).to.deep.equal([255, 128, 64, 255]);
    expect(pixelOf(tile, 1, 0)).to.deep.equal([0, 128, 191, 255]);
    expect(textOf(element, '.facts dd')).to.equal('1 × 2 of red, green and blue');
    expect(findAll(element, '[part=save], [part=settings]')).to.be.empty;
    await expectAccessible(element);
  });

  it('takes the growth home as PNGs, numbered by step', async () => {
    const frames = [
      { step: 4, pixels: grey },
      { step: 64, pixels: red },
    ];
    const zip = await framesZip({ size: 1 }, frames);
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(files)).to.deep.equal(['step-00004.png', 'step-00064.png']);
    const png = new Blob([files['step-00064.png']!.slice()], { type: 'image/png' });
    const bitmap = await createImageBitmap(png);
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
    expect(pixelOf(canvas, 0, 0)).to.deep.equal([255, 0, 0, 255]);
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
