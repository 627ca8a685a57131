import { expect } from 'chai';
import '../../../src/components/unit/unit.js';
import type { FilterPicture } from '../../../src/core/feature-visualization/filters.types.js';
import { stretched } from '../../../src/core/placement/placement.js';
import type { Picture } from '../../../src/core/image/picture.js';
import type { ClassEffects } from '../../../src/core/unit/class-effects.types.js';
import type { ScanResult } from '../../../src/core/unit/top-patches.types.js';
import type { UnitResult } from '../../../src/core/unit/unit.types.js';
import {
  CancelEvent,
  ChoosePhotosEvent,
  RetryEvent,
  SelectUnitEvent,
} from '../../../src/components/events.js';
import { photoFolder } from '../../../src/components/unit/photo-folder.js';
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
  textOf,
} from '../shared/mount.js';
import { model, snapshotOf } from '../shared/snapshot.js';

const grey = (side: number, value = 128): Picture => ({
  width: side,
  height: side,
  pixels: new Uint8ClampedArray(4 * side * side).fill(value),
});

const answer = (...shares: number[]) => ({
  logits: Float32Array.from(shares, Math.log),
  probabilities: Float32Array.from(shares),
});

const classes: ClassEffects = {
  push: Float32Array.of(2, -1, 0),
  before: answer(0.7, 0.2, 0.1),
  zero: answer(0.25, 0.7, 0.05),
  mean: answer(0.6, 0.3, 0.1),
};

const result: UnitResult = {
  layer: 'conv',
  channel: 3,
  channels: 30,
  map: { height: 2, width: 2, values: Float32Array.of(0, 4, 0, 0) },
  placement: stretched({ height: 2, width: 2 }, { height: 2, width: 2 }, 'receptive-field'),
  peak: { row: 0, column: 1, value: 4 },
  patch: {
    picture: { width: 2, height: 2, pixels: new Uint8ClampedArray(16).fill(200) },
    box: { left: 2, top: 0, width: 2, height: 2 },
    at: { x: 0.5, y: 0.5 },
  },
  inputs: [
    {
      ...{ layer: 'before', channel: 12, strength: 2, via: 'weights' },
      factors: { weight: 0.5, scale: 2, level: 2 },
    },
    { layer: 'skipped', channel: 3, strength: -1, via: 'sum' },
  ],
  outputs: [{ layer: 'logits', channel: 1, strength: 0.5, via: 'weights' }],
  classes,
};

const grown = (rest: Partial<FilterPicture> = {}): FilterPicture => ({
  channel: 3,
  variant: 0,
  size: 2,
  pixels: Uint8ClampedArray.from({ length: 16 }, (_, i) => [255, 0, 0, 255][i % 4]!),
  step: 64,
  steps: 64,
  status: 'done',
  course: Float32Array.of(1, 2),
  stages: [],
  ...rest,
});

const shown = {
  result,
  phase: 'ready',
  photo: grey(4),
  classNames: ['cat', 'dog', 'fish'],
  pictures: { positive: grown(), negative: grown() },
  linked: { 'before 12': { picture: grown() }, 'logits 1': { name: 'dog' } },
} as const;

/** Of each bar where it begins and ends, in shares of the track. */
const bars = (tracks: readonly Element[]) =>
  tracks.map((track) => {
    const bar = track.querySelector('i')!.getBoundingClientRect();
    const box = track.getBoundingClientRect();
    return [bar.left, bar.right].map((x) => Math.round((20 * (x - box.left)) / box.width) / 20);
  });

describe('cl-unit', () => {
  afterEach(cleanUp);

  it('draws what a channel looks for and where it fires, from plain objects', async () => {
    const element = await mount('cl-unit', { ...shown });
    expect(textOf(element, 'h2')).to.equal('Circuit: what does channel 3 do?');
    expect(textOf(element, '.head .lede')).to.equal('conv one of 30 channels');
    const looks = findAll<HTMLCanvasElement>(element, '[part=looks] canvas');
    expect(looks.map((canvas) => pixelOf(canvas, 0, 0))).to.deep.equal([
      [255, 0, 0, 255],
      [255, 0, 0, 255],
    ]);
    const [lit, patch] = findAll<HTMLCanvasElement>(element, '[part=fires] canvas');
    // Lit at the upper right, dark elsewhere; the patch as it is.
    expect(pixelOf(lit!, 3, 0)[0]).to.be.greaterThan(pixelOf(lit!, 0, 3)[0]!);
    expect(pixelOf(patch!, 0, 0)[0]).to.equal(200);
    expect(textOf(element, '[part=fires]')).to.contain('Around its peak, 4.00 at x 1, y 0.');
    await expectAccessible(element);
  });

  it('lists linked channels with bars about zero, and goes to the one that is clicked', async () => {
    const element = await mount('cl-unit', { ...shown });
    const links = findAll(element, '.link');
    expect(links.map((link) => link.querySelector('.who b')!.textContent)).to.deep.equal([
      '12',
      '3',
      'dog',
    ]);
    expect(links[0]!.querySelector('canvas')).not.to.equal(null);
    expect(links[1]!.textContent).to.contain('skip');
    // What the strength, 2, is the product of, where that is known.
    expect(links.map((link) => link.querySelector('.factors')?.textContent)).to.deep.equal([
      '+0.5 × 2.00 × 2.00',
      undefined,
      undefined,
    ]);
    expect(bars(findAll(element, '.link .diverging'))).to.deep.equal([
      [0.5, 1],
      [0.25, 0.5],
      [0.5, 1],
    ]);
    const events = heard(SelectUnitEvent);
    links[0]!.click();
    expect(events.map(({ layer, channel }) => [layer, channel])).to.deep.equal([['before', 12]]);
  });

  it('goes there itself where it has a channel of its own, and back', async () => {
    const element = await mount('cl-unit', { ...shown, layer: 'conv', channel: 3 });
    const snapshot = snapshotOf({ unit: { phase: 'ready', value: result } });
    element.receive(snapshot);
    await drawn(element);
    expect(findAll(element, '.back')).to.have.length(0);
    find(element, '.link').click();
    expect(element).to.include({ layer: 'before', channel: 12 });
    element.receive(snapshot);
    await drawn(element);
    expect(element.shadowRoot!.activeElement).to.equal(find(element, '.head'));
    expect(textOf(element, 'h2')).to.equal('Circuit: what does channel 12 do?');
    expect(textOf(element, '.back')).to.equal('Back to Stage 1 · conv · 3');
    find(element, '.back').click();
    element.receive(snapshot);
    await drawn(element);
    expect(element).to.include({ layer: 'conv', channel: 3 });
    expect(findAll(element, '.back')).to.have.length(0);
  });

  it('lets go of a channel whose network is closed while none of the next one is chosen', async () => {
    const element = await mount('cl-unit', { ...shown, result: { ...result, layer: 'gone' } });
    element.receive(snapshotOf({}, { chosen: { classIndex: 0, layer: 'conv', channel: null } }));
    await drawn(element);
    expect(element.result).to.equal(undefined);
    expect(textOf(element, '.frame')).to.contain('No channel chosen');
  });

  it('tells which classes it pushes up and down, strongest at the ends', async () => {
    const element = await mount('cl-unit', { ...shown });
    expect(findAll(element, '[part=classes] .name').map((one) => one.textContent)).to.deep.equal([
      'cat',
      'dog',
    ]);
    expect(bars(findAll(element, '[part=classes] .diverging'))).to.deep.equal([
      [0.5, 1],
      [0.25, 0.5],
    ]);
  });

  it('tells what is answered without it, at zero or at its mean', async () => {
    const element = await mount('cl-unit', { ...shown });
    const section = find(element, '[part=ablation]').closest('section')!;
    const sentence = () => section.querySelector('p')!.textContent.trim().replace(/\s/g, ' ');
    expect(sentence()).to.equal('cat becomes dog.');
    expect(textOf(element, '[part=ablation] tbody tr .value').replace(/\s/g, ' ')).to.equal(
      '70.0 % → 25.0 %',
    );
    section.querySelectorAll<HTMLElement>('.segments button')[1]!.click();
    await drawn(element);
    expect(sentence()).to.equal('Still cat: 70.0 % becomes 60.0 %.');
    await expectAccessible(element);
  });

  it('says of a dead channel that it never fires, and of a silent one that no picture was found', async () => {
    const dead = grown({ status: 'dead' });
    const still = { ...result, map: { ...result.map, values: new Float32Array(4) } };
    const element = await mount('cl-unit', {
      ...shown,
      result: { ...still, peak: { row: 0, column: 0, value: 0 } },
      pictures: { positive: dead, negative: dead },
    });
    expect(findAll(element, '[part=looks] canvas')).to.have.length(0);
    expect(element.shadowRoot!.textContent).to.contain('It never fires, for any photo');
    expect(textOf(element, '[part=fires]')).to.equal('Nothing in this photo switches it on.');
    element.pictures = { positive: grown({ status: 'silent' }) };
    await drawn(element);
    expect(textOf(element, '[part=looks]')).to.contain('no picture found');
    await expectAccessible(element);
  });

  it('has one number for a channel without places', async () => {
    const map = { height: 1, width: 1, values: Float32Array.of(0.25) };
    const peak = { row: 0, column: 0, value: 0.25 };
    const element = await mount('cl-unit', {
      ...shown,
      result: { ...result, map, peak, patch: null },
    });
    expect(textOf(element, '[part=fires]')).to.equal(
      'This layer has no rows and columns: 0.250 for the whole photo.',
    );
  });

  it('has a word where there are no classes', async () => {
    const element = await mount('cl-unit', { ...shown, result: { ...result, classes: null } });
    expect(findAll(element, '[part=ablation]')).to.have.length(0);
    expect(element.shadowRoot!.textContent).to.contain('the network has no classes');
  });

  describe('in a session', () => {
    const unit = { phase: 'ready', value: result } as const;
    const chosen = { classIndex: 0, layer: 'conv', channel: 3 };
    const file = (name: string) => new File(['x'], name, { type: 'image/png' });
    const scan: ScanResult = {
      layer: 'conv',
      channels: 30,
      scanned: 2,
      total: 3,
      top: 1,
      places: Int32Array.from({ length: 90 }, (_, i) => [1, 0, 1][i % 3]!),
      values: new Float32Array(30).fill(4),
      skipped: [{ picture: 0, reason: 'a.png is damaged' }],
    };

    it('wants its facts, its pictures and those of linked channels that the network has', async () => {
      const element = await mount('cl-unit');
      const linked = { ...result, inputs: [{ ...result.inputs[0]!, layer: 'conv', channel: 8 }] };
      const wants = element.wants(
        snapshotOf({ unit: { phase: 'ready', value: linked } }, { chosen }),
      );
      expect(wants).to.deep.equal([
        { job: 'unit', request: { layer: 'conv', channel: 3 } },
        { job: 'filters', request: { layer: 'conv', channels: [3] } },
        { job: 'filters', request: { layer: 'conv', channels: [3], negative: true } },
        { job: 'filters', request: { layer: 'conv', channels: [8] } },
      ]);
    });

    it('asks how the layer fires where no channel is chosen yet', async () => {
      const element = await mount('cl-unit');
      const none = snapshotOf({}, { chosen: { ...chosen, channel: null } });
      expect(element.wants(none)).to.deep.equal([
        { job: 'activations', request: { layer: 'conv' } },
      ]);
      element.receive(none);
      await drawn(element);
      expect(textOf(element, '.frame-panel .title')).to.equal('No channel chosen');
    });

    it('shows different pictures on request', async () => {
      const element = await mount('cl-unit');
      const snapshot = snapshotOf({ unit }, { chosen });
      element.receive(snapshot);
      await drawn(element);
      findAll(element, '.button')
        .find((one) => /different/.test(one.textContent))!
        .click();
      expect(element.wants(snapshot)).to.deep.include({
        job: 'filters',
        request: { layer: 'conv', channels: [3], variants: 4 },
      });
      const value = {
        ...{ layer: 'conv', tensor: 'conv', channels: 30, seed: 7 },
        pictures: [0, 1, 2, 3].map((variant) => grown({ variant })),
      };
      element.receive(snapshotOf({ unit, filters: { phase: 'ready', value } }, { chosen }));
      await drawn(element);
      expect(findAll(element, '[part=variants] canvas')).to.have.length(4);
    });

    it('lets stopped pictures go on', async () => {
      const element = await mount('cl-unit');
      element.receive(snapshotOf({ unit, filters: { phase: 'cancelled' } }, { chosen }));
      await drawn(element);
      const events = heard(RetryEvent);
      findAll(element, '.button')
        .find((one) => /Carry on/.test(one.textContent))!
        .click();
      expect(events).to.have.length(1);
    });

    it('looks through photos that are dropped on their place, and nobody else takes them', async () => {
      const element = await mount('cl-unit');
      element.receive(snapshotOf({ unit }, { chosen }));
      await drawn(element);
      const data = new DataTransfer();
      for (const name of ['a.png', 'b.png']) data.items.add(file(name));
      const others: Event[] = [];
      for (const type of ['dragenter', 'drop']) {
        document.addEventListener(type, (event) => others.push(event), { once: true });
      }
      const send = (type: string) =>
        find(element, '.photos').dispatchEvent(
          new DragEvent(type, {
            dataTransfer: data,
            bubbles: true,
            composed: true,
            cancelable: true,
          }),
        );
      send('dragenter');
      await drawn(element);
      expect(findAll(element, '.photos.over')).to.have.length(1);
      const events = heard(ChoosePhotosEvent);
      send('drop');
      await pause(0);
      await drawn(element);
      expect(findAll(element, '.photos.over')).to.have.length(0);
      expect(others).to.deep.equal([]);
      const { id, files } = events[0]!.folder;
      expect(files.map(({ name }) => name)).to.deep.equal(['a.png', 'b.png']);
      expect(element.wants(snapshotOf({ unit }, { chosen }))).to.deep.include({
        job: 'scan',
        request: { layer: 'conv', folder: id, files },
      });
    });

    it('shows what it has found in them so far, names what is damaged, and can be stopped', async () => {
      const folder = photoFolder(['a.png', 'b.png', 'c.png'].map(file), 'conv');
      const element = await mount('cl-unit', { folder });
      const progress = { done: 2, total: 3, unit: 'photos' } as const;
      const patch = { phase: 'ready', value: result.patch } as const;
      element.receive(
        snapshotOf(
          { unit, patch, scan: { phase: 'streaming', value: scan, progress } },
          { chosen },
        ),
      );
      await drawn(element);
      expect(textOf(element, '.photos')).to.contain('2 of 3 photos');
      expect(textOf(element, '[part=patches]')).to.equal('4.00 b.png');
      expect(findAll(element, '[part=patches] canvas')).to.have.length(1);
      expect(textOf(element, '[part=skipped]')).to.contain('a.png a.png is damaged');
      await expectAccessible(element);
      const events = heard(CancelEvent);
      findAll(element, '.photos .button')
        .find((one) => /Cancel/.test(one.textContent))!
        .click();
      expect(events).to.have.length(1);
      element.receive(
        snapshotOf({ unit, patch, scan: { phase: 'cancelled', value: scan } }, { chosen }),
      );
      await drawn(element);
      expect(textOf(element, '.photos')).to.contain('stopped after 2 of 3 photos.');
      expect(findAll(element, '[part=patches] canvas')).to.have.length(1);
    });

    it('asks before it looks through them again at another layer', async () => {
      const folder = photoFolder([file('a.png')], 'other');
      const element = await mount('cl-unit', { folder });
      const snapshot = snapshotOf({ unit }, { chosen });
      const jobs = () => element.wants(snapshot).map(({ job }) => job);
      element.receive(snapshot);
      await drawn(element);
      expect(jobs()).not.to.include('scan');
      findAll(element, '.photos .button')
        .find((one) => /Look through/.test(one.textContent))!
        .click();
      expect(jobs()).to.include('scan');
    });

    it('has the colours of the photo for what they are', async () => {
      const element = await mount('cl-unit');
      const input = { name: 'input', kind: 'InputLayer', role: 'input', channels: 3 } as const;
      const layers = [{ ...model.layers[0]!, ...input }];
      const value = { ...model, layers };
      const inputs = [{ layer: 'input', channel: 1, strength: 1, via: 'weights' } as const];
      const slots = { unit: { phase: 'ready', value: { ...result, inputs } } } as const;
      element.receive(snapshotOf(slots, { chosen, model: { phase: 'ready', value } }));
      await drawn(element);
      expect(textOf(element, '[part=inputs] .who')).to.equal('green Input');
      expect(findAll(element, '[part=inputs] button')).to.have.length(0);
    });
  });
});
