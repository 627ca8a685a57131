import { expect } from 'chai';
import '../../../src/components/model-chart/model-chart.js';
import { PinModelEvent, PointModelEvent } from '../../../src/components/events.js';
import type { ClModelChart } from '../../../src/components/model-chart/model-chart.js';
import { applications } from '../../../src/facts/applications.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, drawn, find, findAll, heard, mount, textOf } from '../shared/mount.js';

const bubbles = (chart: ClModelChart) => findAll<SVGElement & HTMLElement>(chart, '.chart .bubble');
const names = (chart: ClModelChart) => bubbles(chart).map((one) => one.textContent);
const choose = async (chart: ClModelChart, axis: string) => {
  findAll(chart, '.segments button')
    .find((one) => one.textContent.trim() === axis)!
    .click();
  await drawn(chart);
};
const rows = (chart: ClModelChart) =>
  findAll(chart, '.values tbody tr').map((row) =>
    [...row.children].map((cell) => cell.textContent.trim()),
  );

describe('<cl-model-chart>', () => {
  afterEach(cleanUp);

  it('has a point for every network whose time is published, and the values as a table', async () => {
    const chart = await mount('cl-model-chart');
    const known = applications.filter(({ published }) => published.cpuMs !== null);
    expect(known).to.have.length(26);
    expect(names(chart)).to.have.members(known.map(({ name }) => name));
    expect(rows(chart)[0]).to.deep.equal(['MobileNet', '22.6', '70.4', '4.3']);
    expect(rows(chart).at(-1)).to.deep.equal(['EfficientNetB7', '1,578.9', '84.3', '66.7']);
  });

  it('draws size instead of time when that is chosen, of more networks', async () => {
    const chart = await mount('cl-model-chart');
    await choose(chart, 'MB');
    expect(chart.axis).to.equal('size');
    expect(textOf(chart, '.title')).to.equal('Size against accuracy');
    expect(names(chart)).to.include('ConvNeXtXLarge').and.to.have.length(38);
  });

  it('draws what has been measured on this device', async () => {
    const times = (forwardMs: number) => ({
      ...{ forwardMs, spreadMs: [1, 9] as const, gradCamMs: 5, bytes: 6 },
      ...{ backend: 'wasm', runs: 10, at: 0 },
    });
    const chart = await mount('cl-model-chart', {
      measured: { VGG16: times(1200), MobileNetV2: times(30), RegNetX002: times(10) },
    });
    await choose(chart, 'ms here');
    // Of a network whose accuracy nobody has published there is no point.
    expect(rows(chart)).to.deep.equal([
      ['MobileNetV2', '30.0', '71.3', '3.5'],
      ['VGG16', '1,200.0', '71.3', '138.4'],
    ]);
  });

  it('says that nothing is measured where nothing is', async () => {
    const chart = await mount('cl-model-chart', { axis: 'here' });
    expect(textOf(chart, '.empty')).to.contain('Nothing is measured yet');
  });

  it('tells what is pointed at and what is chosen, and gives what is held its colour', async () => {
    const chart = await mount('cl-model-chart', { pinned: ['VGG16'] });
    const points = heard(PointModelEvent);
    const pins = heard(PinModelEvent);
    const one = bubbles(chart).find(({ textContent }) => textContent === 'VGG16')!;
    expect(one.classList.contains('pinned')).to.equal(true);
    expect(getComputedStyle(one).fill).to.equal('rgb(185, 60, 10)');
    one.dispatchEvent(new PointerEvent('pointerenter'));
    one.dispatchEvent(new MouseEvent('click'));
    find(chart, '.chart').dispatchEvent(new PointerEvent('pointerleave'));
    expect(points.map(({ name }) => name)).to.deep.equal(['VGG16', null]);
    expect(pins.map(({ name }) => name)).to.deep.equal(['VGG16']);
  });

  it('passes the accessibility check', async () => {
    await expectAccessible(await mount('cl-model-chart', { pinned: ['VGG16', 'ResNet50'] }));
  });
});
