import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import type { FilterRecipe } from '../../core/feature-visualization/recipe.js';

/** Bytes of pictures that are kept; one of 128 pixels with its stages takes a third of a megabyte. */
const MOST_BYTES = 256 * 2 ** 20;

/** Milliseconds after which a store that does not answer is done without. */
const PATIENCE = 2000;

/** Red, green and blue, row by row. */
type Colours = Uint8Array<ArrayBuffer>;

interface StoredPicture extends Omit<FilterPicture, 'pixels' | 'stages'> {
  readonly pixels: Colours;
  readonly stages: readonly { readonly step: number; readonly pixels: Colours }[];
}

interface Schema extends DBSchema {
  pictures: { key: string; value: StoredPicture };
  /** When each was used last, and how large it is: small enough to be read as a whole. */
  uses: { key: string; value: { readonly used: number; readonly bytes: number } };
}

type Database = IDBPDatabase<Schema>;

export interface KeptPicturesOptions {
  /** Name of the database. */
  readonly name?: string;
  readonly mostBytes?: number;
}

/**
 * The filter pictures that this browser has drawn before, by all that they depend on. When there are
 * too many bytes, those go that were not used for longest. Where the browser refuses to store (a
 * private window, a full disk), nothing is found and nothing kept, and nobody is troubled with it.
 *
 * Pixels lie there as they are, without their opacity: they are grainy, and what a browser can
 * compress with (deflate, also after the filters of PNG) takes off no more than an eighth.
 */
export class KeptPictures {
  readonly #name: string;
  readonly #mostBytes: number;
  #opening: Promise<Database> | undefined;
  #refused = false;

  constructor({ name = 'convlens-pictures', mostBytes = MOST_BYTES }: KeptPicturesOptions = {}) {
    this.#name = name;
    this.#mostBytes = mostBytes;
  }

  /** The pictures of those of the channels of which every variant is kept. */
  async find(recipe: FilterRecipe, channels: readonly number[]): Promise<FilterPicture[]> {
    const found = await this.#try(async (database) => {
      const wanted = channels.map((channel) => keysOf(recipe, channel));
      const read = wanted.map(async (keys) => {
        const stored = await Promise.all(keys.map((key) => database.get('pictures', key)));
        const whole = stored.filter((one) => one !== undefined);
        return whole.length === keys.length ? { keys, whole } : { keys: [], whole: [] };
      });
      return Promise.all(read);
    });
    const all = found ?? [];
    void this.#touch(all.flatMap(({ keys }) => keys));
    return all.flatMap(({ whole }) => whole.map(restored));
  }

  /** Keeps what is finished and took long to draw. The pictures are copied at once. */
  async keep(recipe: FilterRecipe, pictures: readonly FilterPicture[]): Promise<void> {
    const drawn = pictures.filter(({ status }) => status === 'done' || status === 'silent');
    const stored = drawn.map((one) => ({ key: keyOf(recipe, one), value: storedFrom(one) }));
    await this.#try(async (database) => {
      const { store, done } = writing(database);
      for (const { key, value } of stored) {
        void store('pictures').put(value, key);
        void store('uses').put({ used: Date.now(), bytes: bytesOf(value) }, key);
      }
      await done;
      await this.#makeRoom(database);
    });
  }

  /** Closes the database; the next call opens it again. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    (await opening?.catch(() => null))?.close();
  }

  async #touch(keys: readonly string[]): Promise<void> {
    await this.#try(async (database) => {
      const { store, done } = writing(database);
      const uses = store('uses');
      for (const key of keys) {
        const use = await uses.get(key);
        if (use) void uses.put({ ...use, used: Date.now() }, key);
      }
      await done;
    });
  }

  async #makeRoom(database: Database): Promise<void> {
    const { store, done } = writing(database);
    const [keys, uses] = [await store('uses').getAllKeys(), await store('uses').getAll()];
    let surplus = uses.reduce((sum, { bytes }) => sum + bytes, -this.#mostBytes);
    const oldestFirst = [...keys.keys()].sort((a, b) => uses[a]!.used - uses[b]!.used);
    for (const at of oldestFirst) {
      if (surplus <= 0) break;
      surplus -= uses[at]!.bytes;
      void store('pictures').delete(keys[at]!);
      void store('uses').delete(keys[at]!);
    }
    await done;
  }

  /** What `work` gives; undefined where there is no store, or it fails. */
  async #try<T>(work: (database: Database) => Promise<T>): Promise<T | undefined> {
    if (this.#refused) return undefined;
    const database = await this.#open();
    try {
      return database && (await work(database));
    } catch {
      // A full disk, a connection that was lost: the pictures are drawn again, that is all.
      return undefined;
    }
  }

  async #open(): Promise<Database | undefined> {
    const forget = () => (this.#opening = undefined);
    this.#opening ??= openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('pictures');
        database.createObjectStore('uses');
      },
      blocking: () => void this.close(),
      terminated: forget,
    });
    try {
      return await Promise.race([this.#opening, tooLong()]);
    } catch {
      this.#refused = true;
      return undefined;
    }
  }
}

/** The pictures of this browser. */
export const keptPictures = new KeptPictures();

function tooLong(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE));
}

/** One transaction over both stores; `done` rejects when any part of it fails. */
function writing(database: Database) {
  const transaction = database.transaction(['pictures', 'uses'], 'readwrite');
  return {
    store: <Name extends 'pictures' | 'uses'>(name: Name) => transaction.objectStore(name),
    done: transaction.done,
  };
}

/** All that a picture depends on; how many are grown together is not part of it. */
function keyOf(
  { settings, ...recipe }: FilterRecipe,
  { channel, variant }: Pick<FilterPicture, 'channel' | 'variant'>,
): string {
  return JSON.stringify([recipe, { ...settings, batch: 0, budget: 0 }, channel, variant]);
}

function keysOf(recipe: FilterRecipe, channel: number): string[] {
  const { variants } = recipe.settings;
  return Array.from({ length: variants }, (_, variant) => keyOf(recipe, { channel, variant }));
}

function storedFrom(picture: FilterPicture): StoredPicture {
  const stages = picture.stages.map(({ step, pixels }) => ({ step, pixels: withoutAlpha(pixels) }));
  const course = picture.course.slice();
  return { ...picture, course, stages, pixels: withoutAlpha(picture.pixels) };
}

function restored(stored: StoredPicture): FilterPicture {
  const stages = stored.stages.map(({ step, pixels }) => ({ step, pixels: withAlpha(pixels) }));
  return { ...stored, stages, pixels: withAlpha(stored.pixels) };
}

function bytesOf({ pixels, stages, course }: StoredPicture): number {
  return stages.reduce(
    (sum, stage) => sum + stage.pixels.length,
    pixels.length + 4 * course.length,
  );
}

function withoutAlpha(pixels: FilterPicture['pixels']): Colours {
  const colours = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    colours.set(pixels.subarray(from, from + 3), to);
  }
  return colours;
}

function withAlpha(colours: Colours): FilterPicture['pixels'] {
  const pixels = new Uint8ClampedArray((colours.length / 3) * 4).fill(255);
  for (let from = 0, to = 0; from < colours.length; from += 3, to += 4) {
    pixels.set(colours.subarray(from, from + 3), to);
  }
  return pixels;
}
