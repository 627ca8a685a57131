import { expect } from 'chai';
import { unzipSync } from 'fflate';
import '../../../src/components/dream/dream.js';
import { defaultChoices, numberChoices, requestOf } from '../../../src/components/dream/choices.js';
import { filmZip } from '../../../src/components/dream/save.js';
import { CancelEvent, RetryEvent, SelectLayerEvent } from '../../../src/components/events.js';
import { dreamDefaults, type DreamFrame } from '../../../src/core/feature-visualization/dream.js';
import { dreamSchema } from '../../../src/facts/dream.js';
import type { Slot } from '../../../src/session/snapshot.js';
import type { DreamFilm, OpenImage } from '../../../src/workers/jobs.types.js';
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
import { model, snapshotOf } from '../shared/snapshot.js';

/** A frame whose pixels all have the red of 20 × its step. */
function frame(step: number, width = 2): DreamFrame {
  const pixels = new Uint8ClampedArray(4 * width);
  for (let i = 0; i < pixels.length; i += 4) pixels.set([20 * step, 0, 0, 255], i);
  return { width, height: 1, pixels, octave: step < 3 ? 1 : 2, step, steps: 4 };
}

const [first, ...others] = [frame(0), frame(1, 1), frame(2, 1), frame(3), frame(4)] as const;
const film: DreamFilm = { frames: [first, ...others], point: null, settings: null };
const part: DreamFilm = { ...film, frames: [first, ...others.slice(0, 2)] };

const picture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
const image = { phase: 'ready', value: photoOf('cat.jpg') } as const;

function photoOf(name: string): OpenImage {
  return { name, width: 1, height: 1, input: picture, display: picture };
}

const snapshot = (dream: Slot<DreamFilm>, rest = {}) => snapshotOf({ dream }, { image, ...rest });
const shownRed = (element: HTMLElement): number =>
  pixelOf(find<HTMLCanvasElement>(element, '.screen canvas'), 0, 0)[0]!;
const slider = (element: HTMLElement) => find<HTMLInputElement>(element, 'input[type=range]');
const button = (element: HTMLElement) => find<HTMLButtonElement>(element, '[part=start]');

function slide(element: HTMLElement, to: number): void {
  slider(element).value = String(to);
  slider(element).dispatchEvent(new Event('input'));
}

describe('cl-dream', () => {
  afterEach(cleanUp);

  it('shows the newest frame of a film alone, and any other by the slider', async () => {
    const element = await mount('cl-dream', { result: film });
    expect(shownRed(element)).to.equal(80);
    expect(textOf(element, '.player .caption')).to.equal('step 4 of 4, 2 × 1');
    slide(element, 2);
    await drawn(element);
    expect(shownRed(element)).to.equal(40);
    expect(slider(element).getAttribute('aria-valuetext')).to.equal('step 2 of 4, 1 × 1');
    slide(element, 0);
    await drawn(element);
    expect(shownRed(element)).to.equal(0);
    expect(textOf(element, '.player .caption')).to.equal('the photo');
    expect(findAll(element, '[part=form]')).to.have.length(0);
    await expectAccessible(element);
  });

  it('has places in the strip for all steps, and leaves those to come empty', async () => {
    const element = await mount('cl-dream', { result: part, phase: 'streaming' });
    expect(findAll(element, '.place')).to.have.length(5);
    expect(findAll(element, '.queued')).to.have.length(2);
    expect(findAll(element, '.place').map(({ dataset }) => dataset['shown'])).to.deep.equal([
      ...['false', 'false', 'true', undefined, undefined],
    ]);
    findAll(element, '.place')[1]!.click();
    await drawn(element);
    expect(shownRed(element)).to.equal(20);
  });

  it('follows a film that grows, until another frame is looked at', async () => {
    const element = await mount('cl-dream', { result: part, phase: 'streaming' });
    expect(shownRed(element)).to.equal(40);
    element.result = { ...film, frames: film.frames.slice(0, 4) };
    await drawn(element);
    expect(shownRed(element)).to.equal(60);
    slide(element, 1);
    element.result = film;
    await drawn(element);
    expect(shownRed(element)).to.equal(20);
  });

  it('plays from the beginning to the end, and stops there', async () => {
    const element = await mount('cl-dream', { result: film });
    const play = find<HTMLButtonElement>(element, '.play');
    play.click();
    await drawn(element);
    expect(shownRed(element)).to.equal(0);
    expect(textOf(element, '.play')).to.equal('Stop');
    // Five frames of 80 ms each; no longer than a test may take.
    while (textOf(element, '.play') !== 'Play') await pause(20);
    await drawn(element);
    expect(shownRed(element)).to.equal(80);
  });

  it('lays the photo beside the dream, parted by a divider that keys move', async () => {
    const element = await mount('cl-dream', { result: film });
    find<HTMLInputElement>(element, '.switch input').click();
    await drawn(element);
    expect(element.split).to.equal(0.5);
    const before = find<HTMLCanvasElement>(element, '.before');
    expect(pixelOf(before, 0, 0)[0]).to.equal(0);
    expect(before.style.clipPath).to.equal('inset(0px 50% 0px 0px)');
    press(find(element, '.divider'), 'ArrowLeft');
    await drawn(element);
    expect(element.split).to.equal(0.48);
    await expectAccessible(element);
  });

  it('asks for nothing before the button is pressed, then for what is chosen', async () => {
    const element = await mount('cl-dream', { octaves: 2, strength: 'light' });
    const ready = snapshot({ phase: 'loading' });
    element.receive(ready);
    expect(element.wants(ready)).to.deep.equal([]);
    await drawn(element);
    expect(textOf(element, '.frame-panel')).to.contain('Press Dream');
    await expectAccessible(element);
    button(element).click();
    expect(element.wants(ready)).to.deep.equal([
      {
        job: 'dream',
        request: {
          of: { layer: 'conv' },
          stepSize: 0.008,
          octaves: 2,
          steps: 10,
          size: 512,
          seed: 1,
        },
      },
    ]);
    // What is changed while it runs is for the next one.
    element.seed = 5;
    expect(element.wants(ready)).to.have.nested.property('[0].request.seed', 1);
  });

  it('has nothing to start without a photo', async () => {
    const element = await mount('cl-dream');
    element.receive(snapshotOf({}));
    await drawn(element);
    expect(button(element).disabled).to.equal(true);
    expect(textOf(element, '.frame-panel')).to.contain('Choose a photo');
  });

  it('shows how far it is, and stops on Cancel; Carry on goes on with the same', async () => {
    const cancelled = heard(CancelEvent);
    const retried = heard(RetryEvent);
    const element = await mount('cl-dream');
    element.receive(snapshot({ phase: 'empty' }));
    await drawn(element);
    button(element).click();
    const progress = { done: 2, total: 4, unit: 'steps' } as const;
    element.receive(snapshot({ phase: 'streaming', value: part, progress }));
    await drawn(element);
    expect(find(element, '.done').getAttribute('aria-valuenow')).to.equal('50');
    expect(textOf(element, '[part=start]')).to.equal('Cancel');
    await expectAccessible(element);
    button(element).click();
    expect(cancelled).to.have.length(1);
    element.receive(snapshot({ phase: 'cancelled', value: part }));
    await drawn(element);
    expect(textOf(element, '.frame-banner')).to.equal('Stopped. Carry on');
    expect(shownRed(element)).to.equal(40);
    find(element, '.frame-banner button').click();
    button(element).click();
    expect(retried).to.have.length(2);
    // The run that carries on says nothing yet, and the film stays as it is.
    element.receive(snapshot({ phase: 'loading', value: part }));
    await drawn(element);
    expect(find(element, '.frame').dataset['standing']).to.equal('ready');
  });

  it('starts only what is not there yet', async () => {
    const element = await mount('cl-dream');
    element.receive(snapshot({ phase: 'empty' }));
    await drawn(element);
    button(element).click();
    element.receive(snapshot({ phase: 'ready', value: film }));
    await drawn(element);
    expect(button(element).disabled).to.equal(true);
    findAll(element, '[aria-labelledby=strength] button')[2]!.click();
    await drawn(element);
    expect(element.strength).to.equal('strong');
    expect(button(element).disabled).to.equal(false);
  });

  it('dims the dream of an earlier photo, and forgets that of another network', async () => {
    const element = await mount('cl-dream');
    element.receive(snapshot({ phase: 'empty' }));
    await drawn(element);
    button(element).click();
    element.receive(snapshot({ phase: 'ready', value: film }));
    const dog = { phase: 'ready', value: photoOf('dog.jpg') } as const;
    element.receive(snapshot({ phase: 'loading' }, { image: dog }));
    await drawn(element);
    expect(element).to.include({
      stale: true,
      shown: 'Stage 1 · conv, cat.jpg',
      wanted: 'Stage 1 · conv, dog.jpg',
    });
    const other = { phase: 'ready', value: { ...model, fingerprint: 'another' } } as const;
    const after = snapshot({ phase: 'ready', value: film }, { model: other });
    expect(element.wants(after)).to.deep.equal([]);
    element.receive(after);
    await drawn(element);
    expect(textOf(element, '.frame-panel')).to.contain('No dream yet');
  });

  it('passes a layer on to the session, or keeps it where it has one of its own', async () => {
    const selected = heard(SelectLayerEvent);
    const element = await mount('cl-dream', { layer: 'conv' });
    const layers = [model.layers[0]!, { ...model.layers[0]!, name: 'deep' }];
    element.receive(
      snapshot({ phase: 'empty' }, { model: { phase: 'ready', value: { ...model, layers } } }),
    );
    await drawn(element);
    const select = find<HTMLSelectElement>(element, 'select');
    expect(select.value).to.equal('conv');
    select.value = 'deep';
    select.dispatchEvent(new Event('change'));
    expect(selected.map(({ layer }) => layer)).to.deep.equal(['deep']);
    expect(element.layer).to.equal('deep');
  });

  it('offers the channel and the class that are chosen, and asks for the one pressed', async () => {
    const element = await mount('cl-dream');
    const empty = snapshot(
      { phase: 'empty' },
      { chosen: { classIndex: 1, layer: 'conv', channel: 7 } },
    );
    element.receive(empty);
    await drawn(element);
    const choices = findAll<HTMLButtonElement>(element, '[data-subject]');
    expect(choices.map((one) => one.textContent.trim())).to.deep.equal([
      ...['the layer', 'channel 7', 'dog'],
    ]);
    for (const [at, of] of [
      [1, { layer: 'conv', channel: 7 }],
      [2, { classIndex: 1 }],
      [0, { layer: 'conv' }],
    ] as const) {
      choices[at]!.click();
      await drawn(element);
      expect(choices.map((one) => one.getAttribute('aria-pressed'))).to.deep.equal(
        [0, 1, 2].map((place) => String(place === at)),
      );
      button(element).click();
      const [want] = element.wants(empty);
      expect(want?.job === 'dream' && want.request.of).to.deep.equal(of);
    }
    await expectAccessible(element);
  });

  it('dreams of the layer where neither a channel nor a class is chosen', async () => {
    const element = await mount('cl-dream', { of: 'class' });
    const chosen = { classIndex: null, layer: 'conv', channel: null };
    const empty = snapshot({ phase: 'empty' }, { chosen });
    element.receive(empty);
    await drawn(element);
    expect(findAll(element, '[data-subject]')).to.have.length(0);
    button(element).click();
    const [want] = element.wants(empty);
    expect(want?.job === 'dream' && want.request.of).to.deep.equal({ layer: 'conv' });
  });

  it('takes numbers in their range only', async () => {
    const element = await mount('cl-dream');
    element.receive(snapshot({ phase: 'empty' }));
    await drawn(element);
    const field = find<HTMLInputElement>(element, '.numbers input');
    for (const [typed, taken] of [
      ['6', 6],
      ['99', 6],
      ['2.5', 6],
      ['', 6],
    ] as const) {
      field.value = typed;
      field.dispatchEvent(new Event('change'));
      await drawn(element);
      expect(element.octaves, typed).to.equal(taken);
      expect(field.value).to.equal('6');
    }
  });

  it('has the limits of the core, and keeps them', async () => {
    const element = await mount('cl-dream');
    element.receive(snapshot({ phase: 'empty' }));
    await drawn(element);
    const fields = findAll<HTMLInputElement>(element, '.numbers input');
    expect(fields).to.have.length(numberChoices.length);
    for (const [at, name] of numberChoices.entries()) {
      const { least, most } = dreamSchema[name];
      const before = element[name];
      for (const [typed, taken] of [
        [least - 1, before],
        [most + 1, before],
        [most, most],
        [least, least],
      ] as const) {
        fields[at]!.value = String(typed);
        fields[at]!.dispatchEvent(new Event('change'));
        await drawn(element);
        expect(element[name], `${name} ${typed}`).to.equal(taken);
      }
    }
  });

  it('saves all frames at the size of the photo, numbered by step', async () => {
    const zip = await filmZip(film.frames);
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(files)).to.deep.equal([0, 1, 2, 3, 4].map((step) => `step-00${step}.png`));
    for (const [step, file] of Object.values(files).entries()) {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(file)]));
      expect([bitmap.width, bitmap.height]).to.deep.equal([2, 1]);
      const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 1 });
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
      expect(pixelOf(canvas, 1, 0)).to.deep.equal([20 * step, 0, 0, 255]);
    }
  });

  it('draws by default what the command line draws, within the limits of the core', () => {
    const { stepSize, octaves, steps, size, seed } = dreamDefaults;
    expect(requestOf({ layer: 'conv' }, defaultChoices)).to.deep.equal({
      ...{ of: { layer: 'conv' }, stepSize, octaves, steps, size, seed },
    });
    for (const name of numberChoices) {
      const { least, most } = dreamSchema[name];
      expect(defaultChoices[name], name).to.be.within(least, most);
    }
  });
});
