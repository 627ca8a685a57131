import { expect } from 'chai';
import { find, findAll, textOf } from '../components/shared/mount.js';
import { workerWith } from '../workers/support.js';
import { clickButton, complaints, openInspector, sample, until, type Opened } from './support.js';

const golden = '/test/golden';

/** A file of the tests under a name, or as much of it as is said. */
async function fileOf(path: string, name = path.split('/').at(-1)!, end?: number): Promise<File> {
  const response = await fetch(`${golden}/${path}`);
  expect(response.ok, path).to.equal(true);
  return new File([(await response.blob()).slice(0, end)], name);
}

/** What a page keeps goes before and after, for other tests count on an empty store. */
function forgetModels(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('convlens-models');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error!);
  });
}

function transfer(files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

/** Drops files on the inspector, as a person would. */
function drop({ inspector }: Opened, files: readonly File[]): void {
  const dataTransfer = transfer(files);
  inspector.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

/** Chooses files in the popup of the model picker. */
function choose(opened: Opened, files: readonly File[]): void {
  const input = find<HTMLInputElement>(opened.view('cl-model-picker'), '.files input');
  input.files = transfer(files).files;
  input.dispatchEvent(new Event('change'));
}

async function answered(opened: Opened, classes: number): Promise<void> {
  await until(`an answer of ${classes} classes`, () => {
    const { result, phase, stale } = opened.view('cl-predictions');
    return phase === 'ready' && !stale && result?.probabilities.length === classes;
  });
}

const picker = (opened: Opened) => opened.view('cl-model-picker');
const nameOf = (opened: Opened): string => textOf(picker(opened), '.pick .name');
const hashOf = ({ snapshot }: Opened): string => snapshot.kept?.models[0]?.hash ?? '';

describe('a model of one’s own', () => {
  let opened: Opened;
  const heard = complaints(window, { failing: true });

  before(async () => {
    await forgetModels();
    opened = await openInspector({ image: sample('chelsea.png') });
    await answered(opened, 1000);
  });
  after(async () => {
    opened.inspector.remove();
    await forgetModels();
  });

  const graph = ['model.json', 'group1-shard1of1.bin'].map((name) => `graph-models/mobile/${name}`);
  /** What is given, what the page calls it, its files, how it is given, and the classes that it has. */
  const ways: readonly [string, string, readonly string[], typeof drop, number][] = [
    ['a .keras file that is dropped', 'small.keras', ['keras/small.keras'], drop, 4],
    ['an .h5 file that is chosen', 'small.h5', ['keras/small.h5'], choose, 4],
    ['a model.json after its weights', 'graph-model', [...graph].reverse(), drop, 5],
  ];
  for (const [what, name, paths, give, classes] of ways) {
    it(`opens ${what}, and answers`, async () => {
      const before = opened.snapshot.model.value;
      give(opened, await Promise.all(paths.map((path) => fileOf(path))));
      await opened.shows(name, ({ model }) => model.phase === 'ready' && model.value !== before);
      await answered(opened, classes);
      expect(nameOf(opened)).to.equal(name);
    });
  }

  it('says at the model what is wrong with a bad file, and the earlier model lives on', async () => {
    const { result } = opened.view('cl-predictions');
    drop(opened, [await fileOf('keras/small.keras', 'cut.keras', 900)]);
    await opened.shows('the failure', ({ model }) => model.phase === 'error');
    await picker(opened).updateComplete;
    expect(find(picker(opened), '.popup').matches(':popover-open')).to.equal(true);
    expect(textOf(picker(opened), '[role=alert]')).to.match(/cut\.keras/);
    expect(opened.view('cl-predictions').result).to.equal(result);
    find(picker(opened), '.popup').hidePopover();
  });

  it('offers each of several models that came together', async () => {
    const both = ['two/row.keras', 'two/row.h5'] as const;
    drop(opened, [await fileOf('keras/row.keras', both[0]), await fileOf('keras/row.h5', both[1])]);
    await opened.shows('the failure', ({ model }) => model.error?.name === 'SeveralModelsError');
    await picker(opened).updateComplete;
    expect(textOf(picker(opened), '[role=alert]')).to.contain('Several models');
    const offered = findAll(picker(opened), '.several button');
    expect(offered.map(({ textContent }) => textContent.trim())).to.deep.equal(both);
    offered[1]!.click();
    await opened.shows('one of them', ({ model }) => model.phase === 'ready');
    expect(nameOf(opened)).to.equal('row.h5');
    await opened.shows('that one kept', ({ kept }) => kept?.models[0]?.name === 'row.h5');
  });

  it('shows what other levels would give, takes a choice, and remembers it of this model', async () => {
    const way = (text: string) => {
      const label = findAll(picker(opened), '.way').find((one) => one.textContent.includes(text));
      if (!label) throw new Error(`no way of reading "${text}"`);
      return label;
    };
    const chosen = () => findAll<HTMLInputElement>(picker(opened), '.way input:checked').length;
    const small = await fileOf('keras/small.keras');
    drop(opened, [small]);
    await answered(opened, 4);
    const { result: first } = opened.view('cl-predictions');
    find(picker(opened), '.pick').click();
    await until(
      'the effect of each',
      () => findAll(picker(opened), '.effect').filter((one) => one.textContent !== '').length === 5,
    );
    expect(chosen()).to.equal(1);
    expect(way('0…255').querySelector('.effect')!.textContent).to.match(/^class \d \d/);
    way('0…255').querySelector('input')!.click();
    await until('another answer', () => {
      const { result, stale } = opened.view('cl-predictions');
      return !stale && result !== first && result?.probabilities.length === 4;
    });
    const { result: second } = opened.view('cl-predictions');
    expect(second!.probabilities).not.to.deep.equal(first!.probabilities);

    // Another model, and this one again.
    drop(opened, await Promise.all(graph.map((path) => fileOf(path))));
    await answered(opened, 5);
    drop(opened, [small]);
    await answered(opened, 4);
    expect(opened.view('cl-predictions').result!.probabilities).to.deep.equal(
      second!.probabilities,
    );
    find(picker(opened), '.pick').click();
    await opened.shows('the list', ({ kept }) => kept !== null);
    expect(way('0…255').querySelector('input')!.checked).to.equal(true);
    clickButton(picker(opened), 'As it was opened');
    await until('the first answer again', () => {
      const { result } = opened.view('cl-predictions');
      return result?.probabilities.every((one, i) => one === first!.probabilities[i]) ?? false;
    });
  });

  it('is kept by the browser, opens again from the list, and by its address', async () => {
    const names = () => (opened.snapshot.kept?.models ?? []).map(({ name }) => name);
    await opened.shows('all of them kept', () => names().length === 4);
    expect(names()).to.have.members(['small.keras', 'small.h5', 'model.json', 'row.h5']);
    await until('its address', () => opened.inspector.model !== null);
    expect(opened.inspector.model).to.match(/^kept:[0-9a-f]{64}$/);
    const button = findAll(picker(opened), '.kept .model').find((one) =>
      one.textContent.includes('small.h5'),
    );
    button!.click();
    await opened.shows(
      'the model',
      ({ model, modelSource }) =>
        model.phase === 'ready' && (modelSource ?? '').startsWith('kept:'),
    );
    await answered(opened, 4);
    const address = opened.inspector.model!;
    const again = await openInspector({ model: address, image: sample('chelsea.png') });
    await answered(again, 4);
    expect(again.inspector.model).to.equal(address);
    again.inspector.remove();
  });

  it('goes from the list when it is deleted, and is then said to be gone', async () => {
    find(picker(opened), '.popup').showPopover();
    await opened.shows('the list', ({ kept }) => kept?.models.length === 4);
    const gone = hashOf(opened);
    find(picker(opened), '.kept .button').click();
    await opened.shows('a shorter list', ({ kept }) => kept?.models.length === 3);
    await picker(opened).updateComplete;
    expect(findAll(picker(opened), '.kept')).to.have.length(3);
    opened.inspector.model = `kept:${gone}`;
    await opened.shows('the failure', ({ model }) => model.phase === 'error');
    await picker(opened).updateComplete;
    expect(textOf(picker(opened), '[role=alert]')).to.contain('Not kept here');
  });

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});

describe('a model of one’s own where the browser keeps nothing', () => {
  const heard = complaints(window, { failing: true });
  const faults: readonly [string, string, RegExp][] = [
    [
      'IndexedDB is refused',
      `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }`,
      /Not kept: .+/,
    ],
    [
      'there is no IndexedDB',
      `Object.defineProperty(globalThis, 'indexedDB', { value: undefined })`,
      /Not kept: .+/,
    ],
    [
      'IndexedDB may not even be looked for',
      `Object.defineProperty(globalThis, 'indexedDB', {
        get() { throw new DOMException('denied', 'SecurityError'); },
      })`,
      /Not kept: .+denied/,
    ],
    [
      'IndexedDB never answers',
      // Whoever opens a database waits until it is deleted, and that until the one who holds it lets go.
      `for (const name of ['convlens-models', 'convlens-pictures']) {
        const held = indexedDB.open(name, 1);
        await new Promise((tell) => (held.onsuccess = tell));
        // A connection that nothing refers to is closed.
        (self.held ??= []).push(held.result);
        indexedDB.deleteDatabase(name);
      }`,
      /Not kept: .+its store does not answer/,
    ],
    [
      'there is no room',
      `StorageManager.prototype.estimate = async () => ({ quota: 1e6, usage: 9e5 })`,
      /Not kept: the model takes 0 MB, and the browser has 0 MB left/,
    ],
  ];
  for (const [what, fault, said] of faults) {
    it(`opens all the same, and says that it is not kept: ${what}`, async () => {
      const workerUrl = workerWith(fault);
      const opened = await openInspector({ image: sample('chelsea.png'), workerUrl });
      drop(opened, [await fileOf('keras/small.keras')]);
      await answered(opened, 4);
      await opened.shows('why it is not kept', ({ kept }) => kept?.refused !== undefined);
      await picker(opened).updateComplete;
      expect(textOf(picker(opened), '[part=refused]')).to.match(said);
      expect(opened.snapshot.notice).to.equal(null);
      opened.inspector.remove();
      URL.revokeObjectURL(workerUrl);
    });
  }

  it('complained of nothing', () => {
    expect(heard).to.deep.equal([]);
  });
});
