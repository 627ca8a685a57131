import type { OutputNote } from '../../../src/core/graph/output-note.js';
import type { Remark } from '../../../src/core/graph/remark.js';
import { outputNoteText } from '../../../src/view/remark-text.js';
import { expect } from 'chai';
import '../../../src/components/predictions/predictions.js';
import { ReadModelEvent, SelectClassEvent } from '../../../src/components/events.js';
import type { PredictResult } from '../../../src/core/prediction/predict.types.js';
import { expectAccessible } from '../shared/axe.js';
import { cleanUp, drawn, find, findAll, heard, mount, press, textOf } from '../shared/mount.js';
import { snapshotOf } from '../shared/snapshot.js';

const classNames = [
  'Egyptian cat',
  'tiger cat',
  'tabby',
  'lynx',
  'plastic bag',
  'teapot',
  'tea tray',
];
const probabilities = Float32Array.of(0.362, 0.339, 0.17, 0.034, 0.002, 0.001, 0.0001);
const result: PredictResult = {
  top: [0, 1, 2, 3, 4].map((index) => ({
    index,
    name: classNames[index]!,
    probability: probabilities[index]!,
    logit: 5 - index,
  })),
  probabilities,
  logits: Float32Array.of(5, 4, 3, 2, 1, 0, -1),
};

describe('cl-predictions', () => {
  afterEach(cleanUp);

  it('shows the answer, its share, how sure it is, and five classes', async () => {
    const element = await mount('cl-predictions', { result, classNames });
    expect(textOf(element, '.answer')).to.equal('Egyptian cat 36.2 %');
    expect(textOf(element, '.lede')).to.equal('A close call: tiger cat is 2.3 points behind.');
    const rows = findAll(element, '.row').map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal([
      'Egyptian cat 36.2 %',
      'tiger cat 33.9 %',
      'tabby 17.0 %',
      'lynx 3.4 %',
      'plastic bag 0.2 %',
    ]);
  });

  it('says how the model was read, also where it has no classes', async () => {
    const message = 'layer "twice" is a Python Lambda; its code cannot run here.';
    const error = { name: 'UnsupportedLayerError', message };
    const remarks: readonly Remark[] = [{ kind: 'unread-layer', error, before: 2 }];
    const text = `${message} The 2 layers before it can be explained.`;
    const element = await mount('cl-predictions', { result, classNames, remarks });
    expect(textOf(element, '[part=remark]')).to.equal(text);
    Object.assign(element, { result: none });
    await drawn(element);
    expect(textOf(element, '[part=sentence]')).to.contain('has no classes');
    expect(textOf(element, '[part=remark]')).to.equal(text);
    await expectAccessible(element);
  });

  const none = { top: [], probabilities: new Float32Array(), logits: new Float32Array() };

  it('shows a number without a share, and asks what makes it higher or lower', async () => {
    const events = heard(SelectClassEvent);
    const reason: OutputNote = { kind: 'number', output: 'age', of: null };
    const value = { ...none, value: -0.2089, reason };
    const element = await mount('cl-predictions', { result: value, remarks: [{ ...reason }] });
    expect(textOf(element, '.answer')).to.equal('−0.209 unit not known');
    expect(element.shadowRoot!.textContent).to.not.contain('%');
    expect(textOf(element, '[part=sentence]')).to.equal(outputNoteText(reason));
    expect(findAll(element, '[part=remark]')).to.have.length(0);
    const buttons = findAll(element, '[part=directions] button');
    expect(buttons.map((one) => one.getAttribute('aria-pressed'))).to.eql(['true', 'false']);
    buttons[1]!.click();
    await drawn(element);
    expect(events.map(({ classIndex }) => classIndex)).to.eql([0]);
    await expectAccessible(element);
  });

  it('lets a person choose one of several positions', async () => {
    const events = heard(ReadModelEvent);
    const positions = [result.top[1]!, result.top[0]!];
    const element = await mount('cl-predictions', { result: { ...result, positions } });
    const select = find<HTMLSelectElement>(element, '[part=positions] select');
    const options = [...select.options].map(({ text }) => text.trim());
    expect(options).to.eql(['all 2 together', '0: tiger cat', '1: Egyptian cat']);
    select.value = '1';
    select.dispatchEvent(new Event('change'));
    expect(events.map(({ choices }) => choices)).to.eql([{ position: 1 }]);
    await expectAccessible(element);
  });

  it('shows the picture that comes out', async () => {
    const pixels = Uint8ClampedArray.of(10, 20, 30, 255, 40, 50, 60, 255);
    const picture = { width: 2, height: 1, pixels, black: -1, white: 1 };
    const element = await mount('cl-predictions', { result: { ...none, picture } });
    expect(textOf(element, '[part=picture] figcaption')).to.contain('black is −1.00, white 1.00');
    const canvas = find<HTMLCanvasElement>(element, '[part=picture] canvas');
    while (canvas.width !== 2) await new Promise((next) => setTimeout(next, 10));
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, 2, 1);
    expect([...data]).to.eql([...pixels]);
    await expectAccessible(element);
  });

  it('draws bars in proportion to their shares, from zero', async () => {
    const element = await mount('cl-predictions', { result });
    const [first, , third] = findAll(element, '.track i').map((bar) => bar.getBoundingClientRect());
    expect(third!.width / first!.width).to.be.closeTo(0.17 / 0.362, 0.02);
  });

  it('asks to explain the class of a row that is pressed', async () => {
    const events = heard(SelectClassEvent);
    const element = await mount('cl-predictions', { result });
    findAll(element, '.row')[2]!.click();
    await drawn(element);
    expect(events.map(({ classIndex }) => classIndex)).to.deep.equal([2]);
    expect(
      findAll(element, '.row[aria-pressed=true]').map((row) => row.textContent),
    ).to.have.length(1);
    expect(textOf(element, '.row[aria-pressed=true] .name')).to.equal('tabby');
    expect(textOf(element, '.lede')).to.equal(
      'tabby is ranked 3 of 7, 19.2 points behind Egyptian cat.',
    );
  });

  it('adds a row for a class explained that is not among the five, with its true rank', async () => {
    const element = await mount('cl-predictions', { result, classNames, classIndex: 6 });
    expect(findAll(element, '.row')).to.have.length(6);
    expect(textOf(element, '.row[aria-pressed=true] .name')).to.equal('tea tray');
    expect(textOf(element, '.lede')).to.equal('tea tray is ranked 7 of 7: below 0.1 %.');
  });

  it('finds any class by keyboard', async () => {
    const events = heard(SelectClassEvent);
    const element = await mount('cl-predictions', { result, classNames });
    const search = find(element, 'cl-class-search');
    await drawn(search);
    const field = find<HTMLInputElement>(search, 'input');
    field.focus();
    field.value = 'tea';
    field.dispatchEvent(new Event('input'));
    await drawn(search);
    expect(field.getAttribute('aria-expanded')).to.equal('true');
    expect(findAll(search, '[role=option]').map((option) => option.id)).to.deep.equal([
      'class-5',
      'class-6',
    ]);
    press(field, 'ArrowDown');
    await drawn(search);
    expect(field.getAttribute('aria-activedescendant')).to.equal('class-6');
    await expectAccessible(element);
    press(field, 'Enter');
    await drawn(search);
    expect(events.map(({ classIndex }) => classIndex)).to.deep.equal([6]);
    expect(field.getAttribute('aria-expanded')).to.equal('false');
  });

  it('says when no class has the name', async () => {
    const element = await mount('cl-predictions', { result, classNames });
    const search = find(element, 'cl-class-search');
    await drawn(search);
    const field = find<HTMLInputElement>(search, 'input');
    field.value = 'zzz';
    field.dispatchEvent(new Event('input'));
    await drawn(search);
    expect(textOf(search, '[role=status]')).to.equal('No class has this name.');
  });

  it('takes its part of a snapshot', async () => {
    const element = await mount('cl-predictions');
    const snapshot = snapshotOf({ predict: { phase: 'ready', value: result } });
    element.receive({ ...snapshot, chosen: { ...snapshot.chosen, classIndex: 1 } });
    await drawn(element);
    expect(textOf(element, '.row[aria-pressed=true] .name')).to.equal('tiger cat');
    expect(element.wants()).to.deep.equal([{ job: 'predict', request: {} }]);
  });

  it('has nothing that axe-core finds fault with, light and dark', async () => {
    for (const theme of ['light', 'dark']) {
      document.body.dataset.theme = theme;
      document.body.style.background = 'var(--cl-surface)';
      document.body.style.colorScheme = theme;
      await expectAccessible(await mount('cl-predictions', { result, classNames }));
      cleanUp();
    }
    document.body.removeAttribute('data-theme');
    document.body.removeAttribute('style');
  });
});
