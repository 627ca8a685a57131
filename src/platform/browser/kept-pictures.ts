import type { DBSchema, IDBPDatabase } from 'idb';
import type { FilterPicture } from '../../core/feature-visualization/filters.types.js';
import type { FilterRecipe } from '../../core/feature-visualization/recipe.js';
import { openStore, PATIENCE, within } from './store.js';

/** Bytes of pictures that are kept; one of 128 pixels with its stages takes a third of a megabyte. */
const MOST_BYTES = 256 * 2 ** 20;

/** Red, green and blue, row by row. */
type Colours = Uint8Array<ArrayBuffer>;

interface StoredPicture extends Omit<FilterPicture, 'pixels' | 'stages'> {
  readonly pixels: Colours;
  readonly stages: readonly { readonly step: number; readonly pixels: Colours }[];
}

/** When a picture was used last, and how large it is: small enough that all are read together. */
interface Use {
  readonly used: number;
  readonly bytes: number;
}

/** What lies there may have been written by another version of the page: it is read as unknown. */
interface Schema extends DBSchema {
  pictures: { key: string; value: unknown };
  uses: { key: string; value: unknown };
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
      const read = channels.map(async (channel) => {
        const keys = keysOf(recipe, channel);
        const stored = await Promise.all(keys.map((key) => database.get('pictures', key)));
        const whole = stored.filter((one) => isStored(one, channel));
        return whole.length === keys.length ? { keys, whole } : { keys: [], whole: [] };
      });
      return within(PATIENCE, Promise.all(read));
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
        const { bytes } = useOf(await uses.get(key));
        void uses.put({ bytes, used: Date.now() }, key);
      }
      await done;
    });
  }

  async #makeRoom(database: Database): Promise<void> {
    const { store, done } = writing(database);
    const keys = await store('uses').getAllKeys();
    const uses = (await store('uses').getAll()).map(useOf);
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
    this.#opening ??= openStore<Schema>(this.#name, {
      upgrade(database) {
        database.createObjectStore('pictures');
        database.createObjectStore('uses');
      },
      blocking: () => void this.close(),
      terminated: forget,
    });
    try {
      return await this.#opening;
    } catch {
      this.#refused = true;
      return undefined;
    }
  }
}

/** The pictures of this browser. */
export const keptPictures = new KeptPictures();

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

/** Whether it is a picture of that channel; an entry of another shape is as good as none. */
function isStored(value: unknown, channel: number): value is StoredPicture {
  const { size, pixels, course, stages, ...others } = fieldsOf<StoredPicture>(value);
  const { variant, step, steps, status } = others;
  const whole = typeof size === 'number' ? 3 * size ** 2 : NaN;
  const fits = (colours: unknown) => colours instanceof Uint8Array && colours.length === whole;
  const isStage = (stage: unknown) => {
    const own = fieldsOf<StoredPicture['stages'][number]>(stage);
    return typeof own.step === 'number' && fits(own.pixels);
  };
  const numbers = [variant, step, steps].every((one) => typeof one === 'number');
  const ended = status === 'done' || status === 'silent';
  const areStages = Array.isArray(stages) && stages.every(isStage);
  const drawn = fits(pixels) && course instanceof Float32Array && areStages;
  return others.channel === channel && numbers && ended && drawn;
}

/** The fields that a value of that shape would have. */
function fieldsOf<T>(value: unknown): { readonly [Name in keyof T]?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}

/** One of another shape counts as old and as nothing. */
function useOf(value: unknown): Use {
  const { used, bytes } = fieldsOf<Use>(value);
  const number = (one: unknown) => (typeof one === 'number' && one >= 0 ? one : 0);
  return { used: number(used), bytes: number(bytes) };
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
