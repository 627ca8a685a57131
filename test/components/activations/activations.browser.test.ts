import { expect } from 'chai';
import '../../../src/components/activations/activations.js';
import {
  PointEvent,
  SelectChannelEvent,
  SelectOrderEvent,
  SelectPageEvent,
} from '../../../src/components/events.js';
import type { ActivationsResult } from '../../../src/core/activation/activations.types.js';
import { placedBy, stretched } from '../../../src/core/placement/placement.js';
import type { Picture } from '../../../src/core/image/picture.js';
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

const channels = 30;

/**
 * Channel c fires with strength c at the upper right of its 2×2 map and nowhere else, so the
 * most telling channel is the last; channel 29 is dead.
 */
const result: ActivationsResult = {
  layer: 'conv',
  height: 2,
  width: 2,
  placement: stretched({ height: 2, width: 2 }, { height: 2, width: 2 }, 'receptive-field'),
  channels,
  indices: [...Array(channels).keys()],
  values: Float32Array.from({ length: 4 * channels }, (_, i) =>
    i % 4 === 1 && i < 4 * 29 ? Math.floor(i / 4) : 0,
  ),
  mean: Float32Array.from({ length: channels }, (_, c) => (c === 29 ? 0 : c / 4)),
  max: Float32Array.from({ length: channels }, (_, c) => (c === 29 ? 0 : c)),
  telling: Float32Array.from({ length: channels }, (_, c) => (c === 29 ? 0 : 0.75 * c)),
  dead: [29],
};

/** A layer with negative values: two places of its one channel lie above its mean, 1, one near its peak. */
const signed: ActivationsResult = {
  ...result,
  ...{ channels: 1, indices: [0], values: Float32Array.of(0, 8, -8, 4), dead: [] },
  ...{ mean: Float32Array.of(1), max: Float32Array.of(8), telling: Float32Array.of(3) },
};

const white: Picture = { width: 4, height: 4, pixels: new Uint8ClampedArray(64).fill(255) };

const numbersOf = (element: HTMLElement): number[] =>
  findAll(element, '.tile').map((tile) => Number(tile.dataset['channel']));

const tileOf = (element: HTMLElement, channel: number): HTMLElement =>
  find(element, `.tile[data-channel="${channel}"]`);

function pointAt(target: Element, type: string, x: number, y: number): void {
  const box = target.getBoundingClientRect();
  const at = { clientX: box.left + x * box.width, clientY: box.top + y * box.height };
  target.dispatchEvent(new PointerEvent(type, at));
}

describe('cl-activations', () => {
  it('keeps the proportions of maps and photos that are no squares', async () => {
    const photo = { width: 6, height: 3, pixels: new Uint8ClampedArray(72).fill(255) };
    const wide = { ...result, height: 1, width: 4 };
    const element = await mount('cl-activations', { result: wide, photo, channel: 3 });
    for (const [selector, ratio] of [
      ['.tile .picture', 4],
      ['.raw canvas', 4],
      ['.big', 2],
    ] as const) {
      const { width, height } = find(element, selector).getBoundingClientRect();
      expect(width / height, selector).to.be.closeTo(ratio, 0.05);
    }
  });

  afterEach(cleanUp);

  it('shows the 24 most telling channels first, and never a dead one', async () => {
    const element = await mount('cl-activations', { result });
    expect(numbersOf(element)).to.deep.equal(Array.from({ length: 24 }, (_, i) => 28 - i));
    expect(textOf(element, '.dead')).to.contain('1 of the channels never fire');
  });

  it('draws the raw maps, one pixel a cell, on one scale for all', async () => {
    const element = await mount('cl-activations', { result });
    const canvas = tileOf(element, 14).querySelector('canvas')!;
    expect([canvas.width, canvas.height]).to.deep.equal([2, 2]);
    // Viridis of matplotlib at 0, and at 14/28.
    expect(pixelOf(canvas, 0, 0)).to.deep.equal([68, 1, 84, 255]);
    expect(pixelOf(canvas, 1, 0)).to.deep.equal([33, 145, 140, 255]);
    expect(textOf(element, '.legend')).to.equal('028.0');
  });

  it('draws each on its own scale when asked, and says so in the legend', async () => {
    const element = await mount('cl-activations', { result });
    findAll(element, '.segments button')[1]!.click();
    await drawn(element);
    const canvas = tileOf(element, 14).querySelector('canvas')!;
    expect(pixelOf(canvas, 1, 0)).to.deep.equal([253, 231, 37, 255]);
    expect(textOf(element, '.legend')).to.equal('0its own peak');
  });

  it('draws a signed layer in red and blue about 0, and says both ends', async () => {
    const element = await mount('cl-activations', { result: signed, photo: white });
    const canvas = tileOf(element, 0).querySelector('canvas')!;
    // The middle and the ends of RdBu of ColorBrewer, reversed, on the scale −8 … 8.
    expect(pixelOf(canvas, 0, 0)).to.deep.equal([247, 247, 247, 255]);
    expect(pixelOf(canvas, 1, 0)).to.deep.equal([103, 0, 31, 255]);
    expect(pixelOf(canvas, 0, 1)).to.deep.equal([5, 48, 97, 255]);
    expect(textOf(element, '.legend')).to.equal('−80+8');
    findAll(element, '.segments button')[1]!.click();
    await drawn(element);
    expect(textOf(element, '.legend')).to.equal('−0+');
  });

  it('says of a signed channel where it is near its peak, not where it is above its mean', async () => {
    const element = await mount('cl-activations', { result: signed, photo: white });
    const facts = findAll(element, '.facts dl > div').map((fact) =>
      fact.textContent.trim().replace(/\s+/g, ' '),
    );
    expect(facts).to.deep.equal([
      'Peak 8.00 of 8.00',
      'At x 1, y 0',
      'Near its peak in 25 % of places',
    ]);
    expect(find(element, '.big .outline').getAttribute('d')).to.match(/^M.*Z$/);
    const label = find(element, '.big canvas').getAttribute('aria-label');
    expect(label).to.contain('strongest at the upper right, near its peak in 25\u00a0% of places');
  });

  it('lights the photo where the channel fires and leaves the rest dark', async () => {
    const element = await mount('cl-activations', { result, photo: white, channel: 20 });
    const lit = find<HTMLCanvasElement>(element, '.big canvas');
    expect(pixelOf(lit, 3, 0)).to.deep.equal([255, 255, 255, 255]);
    expect(pixelOf(lit, 0, 3)[0]).to.be.below(100);
    expect(find(element, '.big .outline').getAttribute('d')).to.match(/^M.*Z$/);
    expect(lit.getAttribute('aria-label')).to.contain(
      'channel 20 fires: strongest at the upper right',
    );
  });

  it('lights it where the cells look, and hatches what none of them sees', async () => {
    const axes = {
      vertical: { start: 0, stride: 2, size: 2 },
      horizontal: { start: 0, stride: 1, size: 1 },
    };
    const placement = placedBy('receptive-field', axes, result, white);
    const left = { ...result, placement };
    const element = await mount('cl-activations', { result: left, photo: white, channel: 20 });
    const lit = () => find<HTMLCanvasElement>(element, '.big canvas');
    expect(pixelOf(lit(), 1, 0)).to.deep.equal([255, 255, 255, 255]);
    expect(pixelOf(lit(), 3, 0)[0]).to.be.below(100);
    expect(find(element, '.big .hatched').style.clipPath).to.contain('50%');
    const words = 'No cell of the layer looks at the hatched part, 50 % of the photo.';
    expect(textOf(element, '.facts .why')).to.equal(words);
    const label = lit().getAttribute('aria-label')?.replace(/\s/g, ' ');
    expect(label).to.contain('strongest at the top').and.contain(words);
    element.placement = 'stretched';
    await drawn(element);
    expect(pixelOf(lit(), 3, 0)).to.deep.equal([255, 255, 255, 255]);
    expect(findAll(element, '.big .hatched')).to.be.empty;
  });

  it('states peak, place and share of places', async () => {
    const element = await mount('cl-activations', { result, channel: 20 });
    const facts = findAll(element, '.facts dd').map((fact) =>
      fact.textContent.trim().replace(/\s+/g, ' '),
    );
    expect(facts).to.deep.equal(['20.0 of 28.0', 'x 1, y 0', '25 % of places']);
  });

  it('selects a channel by click and by arrow keys, with one tab stop', async () => {
    const events = heard(SelectChannelEvent);
    const element = await mount('cl-activations', { result });
    tileOf(element, 27).click();
    await drawn(element);
    tileOf(element, 27).focus();
    press(tileOf(element, 27), 'ArrowRight');
    await drawn(element);
    expect(events.map(({ channel }) => channel)).to.deep.equal([27, 26]);
    expect(element.shadowRoot?.activeElement).to.equal(tileOf(element, 26));
    expect(findAll(element, '.tile[tabindex="0"]')).to.deep.equal([tileOf(element, 26)]);
    expect(findAll(element, '[aria-selected=true]')).to.deep.equal([tileOf(element, 26)]);
  });

  it('asks for another order and another page', async () => {
    const orders = heard(SelectOrderEvent);
    const pages = heard(SelectPageEvent);
    const element = await mount('cl-activations', { result });
    const select = find<HTMLSelectElement>(element, '.grid-head select');
    select.value = 'channel';
    select.dispatchEvent(new Event('change'));
    await drawn(element);
    expect(orders.map(({ order }) => order)).to.deep.equal(['channel']);
    expect(numbersOf(element).slice(0, 3)).to.deep.equal([0, 1, 2]);
    const next = findAll(element, '.grid-foot .button').at(-1)!;
    expect(next.textContent.trim()).to.equal('Next 5');
    next.click();
    await drawn(element);
    expect(pages.map(({ page }) => page)).to.deep.equal([1]);
    expect(numbersOf(element)).to.deep.equal([24, 25, 26, 27, 28]);
    expect(textOf(element, '[part=paging]')).to.equal('Channels 25–29 of 30');
  });

  it('tells the cell that the pointer is at, once, and that it has left', async () => {
    const events = heard(PointEvent);
    const element = await mount('cl-activations', { result });
    const picture = tileOf(element, 20).querySelector('.picture')!;
    pointAt(picture, 'pointermove', 0.7, 0.2);
    pointAt(picture, 'pointermove', 0.8, 0.3);
    pointAt(picture, 'pointermove', 0.8, 0.9);
    pointAt(picture, 'pointerleave', 1, 1);
    expect(events.map(({ cell }) => cell)).to.deep.equal([
      { layer: 'conv', row: 0, column: 1 },
      { layer: 'conv', row: 1, column: 1 },
      null,
    ]);
    pointAt(find(element, '.raw canvas'), 'pointermove', 0.2, 0.7);
    expect(events.at(-1)?.cell).to.deep.equal({ layer: 'conv', row: 1, column: 0 });
  });

  it('says of a channel without a value above zero that nothing switches it on', async () => {
    const silent = await mount('cl-activations', { result, photo: white, channel: 0 });
    expect(textOf(silent, '.nothing')).to.equal('Nothing in this photo switches it on.');
    const dead = await mount('cl-activations', { result, photo: white, channel: 29 });
    expect(textOf(dead, '.nothing')).to.equal('This channel never fires.');
  });

  it('takes its part of a snapshot, and its own layer before the one chosen', async () => {
    const element = await mount('cl-activations', { layer: 'other' });
    const snapshot = snapshotOf(
      { activations: { phase: 'ready', value: result } },
      { selection: selected({ order: 'channel', page: 1 }) },
    );
    expect(element.wants(snapshot)).to.deep.equal([
      { job: 'activations', request: { layer: 'other' } },
    ]);
    element.layer = undefined;
    element.receive(snapshot);
    await drawn(element);
    expect(numbersOf(element)).to.deep.equal([24, 25, 26, 27, 28]);
    expect(element.channel).to.equal(0);
  });

  it('dims the grid with the rest while another layer is on its way', async () => {
    const element = await mount('cl-activations', { result, phase: 'loading' });
    expect(findAll(element, '.stale')).to.have.length(2);
  });

  it('keeps the place of the grid while there is none', async () => {
    const element = await mount('cl-activations', { phase: 'loading' });
    expect(findAll(element, '.tile.none')).to.have.length(24);
    await expectAccessible(element);
  });

  it('turns its big picture to the one beside it', async () => {
    const element = await mount('cl-activations', { result, photo: white, side: 'left' });
    element.style.width = '400px';
    await drawn(element);
    const [facts, big] = ['.facts', '.big'].map((name) =>
      find(element, name).getBoundingClientRect(),
    );
    expect(big!.left).to.be.above(facts!.right - 1);
    expect(big!.width).to.equal(220);
  });

  it('fits a phone without a sideways scroll', async () => {
    const element = await mount('cl-activations', { result, photo: white });
    element.style.width = '139px';
    await drawn(element);
    expect(element.scrollWidth).to.be.at.most(139);
    expect(findAll(element, '.tile')[3]!.getBoundingClientRect().top).to.be.above(
      findAll(element, '.tile')[0]!.getBoundingClientRect().top,
    );
  });

  it('has nothing that axe-core finds fault with', async () => {
    await expectAccessible(await mount('cl-activations', { result, photo: white }));
  });
});
