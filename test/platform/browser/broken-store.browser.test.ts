import { expect } from 'chai';
import { deleteDB, openDB } from 'idb';
import { KeptModelError } from '../../../src/core/errors.js';
import { filterDefaults } from '../../../src/core/feature-visualization/filter-options.js';
import type { FilterRecipe } from '../../../src/core/feature-visualization/recipe.js';
import {
  keepModel,
  keptFiles,
  keptModels,
  rememberChoices,
  rememberedChoices,
} from '../../../src/platform/browser/kept-models.js';
import { KeptPictures } from '../../../src/platform/browser/kept-pictures.js';

const models = 'convlens-models';
const pictures = 'convlens-test-broken-pictures';

const recipe: FilterRecipe = {
  growth: 1,
  network: '0123456789abcdef',
  preprocessing: { mean: [127, 127, 127], std: [128, 128, 128], channels: 'RGB' },
  layer: 'conv',
  tensor: 'conv',
  settings: { ...filterDefaults, size: 2, steps: 3 },
};

/** Puts `factory` in the place of the browser's own until the test ends. */
function replaceIndexedDB(factory: PropertyDescriptor): void {
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, ...factory });
}

const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;

/** A store of which every open is as `answer` says. */
const opening = (answer: () => IDBOpenDBRequest): PropertyDescriptor => ({
  value: { open: answer, deleteDatabase: () => ({}) },
});

const refusal = (name: string) => () => {
  throw new DOMException(`refused by a ${name}`, name);
};

/** What browsers do that have no store for a page, have lost it, or never answer. */
const faults: Record<string, PropertyDescriptor> = {
  'is missing': { value: undefined },
  'throws when it is looked for': { get: refusal('SecurityError') },
  'throws at once': opening(refusal('SecurityError')),
  'is full even for reading': opening(refusal('QuotaExceededError')),
};

describe('a store of the browser that fails', () => {
  afterEach(async () => {
    Object.defineProperty(globalThis, 'indexedDB', own);
    await Promise.all([deleteDB(models), deleteDB(pictures)]);
  });

  for (const [what, fault] of Object.entries(faults)) {
    it(`${what}: pictures and choices are done without, and models say why`, async () => {
      replaceIndexedDB(fault);
      await expectDoneWithout();
    });
  }

  it('never answers: is done without after 2 s, and nobody waits a second time', async () => {
    // Whoever opens a database waits until it is deleted, and that until the one who holds it lets go.
    const held = await Promise.all([openDB(models, 1), openDB(pictures, 1)]);
    const deleted = [deleteDB(models), deleteDB(pictures)];
    const begun = performance.now();
    await expectDoneWithout();
    expect(performance.now() - begun)
      .to.be.greaterThan(3_900)
      .and.lessThan(8_000);
    for (const database of held) database.close();
    await Promise.all(deleted);
    const end = performance.now() + 10_000;
    const answers = () => keptModels().catch(() => null);
    while ((await answers()) === null && performance.now() < end) await later(20);
    expect(await keptModels(), 'when it answers again').to.deep.equal([]);
  });

  async function expectDoneWithout(): Promise<void> {
    const store = new KeptPictures({ name: pictures });
    expect(await store.find(recipe, [4])).to.be.empty;
    await store.keep(recipe, []);
    expect(await rememberedChoices('print')).to.equal(undefined);
    await rememberChoices('print', {});
    const model = { hash: 'a', name: 'a', bytes: 1, at: 1 };
    for (const asked of [keptModels(), keptFiles('a'), keepModel(model, [new File(['a'], 'a')])]) {
      expect(await failureOf(asked)).to.be.instanceOf(KeptModelError);
    }
  }

  it('is of a newer version: says so', async () => {
    (await openDB(models, 99)).close();
    expect((await failureOf(keptModels())).message).to.contain('a newer version of the page');
  });

  it('lacks its tables: says that nothing is kept', async () => {
    (await openDB(models, 1)).close();
    expect(await failureOf(keptModels())).to.be.instanceOf(KeptModelError);
  });

  it('has entries of another shape: leaves them out, and lists a model without its bad date', async () => {
    const [good, file] = [{ hash: 'good', name: 'good', bytes: 1, at: 7 }, new File(['a'], 'a')];
    await keepModel(good, [file]);
    const database = await openDB(models, 1);
    const entries = [
      { hash: 'dated', name: 'dated', bytes: 1, at: new Date(NaN) },
      { hash: 'far', name: 'far', bytes: 1, at: 1e300 },
      { hash: 'no name' },
      { hash: 'other', name: 3, bytes: 'many' },
    ];
    for (const entry of entries) await database.put('models', entry);
    const files: Record<string, unknown> = { dated: 'none', far: [{ name: 'a' }], other: [] };
    for (const [hash, value] of Object.entries(files)) await database.put('files', value, hash);
    database.close();
    expect((await keptModels()).map(({ hash, at }) => [hash, at])).to.deep.equal([
      ['good', 7],
      ['dated', null],
      ['far', null],
    ]);
    expect((await keptFiles('good')).map(({ name }) => name)).to.deep.equal(['a']);
    for (const hash of Object.keys(files)) {
      expect((await failureOf(keptFiles(hash))).message, hash).to.contain('open its file again');
    }
  });

  it('has pictures of another shape: draws them again', async () => {
    const store = new KeptPictures({ name: pictures });
    const picture = {
      ...{ channel: 4, variant: 0, size: 2, step: 3, steps: 3, status: 'done' as const },
      pixels: new Uint8ClampedArray(16).fill(255),
      course: Float32Array.of(1, 2, 3),
      stages: [{ step: 1, pixels: new Uint8ClampedArray(16).fill(255) }],
    };
    await store.keep(recipe, [picture]);
    expect(await store.find(recipe, [4])).to.have.length(1);
    await store.close();
    const database = await openDB(pictures, 1);
    const key = (await database.getAllKeys('pictures'))[0]!;
    const entry = (await database.get('pictures', key)) as object;
    const others = [{ pixels: 'none' }, { stages: 7 }, { stages: [null] }, { size: 900 }];
    for (const other of [...others, { channel: 5 }, { course: [1] }, { status: 'x' }]) {
      await database.put('pictures', { ...entry, ...other }, key);
      await database.put('uses', { used: 'never', bytes: NaN }, key);
      const found = await new KeptPictures({ name: pictures }).find(recipe, [4]);
      expect(found, JSON.stringify(other)).to.be.empty;
    }
    database.close();
  });
});

const later = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** What a promise rejects with. */
async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.catch((error: unknown) => error);
  expect(outcome).to.be.instanceOf(Error);
  return outcome as Error;
}
