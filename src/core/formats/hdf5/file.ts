import { WeightsError } from '../../errors.js';
import type { StoredWeight } from '../../graph/definition.js';
import { shown } from '../../kinds/config.js';
import { attributeOf } from './attribute.js';
import { datasetOf } from './dataset.js';
import { brokenHdf5, unread } from './errors.js';
import { linksOf, type Links } from './group.js';
import { messagesOf, type Message } from './object-header.js';
import { brokenUnlessNamed, Hdf5Source } from './source.js';
import type { ModelFile, ReadFileOptions } from '../files/model-file.js';
import type { ReadingBudget } from '../../reading-budget.js';
import { say, str } from '../../sentence.js';

/** A group or an array. */
interface Hdf5Object {
  readonly messages: readonly Message[];
  /** What lies in a group; null where it is none. */
  readonly links: Links | null;
}

/**
 * An HDF5 file, of which what is asked for is read by ranges: it need not be in memory. Reads what
 * Keras writes, by way of h5py: the older form of groups, attributes of text, arrays in one piece or
 * in packed pieces. Written by the specification of the format (HDF5 File Format Specification 3.0);
 * HDF5 itself, as WebAssembly, can be kept busy without end by a few wrong bytes, and nothing stops it.
 */
export class Hdf5 {
  readonly #objects = new Map<number, Promise<Hdf5Object>>();

  private constructor(
    private readonly source: Hdf5Source,
    private readonly root: number,
  ) {}

  /** What reading it, and the model that it is of, may cost. */
  get budget(): ReadingBudget {
    return this.source.budget;
  }

  /** @throws ModelFormatError when it is none, or broken; AbortError */
  static open(file: ModelFile, options: ReadFileOptions): Promise<Hdf5> {
    const source = new Hdf5Source(file, options);
    return brokenUnlessNamed(async () => new Hdf5(source, await rootOf(source)));
  }

  /**
   * Text or list of texts of an attribute; null where there is none.
   * @param path - of a group or an array; empty for the whole file
   */
  attribute(path: string, name: string): Promise<string | readonly string[] | null> {
    return brokenUnlessNamed(async () => {
      const object = await this.#find(path);
      return object ? attributeOf(this.source, object.messages, name) : null;
    });
  }

  /** Names of what lies in a group; none where there is no such group. */
  keys(path: string): Promise<readonly string[]> {
    return brokenUnlessNamed(async () => {
      const links = (await this.#find(path))?.links;
      this.source.spend('links', links?.size ?? 0);
      return [...(links?.keys() ?? [])];
    });
  }

  /**
   * An array of numbers, read as float32.
   * @throws WeightsError where there is none, or it holds something else
   */
  dataset(path: string): Promise<StoredWeight> {
    return brokenUnlessNamed(async () => {
      const object = await this.#find(path);
      if (!object || object.links) throw new WeightsError(say(str`the file lacks ${shown(path)}`));
      return datasetOf(this.source, object.messages, path);
    });
  }

  async #find(path: string): Promise<Hdf5Object | null> {
    let object = await this.#object(this.root);
    for (const name of path.split('/')) {
      if (name === '' || name === '.') continue;
      const address = object.links?.get(name);
      if (address === undefined) return null;
      object = await this.#object(address);
    }
    return object;
  }

  #object(address: number): Promise<Hdf5Object> {
    const known = this.#objects.get(address);
    if (known) return known;
    const object = readObject(this.source, address);
    this.#objects.set(address, object);
    return object;
  }
}

async function readObject(source: Hdf5Source, address: number): Promise<Hdf5Object> {
  const messages = await messagesOf(source, address);
  return { messages, links: await linksOf(source, messages) };
}

/** Where the group lies that everything else lies in. */
async function rootOf(source: Hdf5Source): Promise<number> {
  const head = (await source.cursor(0, 96)).skip(1).expect('HDF\r\n\x1a\n');
  const version = head.u8();
  if (version > 3) throw unread(say(str`the version ${version} of its format`));
  const isOld = version < 2;
  const sizes = isOld ? head.skip(4).take(2) : head.take(2);
  if (sizes.some((size) => size !== 8)) throw unread(say('addresses of other than eight bytes'));
  head.skip(isOld ? 9 : 1);
  if (version === 1) head.skip(4);
  const base = head.address();
  const end = head.skip(8).u64();
  if (base !== 0 || !(end <= source.file.size)) throw brokenHdf5();
  const root = isOld ? head.skip(16).address() : head.address();
  if (root === null) throw brokenHdf5();
  return root;
}
