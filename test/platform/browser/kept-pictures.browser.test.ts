import { expect } from 'chai';
import { deleteDB, openDB } from 'idb';
import type { FilterPicture } from '../../../src/core/feature-visualization/filters.types.js';
import { filterDefaults } from '../../../src/core/feature-visualization/filter-options.js';
import type { FilterRecipe } from '../../../src/core/feature-visualization/recipe.js';
import { KeptPictures } from '../../../src/platform/browser/kept-pictures.js';

const name = 'convlens-test-pictures';

const recipe: FilterRecipe = {
  growth: 1,
  network: '0123456789abcdef',
  preprocessing: { mean: [127, 127, 127], std: [128, 128, 128], channels: 'RGB' },
  layer: 'conv',
  tensor: 'conv',
  settings: { ...filterDefaults, size: 2, steps: 3 },
};

const picture = (channel: number, change: Partial<FilterPicture> = {}): FilterPicture => ({
  channel,
  variant: 0,
  size: 2,
  pixels: Uint8ClampedArray.from({ length: 16 }, (_, i) => (i % 4 === 3 ? 255 : channel + i)),
  step: 3,
  steps: 3,
  status: 'done',
  course: Float32Array.of(-1, 0.5, 2),
  stages: [{ step: 1, pixels: new Uint8ClampedArray(16).fill(255) }],
  ...change,
});

describe('KeptPictures', () => {
  const opened: KeptPictures[] = [];
  const open = (mostBytes?: number) => {
    const store = new KeptPictures({ name, ...(mostBytes !== undefined && { mostBytes }) });
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await deleteDB(name);
  });

  it('gives back what was kept, as it was, also to another worker', async () => {
    await open().keep(recipe, [picture(4), picture(9, { status: 'silent' })]);
    const found = await open().find(recipe, [9, 5, 4]);
    expect(found).to.deep.equal([picture(9, { status: 'silent' }), picture(4)]);
  });

  it('finds nothing for another network, way to read a photo, layer, setting or seed', async () => {
    const store = open();
    await store.keep(recipe, [picture(4)]);
    const { preprocessing, settings } = recipe;
    const others: FilterRecipe[] = [
      { ...recipe, growth: 2 },
      { ...recipe, network: 'fedcba9876543210' },
      { ...recipe, preprocessing: { ...preprocessing, channels: 'BGR' } },
      { ...recipe, tensor: 'conv/linear' },
      { ...recipe, settings: { ...settings, steps: 4 } },
      { ...recipe, settings: { ...settings, seed: 8 } },
      { ...recipe, settings: { ...settings, excite: 'layer' } },
    ];
    for (const other of others) expect(await store.find(other, [4])).to.be.empty;
    const batched = { ...recipe, settings: { ...settings, batch: 1 } };
    expect(await store.find(batched, [4]), 'grown in another company').to.have.length(1);
  });

  it('finds a channel when all of its pictures are there, and keeps no dead or growing ones', async () => {
    const store = open();
    const two = { ...recipe, settings: { ...recipe.settings, variants: 2 } };
    await store.keep(two, [picture(4), picture(5), picture(5, { variant: 1 })]);
    await store.keep(two, [picture(6, { status: 'dead' }), picture(7, { status: 'running' })]);
    const found = await store.find(two, [4, 5, 6, 7]);
    expect(found.map(({ channel, variant }) => [channel, variant])).to.deep.equal([
      [5, 0],
      [5, 1],
    ]);
  });

  it('lets those go that were not used for longest', async () => {
    // A picture of 2 × 2 takes 12 bytes, its stage as many, its course 12: room for two.
    const store = open(80);
    await store.keep(recipe, [picture(1)]);
    await later();
    await store.keep(recipe, [picture(2)]);
    await later();
    expect(await store.find(recipe, [1])).to.have.length(1);
    await later();
    await store.keep(recipe, [picture(3)]);
    const left = await store.find(recipe, [1, 2, 3]);
    expect(left.map(({ channel }) => channel)).to.deep.equal([1, 3]);
  });

  it('copies pictures at once, for their memory goes to the page', async () => {
    const store = open();
    const own = picture(4);
    const kept = store.keep(recipe, [own]);
    structuredClone(own, { transfer: [own.pixels.buffer, own.course.buffer] });
    await kept;
    expect(await store.find(recipe, [4])).to.deep.equal([picture(4)]);
  });

  it('is silent where the browser refuses to store', async () => {
    // A database of a later version cannot be opened as this one.
    (await openDB(name, 99)).close();
    const store = open();
    await store.keep(recipe, [picture(4)]);
    expect(await store.find(recipe, [4])).to.be.empty;
  });
});

/** Until the clock shows another millisecond. */
async function later(): Promise<void> {
  const now = Date.now();
  while (Date.now() <= now + 1) await new Promise((resolve) => setTimeout(resolve, 2));
}
