import { expect } from 'chai';
import '../../../src/components/cover/cover.js';
import { WantsEvent } from '../../../src/components/events.js';
import type { CoverResult } from '../../../src/core/covering/cover.types.js';
import { expectAccessible } from '../shared/axe.js';
import {
  cleanUp,
  drawn,
  find,
  findAll,
  heard,
  mount,
  pause,
  press,
  textOf,
} from '../shared/mount.js';
import { snapshotOf } from '../shared/snapshot.js';

const size = { height: 140, width: 140 };
const photo = { width: 140, height: 140, pixels: new Uint8ClampedArray(4 * 140 * 140).fill(200) };
const box = { left: 28, top: 42, width: 56, height: 28 };
const result: CoverResult = {
  ...{ fill: 'mean', classIndex: 0 },
  before: Float32Array.of(0.4, 0.6),
  covered: Float32Array.of(0.1, 0.9),
  elsewhere: Array.from({ length: 20 }, (_, i) => 0.2 + i / 100),
};

async function covering(more: object = {}) {
  const element = await mount('cl-cover', { photo, size, ...more });
  return element;
}

/** Drags on the photo, in shares of its sides. */
async function drag(
  element: HTMLElement,
  target: Element,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Promise<void> {
  const { left, top, width, height } = find(element, '.photo').getBoundingClientRect();
  const at = (x: number, y: number) => ({
    ...{ clientX: left + x * width, clientY: top + y * height },
    ...{ isPrimary: true, button: 0, pointerId: 1, bubbles: true, composed: true },
  });
  target.dispatchEvent(new PointerEvent('pointerdown', at(fromX, fromY)));
  target.dispatchEvent(new PointerEvent('pointermove', at(toX, toY)));
  target.dispatchEvent(new PointerEvent('pointerup', at(toX, toY)));
  await drawn(element);
}

describe('cl-cover', () => {
  const { setPointerCapture } = Element.prototype;
  // Events made by a test have no pointer that could be captured.
  before(() => (Element.prototype.setPointerCapture = () => undefined));
  after(() => (Element.prototype.setPointerCapture = setPointerCapture));
  afterEach(cleanUp);

  it('shows a literal result: three bars on one scale and what to conclude', async () => {
    const element = await covering({ result, subject: 'lynx', covers: [box] });
    expect(textOf(element, '[part=bars]')).to.equal(
      'As it is 40.0 % Covered 10.0 % Elsewhere 20.0 % – 39.0 %',
    );
    expect(find(element, '.now i').style.width).to.equal('10%');
    expect(textOf(element, '[part=verdict]')).to.contain('the network uses what is here');
    expect(textOf(element, '[part=verdict]')).to.contain('A hint, not a proof');
    await expectAccessible(element);
  });

  it('draws by drag, moves, pulls at the corner, taps, and takes back', async () => {
    const element = await covering();
    const stage = find(element, '.photo');
    await drag(element, stage, [0.2, 0.3], [0.6, 0.5]);
    expect(element.covers).to.eql([box]);
    await drag(element, find(element, '.cover'), [0.3, 0.4], [0.4, 0.3]);
    expect(element.covers).to.eql([{ ...box, left: 42, top: 28 }]);
    await drag(element, find(element, '.handle'), [0.7, 0.4], [0.8, 0.6]);
    expect(element.covers).to.eql([{ left: 42, top: 28, width: 70, height: 56 }]);
    await drag(element, stage, [0.9, 0.9], [0.9, 0.9]);
    expect(element.covers[1]).to.eql({ left: 116, top: 116, width: 20, height: 20 });
    for (const left of [1, 1, 1, 0]) {
      press(find(element, '.photo'), 'z', { ctrlKey: true });
      await drawn(element);
      expect(element.covers).to.have.length(left);
    }
  });

  it('draws lines with the brush', async () => {
    const element = await covering();
    findAll(element, '.segments button')[1]!.click();
    await drawn(element);
    await drag(element, find(element, '.photo'), [0.2, 0.5], [0.6, 0.5]);
    const [line] = element.covers;
    expect(line!.brush!.radius).to.equal(7);
    expect(line).to.include({ left: 21, width: 70, top: 63, height: 14 });
    expect(findAll(element, 'polyline')).to.have.length(1);
  });

  it('is worked by keys alone', async () => {
    const element = await covering();
    const stage = find(element, '.photo');
    stage.focus();
    press(stage, 'Enter');
    await drawn(element);
    await element.updateComplete;
    expect(element.covers).to.eql([{ left: 60, top: 60, width: 20, height: 20 }]);
    const cover = find(element, '.cover');
    expect(element.shadowRoot!.activeElement).to.equal(cover);
    press(cover, 'ArrowRight');
    press(cover, 'ArrowDown', { shiftKey: true });
    await drawn(element);
    expect(element.covers).to.eql([{ left: 70, top: 60, width: 20, height: 30 }]);
    press(cover, 'Delete');
    await drawn(element);
    expect(element.covers).to.eql([]);
    expect(element.shadowRoot!.activeElement).to.equal(stage);
  });

  it('asks once the covers rest, with every fill, and shows the part that is known', async () => {
    const element = await covering();
    const events = heard(WantsEvent);
    element.covers = [box];
    element.covers = [box, { ...box, left: 0 }];
    expect(events).to.have.length(0);
    await pause(300);
    expect(events).to.have.length(1);
    const asked = (elsewhere: number, fill = 'mean') => ({
      job: 'cover',
      request: { covers: element.covers, fill, classIndex: 0, elsewhere },
    });
    expect(element.wants(snapshotOf({}))).to.eql([asked(0), asked(20)]);
    const select = find<HTMLSelectElement>(element, 'select');
    select.value = 'grey';
    select.dispatchEvent(new Event('change'));
    expect(element.wants(snapshotOf({}))).to.eql([asked(0, 'grey'), asked(20, 'grey')]);
  });
});
