import { expect } from 'chai';
import '../../../src/components/models/models.js';
import { PinModelEvent, WantsEvent } from '../../../src/components/events.js';
import type { ClModels } from '../../../src/components/models/models.js';
import type { MeasuredModel } from '../../../src/components/models/rated.js';
import { applications } from '../../../src/facts/applications.js';
import type { Slot, ViewJob } from '../../../src/session/snapshot.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, drawn, find, findAll, heard, mount, press, textOf } from '../shared/mount.js';
import { snapshotOf } from '../shared/snapshot.js';

const timing = {
  ...{ forwardMs: 12.34, spreadMs: [11, 15] as const, gradCamMs: 20, bytes: 30e6 },
  ...{ backend: 'wasm', runs: 10 },
};
const measured: MeasuredModel = { ...timing, at: Date.UTC(2026, 11, 1) };

const names = (models: ClModels) =>
  findAll(models, 'tbody th').map((cell) => cell.textContent.trim().split(/[\s,◆]/)[0]);
const cells = (models: ClModels, name: string) => {
  const row = findAll(models, 'tbody tr').find(
    (one) => one.querySelector<HTMLElement>('.hold')!.dataset['name'] === name,
  )!;
  return [...row.querySelectorAll('td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
};
const sortBy = async (models: ClModels, column: string) => {
  find(models, `thead .${column} button`).click();
  await drawn(models);
};
const hold = (models: ClModels, name: string) => find(models, `.hold[data-name="${name}"]`);

describe('<cl-models>', () => {
  beforeEach(() => localStorage.removeItem('cl-timings'));
  afterEach(() => {
    cleanUp();
    localStorage.removeItem('cl-timings');
  });

  it('has a row for every network, with what is published of it, and a dash where nothing is', async () => {
    const models = await mount('cl-models');
    expect(names(models)).to.have.members(applications.map(({ name }) => name));
    expect(cells(models, 'VGG16')).to.deep.equal(
      ['', '528', '71.3', '90.1', '138.4', '16', '69.5', '4.2'],
    );
    expect(cells(models, 'RegNetX002').slice(1)).to.deep.equal(Array(7).fill('–not published'));
  });

  it('begins with the most accurate, those that are held above all, and what is unknown last', async () => {
    const models = await mount('cl-models', { pinned: ['VGG16'] });
    expect(names(models).slice(0, 3)).to.deep.equal(['VGG16', 'ConvNeXtXLarge', 'ConvNeXtLarge']);
    expect(names(models).slice(-1)).to.deep.equal(['EfficientNetLite0']);
  });

  it('is ordered by any column, and the other way when that is chosen again', async () => {
    const models = await mount('cl-models', { pinned: [] });
    await sortBy(models, 'size');
    expect(names(models)[0]).to.equal('MobileNetV2');
    expect(find(models, 'thead .size').getAttribute('aria-sort')).to.equal('ascending');
    await sortBy(models, 'size');
    expect(names(models)[0]).to.equal('ConvNeXtXLarge');
    await sortBy(models, 'name');
    expect(names(models).slice(0, 2)).to.deep.equal(['ConvNeXtBase', 'ConvNeXtLarge']);
  });

  it('shows one family, and what is held beside it', async () => {
    const models = await mount('cl-models', { pinned: ['VGG16'] });
    findAll(models, '.pill')
      .find((pill) => pill.textContent.includes('DenseNet'))!
      .click();
    await drawn(models);
    expect(names(models)).to.deep.equal(['VGG16', 'DenseNet201', 'DenseNet169', 'DenseNet121']);
  });

  it('holds a network by its button, by its point in the chart, and lets it go', async () => {
    const models = await mount('cl-models', { pinned: [] });
    const events = heard(PinModelEvent);
    hold(models, 'VGG16').click();
    await drawn(models);
    expect(models.pinned).to.deep.equal(['VGG16']);
    expect(hold(models, 'VGG16').getAttribute('aria-pressed')).to.equal('true');
    const chart = find(models, 'cl-model-chart');
    const point = [...chart.shadowRoot!.querySelectorAll('.chart .bubble')].find((one) =>
      one.textContent.includes('ResNet50V2'),
    )!;
    point.dispatchEvent(new MouseEvent('click'));
    await drawn(models);
    expect(models.pinned).to.deep.equal(['VGG16', 'ResNet50V2']);
    hold(models, 'VGG16').click();
    expect(models.pinned).to.deep.equal(['ResNet50V2']);
    expect(events.map(({ name }) => name)).to.deep.equal(['VGG16', 'ResNet50V2', 'VGG16']);
  });

  it('holds six at most: the first of them gives way', async () => {
    const six = applications.slice(0, 6).map(({ name }) => name);
    const models = await mount('cl-models', { pinned: six });
    hold(models, 'MobileNet').click();
    expect(models.pinned).to.deep.equal([...six.slice(1), 'MobileNet']);
  });

  it('marks a row and its point together', async () => {
    const models = await mount('cl-models', { pinned: [] });
    const row = hold(models, 'VGG16').closest('tr')!;
    row.dispatchEvent(new PointerEvent('pointerenter'));
    await drawn(models);
    const chart = find(models, 'cl-model-chart');
    await drawn(chart);
    const pointed = chart.shadowRoot!.querySelector('.bubble.pointed');
    expect(pointed?.textContent).to.equal('VGG16');
    expect(row.className).to.contain('pointed');
  });

  it('is walked through by the arrow keys, one row in the order of Tab', async () => {
    const models = await mount('cl-models', { pinned: [] });
    const reached = () => findAll(models, '.hold[tabindex="0"]').map((one) => one.dataset['name']);
    expect(reached()).to.deep.equal(['ConvNeXtXLarge']);
    hold(models, 'ConvNeXtXLarge').focus();
    press(hold(models, 'ConvNeXtXLarge'), 'ArrowDown');
    await drawn(models);
    expect(reached()).to.deep.equal(['ConvNeXtLarge']);
    expect(models.shadowRoot!.activeElement).to.equal(hold(models, 'ConvNeXtLarge'));
  });

  it('offers to time nothing where there is no session', async () => {
    const models = await mount('cl-models');
    expect(models.shadowRoot!.querySelector('.here')).to.equal(null);
    expect(models.shadowRoot!.querySelector('.top .button')).to.equal(null);
  });

  describe('in a session', () => {
    /** Answers what is wanted of each network. */
    const answer = (models: ClModels, slots: Readonly<Record<string, Slot<unknown>>>) => {
      const slot = ({ request }: { job: ViewJob; request: object }) =>
        slots[(request as { name: string }).name] ?? { phase: 'loading' };
      models.receive({ ...snapshotOf({}), slot: slot as never });
    };

    it('times what is held, says how far it is, keeps the times and shows them', async () => {
      const models = await mount('cl-models', { pinned: ['VGG16', 'MobileNetV2'] });
      answer(models, {});
      await drawn(models);
      const wants = heard(WantsEvent);
      find(models, '.top .button').click();
      expect(wants).to.have.length(1);
      expect(models.wants().map(({ request }) => request)).to.deep.equal([
        { name: 'VGG16', round: 1 },
        { name: 'MobileNetV2', round: 1 },
      ]);
      const progress = { done: 4, total: 15, unit: 'steps' } as const;
      answer(models, {
        VGG16: { phase: 'loading', progress },
        MobileNetV2: { phase: 'ready', value: timing },
      });
      await drawn(models);
      expect(cells(models, 'VGG16').at(-1)).to.equal('4 of 15');
      expect(cells(models, 'MobileNetV2').at(-1)).to.equal('12.3');
      expect(models.wants()).to.have.length(1);
      expect(textOf(models, '.top .button')).to.equal('Stop timing');
      const another = await mount('cl-models');
      expect(another.measured['MobileNetV2']!.forwardMs).to.equal(12.34);
    });

    it('says of what fails why, and of what is stopped nothing', async () => {
      const models = await mount('cl-models', { pinned: ['VGG16', 'MobileNetV2'] });
      answer(models, {});
      await drawn(models);
      find(models, '.top .button').click();
      answer(models, {
        VGG16: { phase: 'error', error: { name: 'MemoryError', message: 'too much' } },
        MobileNetV2: { phase: 'cancelled' },
      });
      await drawn(models);
      expect(cells(models, 'VGG16').at(-1)).to.equal('failed: too much');
      expect(cells(models, 'MobileNetV2').at(-1)).to.equal('time it');
    });

    it('wants nothing more once that is stopped', async () => {
      const models = await mount('cl-models');
      answer(models, {});
      await drawn(models);
      find(models, '.top .button').click();
      answer(models, {});
      await drawn(models);
      find(models, '.top .button').click();
      expect(models.wants()).to.deep.equal([]);
    });

    it('says beforehand what is too large for the device', async () => {
      const memory = Object.getOwnPropertyDescriptor(Navigator.prototype, 'deviceMemory');
      Object.defineProperty(navigator, 'deviceMemory', { value: 2, configurable: true });
      const models = await mount('cl-models');
      answer(models, {});
      await drawn(models);
      // 350.1 M × 4 bytes × 2.2 is 3.1 GB; 138.4 M take 1.2 GB: half of 2 GiB is less. 25.6 M fit.
      expect(cells(models, 'ConvNeXtXLarge').at(-1)).to.equal('too large');
      expect(cells(models, 'VGG16').at(-1)).to.equal('too large');
      expect(cells(models, 'ResNet50').at(-1)).to.equal('time it');
      Reflect.deleteProperty(navigator, 'deviceMemory');
      if (memory) Object.defineProperty(Navigator.prototype, 'deviceMemory', memory);
    });
  });

  it('shows times that are given, and how they came about', async () => {
    const models = await mount('cl-models', { pinned: ['VGG16'], measured: { VGG16: measured } });
    expect(cells(models, 'VGG16').at(-1)).to.equal('12.3');
    expect(textOf(models, '.when')).to.contain('with wasm, 1 Dec 2026: median of 10 runs');
  });

  it('leaves alone what is kept and is no time', async () => {
    localStorage.setItem('cl-timings', '{"VGG16":{"forwardMs":"<b>"},"ResNet50":null}');
    const models = await mount('cl-models');
    expect(models.measured).to.deep.equal({});
  });

  it('makes the page no longer than it is high itself', async () => {
    const models = await mount('cl-models');
    models.style.cssText = 'width: 1300px; --cl-models-height: 500px';
    await drawn(models);
    const { bottom } = models.getBoundingClientRect();
    expect(document.documentElement.scrollHeight).to.be.at.most(
      Math.max(innerHeight, Math.ceil(bottom + scrollY) + 8),
    );
  });

  it('passes the accessibility check', async () => {
    const models = await mount('cl-models', { measured: { VGG16: measured } });
    await expectAccessible(models);
  });
});
