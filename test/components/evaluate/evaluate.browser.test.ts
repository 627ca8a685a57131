import { expect } from 'chai';
import '../../../src/components/evaluate/evaluate.js';
import { labelledFolder } from '../../../src/components/evaluate/labelled-folder.js';
import { MistakeEvent, OpenImageEvent, SelectClassEvent } from '../../../src/components/events.js';
import type { EvaluationResult } from '../../../src/core/classification/classification.types.js';
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
import { model, snapshotOf } from '../shared/snapshot.js';

const folder = { pictures: 5, by: 'name', meanings: [], suggestions: [] } as const;
const unknown = { classes: [], classIndex: null, by: null, meanings: [] } as const;
const figure = { precision: 0.75, recall: 0.75, f1: 0.75 };

/** Four pictures of a cat, one taken for a dog; five of a dog, two taken for a cat. */
const result: EvaluationResult = {
  model: 'small',
  fingerprint: '0123456789abcdef',
  classes: ['cat', '<b>dog</b>'],
  folders: [
    { ...folder, folder: 'cat', classes: [0], classIndex: 0 },
    { ...folder, folder: 'dog', classes: [1], classIndex: 1 },
    { ...unknown, folder: '__proto__', pictures: 2, suggestions: ['cat'] },
  ],
  total: 10,
  parts: { of: 1, done: [1] },
  planned: 10,
  seen: 10,
  crop: 'centre',
  preprocessing: { mean: [0], std: [255], channels: 'grey' },
  mistakesKept: 100,
  counts: {
    ...{ classes: 2, pictures: 9, right: 6, rightInFive: 9, unread: 1 },
    confusion: [
      [0, 0, 3],
      [0, 1, 1],
      [1, 0, 2],
      [1, 1, 3],
    ],
    mistakes: [
      { name: 's/dog/1.png', trueClass: 1, predicted: 0, confidence: 0.9, trueProbability: 0.1 },
      { name: 's/cat/1.png', trueClass: 0, predicted: 1, confidence: 0.8, trueProbability: 0.2 },
      { name: 's/dog/2.png', trueClass: 1, predicted: 0, confidence: 0.7, trueProbability: 0.3 },
    ],
    firstUnread: [{ name: 's/dog/<img src=x>.png', reason: 'the picture is damaged' }],
  },
  figures: {
    ...{ top1: 6 / 9, top5: null, balanced: 0.675 },
    perClass: [
      { classIndex: 0, pictures: 4, predicted: 5, right: 3, ...figure },
      { classIndex: 1, pictures: 5, predicted: 4, right: 3, ...figure, f1: 0.5 },
    ],
    confused: [
      [1, 0, 2],
      [0, 1, 1],
    ],
  },
};

const png = (name: string) => new File(['x'], name, { type: 'image/png' });
const files = ['s/dog/1.png', 's/cat/1.png', 's/dog/2.png'].map(png);

const plainText = ({ textContent }: Element) => textContent?.replace(/\s+/g, ' ').trim();

/** Opens the list of what each folder stands for. */
async function listFolders(element: HTMLElementTagNameMap['cl-evaluate']): Promise<void> {
  const list = find<HTMLDetailsElement>(element, '.folders');
  const toggled = new Promise((resolve) =>
    list.addEventListener('toggle', resolve, { once: true }),
  );
  if (!list.open) list.querySelector('summary')?.click();
  await toggled;
  await drawn(element);
}

/** Three kinds of cat together, one class, a folder that is left out, and one that may mean two things. */
const names = ['tabby', 'lynx', 'puma', 'crane', 'crane (4)', 'dog'];
const several: EvaluationResult = {
  ...result,
  classes: names,
  folders: [
    {
      ...{ folder: 'cat', pictures: 4, classes: [0, 1, 2], classIndex: 6, by: 'meaning' },
      ...{
        meanings: [{ words: ['feline'], kind: null, classes: [0, 1, 2, 3, 4] }],
        suggestions: [],
      },
    },
    {
      ...{ ...unknown, folder: 'crane', pictures: 2, suggestions: ['crane', 'crane (4)'] },
      meanings: [
        { words: ['crane'], kind: 'bird', classes: [3] },
        { words: ['crane'], kind: 'machine', classes: [4] },
      ],
    },
    { ...folder, folder: 'dog', classes: [5], classIndex: 5 },
    { ...unknown, folder: 'other', pictures: 1, by: 'given', suggestions: [] },
  ],
  counts: {
    ...{ classes: 6, pictures: 4, right: 2, rightInFive: 4, unread: 0, firstUnread: [] },
    confusion: [
      [5, 6, 1],
      [6, 5, 1],
      [6, 6, 2],
    ],
    mistakes: [
      {
        ...{ name: 's/cat/1.png', trueClass: 6, predicted: 5, confidence: 0.5 },
        ...{ trueProbability: 0.25, classes: [1, 5] },
      },
      {
        ...{ name: 's/dog/1.png', trueClass: 5, predicted: 6, confidence: 0.5 },
        ...{ trueProbability: 0.25, classes: [5, 2] },
      },
    ],
  },
  figures: {
    ...{ top1: 0.5, top5: null, balanced: 1 / 3 },
    perClass: [
      { classIndex: 5, pictures: 1, predicted: 1, right: 0, ...figure },
      { classIndex: 6, pictures: 3, predicted: 3, right: 2, ...figure },
    ],
    confused: [
      [5, 6, 1],
      [6, 5, 1],
    ],
  },
};

describe('cl-evaluate', () => {
  afterEach(cleanUp);

  it('shows a literal result: figures, pairs, matrix, mistakes, classes and what was left out', async () => {
    const element = await mount('cl-evaluate', { result });
    expect(textOf(element, '.headline')).to.equal(
      'Right 66.7 % 6 of 9 Average over the classes 67.5 %',
    );
    expect(
      findAll(element, '.pairs li').map((item) => item.textContent?.replace(/\s+/g, ' ').trim()),
    ).to.eql(['2 <b>dog</b> predicted as cat', '1 cat predicted as <b>dog</b>']);
    expect(findAll(element, '.cell').map((cell) => cell.textContent?.trim())).to.eql([
      '3',
      '1',
      '2',
      '3',
    ]);
    expect(findAll(element, '.cell').map((cell) => cell.getAttribute('aria-label'))).to.eql([
      'cat: 3 of 4 right',
      'cat predicted as <b>dog</b>: 1 of 4',
      '<b>dog</b> predicted as cat: 2 of 5',
      '<b>dog</b>: 3 of 5 right',
    ]);
    expect(findAll(element, '.matrix thead th').map((th) => th.textContent)).to.eql([
      'cat',
      '<b>dog</b>',
    ]);
    expect(findAll(element, '.mistake')).to.have.length(3);
    expect(textOf(element, '.mistake')).to.equal('cat 90.0 % really <b>dog</b>, 10.0 %');
    expect(findAll(element, '.classes tbody th').map((th) => th.textContent)).to.eql([
      '<b>dog</b>',
      'cat',
    ]);
    expect(textOf(element, '.folders summary')).to.equal(
      'One folder matches no class; its pictures are left out: 2 What each folder stands for',
    );
    await listFolders(element);
    expect(textOf(element, '.folders > ul')).to.include('__proto__ 2 photos cat');
    expect(textOf(element, '.unread li')).to.equal('s/dog/<img src=x>.png the picture is damaged');
    expect(findAll(element, 'img[src="x"]')).to.have.length(0);
    await expectAccessible(element);
  });

  it('colours a cell by its share of the row, and rings mistakes', async () => {
    const element = await mount('cl-evaluate', { result });
    const cells = findAll(element, '.cell');
    const colours = cells.map((cell) => getComputedStyle(cell).backgroundColor);
    expect(new Set(colours).size).to.equal(4);
    expect(cells.map((cell) => cell.classList.contains('wrong'))).to.eql([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is walked by the arrow keys, and shows the mistakes of the cell chosen', async () => {
    const element = await mount('cl-evaluate', { result });
    const stops = () =>
      findAll(element, '.cell[tabindex="0"]').map((cell) => cell.dataset['place']);
    expect(stops()).to.eql(['0']);
    find(element, '.cell').focus();
    press(find(element, '.cell'), 'ArrowDown');
    await drawn(element);
    expect(stops()).to.eql(['2']);
    const focused = element.shadowRoot?.activeElement;
    expect(focused?.getAttribute('data-place')).to.equal('2');
    find(element, '.cell[tabindex="0"]').click();
    await drawn(element);
    expect(findAll(element, '.mistake').map(({ title }) => title)).to.eql([
      's/dog/1.png',
      's/dog/2.png',
    ]);
    expect(find(element, '.cell[tabindex="0"]').getAttribute('aria-pressed')).to.equal('true');
    await expectAccessible(element);
    findAll(element, '.pairs button')[0]!.click();
    await drawn(element);
    expect(findAll(element, '.mistake')).to.have.length(3);
  });

  it('opens the picture of a mistake and asks for both its classes', async () => {
    const element = await mount('cl-evaluate', { files, result });
    const opened = heard(OpenImageEvent);
    const asked = heard(MistakeEvent);
    findAll(element, '.mistake')[1]!.click();
    expect(opened.map(({ source, name }) => [source, name])).to.eql([[files[1], '1.png']]);
    expect(asked.map(({ trueClass, predicted }) => [trueClass, predicted])).to.eql([[0, 1]]);
  });

  it('wants what was chosen to be counted, and again when it is told what a folder is', async () => {
    const element = await mount('cl-evaluate');
    const empty = snapshotOf({});
    expect(element.wants(empty)).to.eql([]);
    element.receive(empty);
    element.files = [...files, new File(['x'], 's/notes.txt', { type: 'text/plain' })];
    await drawn(element);
    expect(textOf(element, '.about')).to.equal('s 3 pictures. Other files left out: 1.');
    const [first] = element.wants(empty);
    expect(first?.job).to.equal('evaluate');
    const evaluate = { phase: 'streaming', value: result } as const;
    element.receive(snapshotOf({ evaluate }, { model: { phase: 'ready', value: model } }));
    await drawn(element);
    const explained = heard(SelectClassEvent);
    await listFolders(element);
    const search = find(element, '.folders cl-class-search');
    search.dispatchEvent(new SelectClassEvent(1));
    expect(explained, 'nothing else is to be explained').to.eql([]);
    expect(element.wants(empty)).to.eql([
      { job: 'evaluate', request: { ...first!.request, given: [['__proto__', [1]]] } },
    ]);
    element.files = [...element.files];
    await drawn(element);
    const [again] = element.wants(empty);
    element.receive(snapshotOf({ evaluate }, { model: { phase: 'ready', value: model } }));
    await drawn(element);
    find(element, '.folders li button').click();
    const said = { ...again!.request, given: [['__proto__', [0]]] };
    expect(element.wants(empty)).to.eql([{ job: 'evaluate', request: said }]);
    const of = (fingerprint: string) =>
      element.wants(
        snapshotOf({}, { model: { phase: 'ready', value: { ...model, fingerprint } } }),
      );
    expect(of(result.fingerprint)).to.eql([{ job: 'evaluate', request: said }]);
    expect(of('another'), 'of another model nothing was said').to.eql([again]);
  });

  it('calls several classes together by their folder, and explains the classes behind a mistake', async () => {
    const element = await mount('cl-evaluate', { files, result: several });
    expect(textOf(element, '.folders summary')).to.equal(
      'One folder matches no class; its pictures are left out: 2 ' +
        'What each folder stands for: cat (3 classes)',
    );
    expect(findAll(element, '.matrix thead th').map((th) => th.textContent)).to.eql(['dog', 'cat']);
    expect(textOf(element, '.pairs li')).to.equal('1 dog predicted as cat');
    expect(findAll(element, '.mistake .taken').map(plainText)).to.eql([
      'dog 50.0 %',
      'puma 50.0 %',
    ]);
    expect(textOf(element, '.mistake .own')).to.equal('really cat, 25.0 %');
    const asked = heard(MistakeEvent);
    for (const tile of findAll(element, '.mistake')) tile.click();
    expect(asked.map(({ trueClass, predicted }) => [trueClass, predicted])).to.eql([
      [1, 5],
      [5, 2],
    ]);
    await expectAccessible(element);
  });

  it('lists what each folder stands for, and takes classes away, adds, offers and forgets them', async () => {
    const element = await mount('cl-evaluate');
    element.receive(snapshotOf({}));
    element.files = files;
    await drawn(element);
    const evaluate = { phase: 'ready', value: several } as const;
    element.receive(snapshotOf({ evaluate }, { model: { phase: 'ready', value: model } }));
    await drawn(element);
    await listFolders(element);
    const rows = () => findAll(element, '.folders > ul > li');
    expect(rows().map(plainText)).to.eql([
      'crane 2 photos bird: crane machine: crane (4) Leave it out As its name says',
      'cat = 3 classes: tabby, lynx, puma by its meaning 4 photos Change',
      'other = left out as you chose 1 photo Change',
      'dog = dog 5 photos Change',
    ]);
    const given = () => {
      const [want] = element.wants(snapshotOf({}));
      return want?.job === 'evaluate' ? new Map(want.request.given) : new Map();
    };
    const [crane, cat, other, dog] = rows();
    const pressed = async (row: HTMLElement | undefined, name: RegExp) => {
      const button = [...(row?.querySelectorAll('button') ?? [])].find((one) =>
        name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
      );
      expect(button, String(name)).not.to.equal(undefined);
      button?.click();
      await drawn(element);
    };
    await pressed(crane, /^crane is machine: crane \(4\)$/);
    expect(given().get('crane')).to.eql([4]);
    await pressed(crane, /^Leave it out: crane$/);
    expect(given().get('crane')).to.eql([]);
    await pressed(cat, /^Change what cat stands for$/);
    expect(cat?.querySelector('.change')?.getAttribute('aria-expanded')).to.equal('true');
    await expectAccessible(element);
    await pressed(cat, /^Take lynx away from cat$/);
    expect(given().get('cat')).to.eql([0, 2]);
    await pressed(cat, /^cat is feline: tabby, lynx and 3 more$/);
    expect(given().get('cat')).to.eql([0, 1, 2, 3, 4]);
    cat?.querySelector('cl-class-search')?.dispatchEvent(new SelectClassEvent(5));
    expect(given().get('cat')).to.eql([0, 1, 2, 5]);
    await drawn(element);
    await pressed(other, /^Change/);
    await pressed(other, /^As its name says: other$/);
    expect(given().get('other')).to.equal(null);
    await pressed(dog, /^Change/);
    dog?.querySelector('cl-class-search')?.dispatchEvent(new SelectClassEvent(0));
    expect(given().get('dog')).to.eql([0, 5]);
  });

  it('says how far it is while it counts, and how to carry on', async () => {
    const element = await mount('cl-evaluate', { files });
    const progress = { done: 4, total: 10, unit: 'photos' } as const;
    element.receive(snapshotOf({ evaluate: { phase: 'streaming', value: result, progress } }));
    await drawn(element);
    expect(textOf(element, '.advance')).to.equal('4 of 10 photos Stop');
    element.receive(snapshotOf({ evaluate: { phase: 'cancelled', value: result, progress } }));
    await drawn(element);
    expect(textOf(element, '.frame-banner')).to.match(/Stopped.* Carry on$/);
    expect(findAll(element, '.mistake')).to.have.length(3);
  });

  it('takes a folder that is dropped on it, and nobody else does', async () => {
    const element = await mount('cl-evaluate');
    element.receive(snapshotOf({}));
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    let others = 0;
    document.addEventListener('drop', () => others++, { once: true });
    const options = { dataTransfer: data, bubbles: true, composed: true, cancelable: true };
    find(element, '.drop').dispatchEvent(new DragEvent('drop', options));
    await pause(0);
    await drawn(element);
    expect(others).to.equal(0);
    expect(textOf(element, '.about')).to.include('3 pictures.');
  });

  it('says what to do with a folder without class folders, or without pictures', async () => {
    const element = await mount('cl-evaluate', { files: [png('a.png')] });
    const none = { ...result, folders: [], planned: 0, seen: 0 };
    element.receive(snapshotOf({ evaluate: { phase: 'ready', value: none } }));
    await drawn(element);
    expect(textOf(element, '.problem')).to.include('no class folders');
    element.files = [];
    await drawn(element);
    expect(textOf(element, '.problem')).to.include('no class folders');
    await expectAccessible(element);
  });

  it('opens the list of folders where none is called like a class', async () => {
    const none = { ...result, planned: 0, seen: 0, folders: result.folders.slice(2) };
    const element = await mount('cl-evaluate', { result: none });
    expect(find<HTMLDetailsElement>(element, '.folders').open).to.equal(true);
    expect(findAll(element, '.matrix')).to.have.length(0);
  });
});

describe('a labelled folder', () => {
  it('keeps pictures and what may be one, and is called like the folder of all', () => {
    const others = [
      new File([''], 's/.x.png'),
      new File([''], 's/a.json', { type: 'application/json' }),
    ];
    const unknown = new File([''], 's/cat/2.jfif');
    const found = labelledFolder([...files, ...others, unknown]);
    expect(found).to.deep.include({ name: 's', files: [...files, unknown], others: 1 });
    expect(labelledFolder(['cat/1.png', 'dog/1.png'].map(png)).name).to.equal('');
  });

  it('asks which part of a data set is meant, and looks at that alone', async () => {
    const element = await mount('cl-evaluate');
    element.receive(snapshotOf({}));
    element.files = ['d/train/cat/1.png', 'd/test/cat/1.png', 'd/test/dog/1.png'].map(png);
    await drawn(element);
    const parts = ['test', 'train'].map((name, at) => ({
      ...unknown,
      ...{ folder: name, pictures: 2 - at, suggestions: [] },
    }));
    const evaluation = { ...result, folders: parts, planned: 0, seen: 0 };
    element.receive(snapshotOf({ evaluate: { phase: 'ready', value: evaluation } }));
    await drawn(element);
    expect(textOf(element, '[part=folders] p')).to.include('parts of a data set');
    const [test] = findAll(element, '.parts button');
    expect(test?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('test 2');
    test?.click();
    await drawn(element);
    const [want] = element.wants(snapshotOf({}));
    expect(want?.job === 'evaluate' && want.request.files.map(({ name }) => name)).to.eql([
      'test/cat/1.png',
      'test/dog/1.png',
    ]);
  });

  it('passes on a model, a list of names or a photo that is dropped on it', async () => {
    const element = await mount('cl-evaluate');
    element.receive(snapshotOf({}));
    await drawn(element);
    for (const [name, event] of [
      ['net.keras', 'cl-open-model'],
      ['labels.txt', 'cl-read-model'],
      ['cat.png', 'cl-open-image'],
    ] as const) {
      const asked = new Promise((resolve) =>
        element.addEventListener(event, resolve, { once: true }),
      );
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(name.endsWith('png') ? png(name) : new File(['x'], name));
      find(element, '.all').dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
      await asked;
      expect(element.wants(snapshotOf({})), name).to.eql([]);
    }
  });
});
