import { expect } from 'chai';
import type { ClModelPicker } from '../../../src/components/model-picker/model-picker.js';
import '../../../src/components/model-picker/model-picker.js';
import { TooManyFilesError } from '../../../src/components/incoming/dropped-files.js';
import { preprocessingsFor } from '../../../src/core/image/preprocessings.js';
import type { AskedChoices, KeptModels, Reading } from '../../../src/workers/jobs.types.js';
import { expectAccessible } from '../shared/axe.js';
import { drawn } from '../shared/mount.js';
import { model } from '../network/small-network.js';
import { snapshotOf } from '../shared/snapshot.js';
import type { ModelSummary } from '../../../src/core/summary/model-summary.types.js';

describe('<cl-model-picker>', () => {
  let picker: ClModelPicker;
  let opened: (string | readonly File[])[];

  beforeEach(async () => {
    picker = document.createElement('cl-model-picker');
    opened = [];
    picker.addEventListener('cl-open-model', ({ source }) => opened.push(source));
    picker.model = { ...model, name: 'efficientnet-lite0' };
    picker.source = 'efficientnet-lite0';
    picker.phase = 'ready';
    document.body.append(picker);
    await drawn(picker);
  });
  afterEach(() => picker.remove());

  const button = () => picker.renderRoot.querySelector<HTMLButtonElement>('.pick')!;
  const popup = () => picker.renderRoot.querySelector<HTMLElement>('.popup')!;
  const isOpen = () => popup().matches(':popover-open');
  const ask = (address: string) => {
    picker.renderRoot.querySelector<HTMLInputElement>('#address')!.value = address;
    picker.renderRoot.querySelector('form')!.requestSubmit();
  };

  it('names the model with its parameters and what it was trained on', () => {
    expect(button().textContent.replace(/\s+/g, ' ')).to.match(
      /EfficientNet-Lite0 4\.7.M parameters, ImageNet/,
    );
  });

  it('opens below its button, inside the window, and closes again', () => {
    button().click();
    expect(isOpen()).to.equal(true);
    const box = popup().getBoundingClientRect();
    expect(box.top).to.be.at.least(button().getBoundingClientRect().bottom);
    expect(box.left).to.be.at.least(0);
    expect(box.right).to.be.at.most(innerWidth);
    button().click();
    expect(isOpen()).to.equal(false);
  });

  it('asks for the model.json that was typed, and closes when it is open', async () => {
    button().click();
    ask(' https://example.org/model.json ');
    expect(opened).to.deep.equal(['https://example.org/model.json']);
    picker.phase = 'loading';
    await picker.updateComplete;
    expect(isOpen()).to.equal(true);
    picker.phase = 'ready';
    await picker.updateComplete;
    expect(isOpen()).to.equal(false);
  });

  it('asks for nothing while the field is empty', () => {
    button().click();
    ask('');
    expect(opened).to.deep.equal([]);
  });

  it('asks for the embedded model by its name', () => {
    picker.source = 'https://example.org/model.json';
    button().click();
    picker.renderRoot.querySelector<HTMLButtonElement>('.model')!.click();
    expect(opened).to.deep.equal(['efficientnet-lite0']);
  });

  it('shows how much is loaded, with a way to stop it', async () => {
    let cancelled = 0;
    picker.addEventListener('cl-cancel', () => (cancelled += 1));
    button().click();
    picker.phase = 'loading';
    picker.progress = { done: 3_100_000, total: 9_400_000, unit: 'bytes' };
    await picker.updateComplete;
    expect(popup().textContent).to.contain('3.1 of 9.4');
    await expectAccessible(picker);
    picker.renderRoot.querySelector<HTMLButtonElement>('.opening button')!.click();
    expect(cancelled).to.equal(1);
  });

  it('opens and says beside the form what went wrong, and keeps the model in use', async () => {
    picker.phase = 'error';
    picker.error = { name: 'ModelFormatError', message: 'model.json is HTML' };
    await picker.updateComplete;
    expect(isOpen()).to.equal(true);
    const alert = picker.renderRoot.querySelector('[role=alert]')!;
    expect(alert.textContent).to.contain('Not a model that can be read');
    expect(alert.textContent).to.contain('model.json is HTML');
    expect(button().textContent).to.contain('EfficientNet-Lite0');
    await expectAccessible(picker);
  });

  it('says why files cannot be taken, until others are', async () => {
    picker.refuse(new TooManyFilesError('the folder has more than 2000 files'));
    await picker.updateComplete;
    expect(isOpen()).to.equal(true);
    const alert = () => picker.renderRoot.querySelector('[role=alert]');
    expect(alert()!.textContent).to.contain('Too many files');
    expect(alert()!.textContent).to.contain('more than 2000 files');
    await expectAccessible(picker);
    picker.open([new File(['x'], 'net.keras')], 'net.keras');
    await picker.updateComplete;
    expect(alert()).to.equal(null);
  });

  const row = (text: string): HTMLElement => {
    const rows = picker.renderRoot.querySelectorAll<HTMLElement>('.way, .row, .kept, .names');
    const found = [...rows].find((one) => one.textContent.includes(text));
    if (!found) throw new Error(`nothing says "${text}"`);
    return found;
  };
  const wordsOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

  describe('how the model reads a photo', () => {
    let asked: AskedChoices[];
    const usual = preprocessingsFor(3);
    const preprocessing = { mean: [1, 2, 3], std: [4, 5, 6], channels: 'RGB' } as const;
    const own = { ...model.input, preprocessing };
    const classAt = (index: number) => ({
      ...{ index, name: model.classNames[index]!, logit: 1, probability: 0.1 * (index + 1) },
    });
    const readings: Reading[] = [
      { name: 'own', preprocessing: own.preprocessing, top: classAt(3) },
      ...usual.map((way, i) => ({ ...way, top: classAt(i % 3) })),
    ];

    beforeEach(async () => {
      asked = [];
      picker.addEventListener('cl-read-model', ({ choices }) => asked.push(choices));
      picker.model = {
        ...model,
        input: own,
        readings: usual,
        remarks: [{ kind: 'names-beside', file: 'labels.txt' }],
      };
      picker.readings = readings;
      button().click();
      await picker.updateComplete;
    });

    it('has every way with what comes of it, that of the file too where it is none of them', async () => {
      expect(wordsOf(row('As the file says'))).to.equal('As the file says fish 40.0 %');
      expect(wordsOf(row('caffe'))).to.equal('BGR minus mean (caffe) cat 10.0 %');
      expect(row('As the file says').querySelector('input')!.checked).to.equal(true);
      expect(popup().textContent).to.contain('The class names come from "labels.txt"');
      await expectAccessible(picker);
    });

    it('tries the ways unasked only where the model leaves open how it reads photos', async () => {
      const picture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4) };
      const photo = { name: 'cat.png', width: 1, height: 1, input: picture, display: picture };
      const opened = (value: ModelSummary) =>
        snapshotOf(
          {},
          { model: { phase: 'ready', value }, image: { phase: 'ready', value: photo } },
        );
      const jobs = (value: ModelSummary) => picker.wants(opened(value)).map(({ job }) => job);
      const trial = () => picker.renderRoot.querySelector<HTMLElement>('.try-all');
      picker.readings = null;
      // The popup says that it is open in a task of its own.
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      const says = { ...model, readings: usual };
      expect(jobs(says)).to.deep.equal([]);
      expect(
        jobs({ ...says, guess: { name: 'unit', because: 'custom', evidence: '' } }),
      ).to.deep.equal(['readings']);
      expect(jobs({ ...says, choices: { preprocessing } })).to.deep.equal(['readings']);
      picker.receive(opened(says));
      await picker.updateComplete;
      expect(popup().textContent).not.to.contain('Next to each');
      await expectAccessible(picker);
      trial()!.click();
      expect(jobs(says)).to.deep.equal(['readings']);
      await picker.updateComplete;
      expect(trial()).to.equal(null);
      expect(popup().textContent).to.contain('Next to each');
    });

    it('asks for the way that is chosen, and for that of the file again', async () => {
      row('torch').querySelector('input')!.click();
      const { preprocessing } = usual[4]!;
      expect(asked).to.deep.equal([{ preprocessing }]);
      const input = { ...model.input, preprocessing };
      picker.model = { ...model, input, readings: usual, choices: { preprocessing } };
      await picker.updateComplete;
      expect(row('torch').querySelector('input')!.checked).to.equal(true);
      expect(popup().textContent).not.to.contain('As the file says');
      const back = [...picker.renderRoot.querySelectorAll('button')].find(
        (one) => wordsOf(one) === 'As it was opened',
      );
      back!.click();
      expect(asked[1]).to.deep.equal({ preprocessing: undefined });
    });

    it('offers inputs and outputs only where there are several', async () => {
      expect(popup().querySelectorAll('.row')).to.have.length(0);
      const second = { ...model.input, name: 'mask' };
      const head = { ...model.output, name: 'second' };
      picker.model = {
        ...model,
        inputs: [model.input, second],
        outputs: [model.output, head],
      };
      await picker.updateComplete;
      const choose = (text: string, value: string): void => {
        const select = row(text).querySelector('select')!;
        select.value = value;
        select.dispatchEvent(new Event('change'));
      };
      choose('The photo goes to', 'mask');
      expect(asked[0]).to.include({ imageInput: 'mask' });
      expect([...popup().querySelectorAll('select')]).to.have.length(2);
      await expectAccessible(picker);
    });

    it('takes names of the classes from a file, or numbers instead', async () => {
      expect(wordsOf(row('classes'))).to.contain('4 classes, named by the file');
      const data = new DataTransfer();
      const list = new File(['a\nb\nc\nd'], 'labels.txt');
      data.items.add(list);
      const input = row('classes').querySelector('input')!;
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
      expect(asked[0]!.labels).to.be.instanceOf(File);
      const button = [...row('classes').querySelectorAll('button')].at(-1)!;
      expect(wordsOf(button)).to.equal('Numbers instead');
      button.click();
      expect(asked[1]).to.deep.equal({ labels: [] });
      picker.model = { ...model, labels: 'numbered', choices: { labels: [] } };
      await picker.updateComplete;
      expect(wordsOf(row('classes'))).to.contain('4 classes, numbered');
    });
  });

  describe('the models that the browser keeps', () => {
    const kept: KeptModels = {
      models: [
        { hash: 'aa', name: 'birds.keras', bytes: 3_100_000, at: Date.UTC(2026, 10, 25) },
        { hash: 'bb', name: 'cars.h5', bytes: 98_000_000, at: Date.UTC(2026, 9, 1) },
      ],
    };

    it('asks for the list when it opens', async () => {
      let lists = 0;
      picker.addEventListener('cl-list-models', () => (lists += 1));
      button().click();
      // The browser tells of the opening in a task of its own.
      while (lists === 0) await new Promise(requestAnimationFrame);
      expect(lists).to.equal(1);
    });

    it('opens one by its address, deletes one by its hash, and marks the one in use', async () => {
      const deleted: string[] = [];
      picker.addEventListener('cl-forget-model', ({ hash }) => deleted.push(hash));
      picker.kept = kept;
      picker.source = 'kept:aa';
      button().click();
      await picker.updateComplete;
      expect(wordsOf(row('birds.keras'))).to.match(/^birds\.keras3\.1 MB, 25 Nov 2026 Delete$/);
      const pressed = (text: string) => row(text).querySelector('.model')!.ariaPressed;
      expect([pressed('birds'), pressed('cars')]).to.deep.equal(['true', 'false']);
      await expectAccessible(picker);
      row('cars').querySelector<HTMLElement>('.model')!.click();
      expect(opened).to.deep.equal(['kept:bb']);
      row('cars').querySelector<HTMLElement>('[aria-label="Delete cars.h5"]')!.click();
      expect(deleted).to.deep.equal(['bb']);
    });

    it('says why a model is not kept', async () => {
      picker.kept = { models: [], refused: 'the browser has 2 MB left for this page' };
      button().click();
      await picker.updateComplete;
      expect(wordsOf(popup().querySelector('[part=refused]')!)).to.equal(
        'Not kept: the browser has 2 MB left for this page.',
      );
      await expectAccessible(picker);
    });
  });
});
