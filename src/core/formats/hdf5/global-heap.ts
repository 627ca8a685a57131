import type { Cursor } from './cursor.js';
import { brokenHdf5 } from './errors.js';
import type { Hdf5Source } from './source.js';

const LARGEST = 2 ** 28;
const HEAD = 16;

/** Values that lie in heaps, collections of which a file has any number. */
export class GlobalHeap {
  readonly #collections = new Map<number, ReadonlyMap<number, Uint8Array>>();

  constructor(private readonly source: Hdf5Source) {}

  /** @param pointer - its length, the address of the collection, its number there */
  async value(pointer: Cursor): Promise<Uint8Array> {
    const length = pointer.u32();
    const address = pointer.u64();
    if (length === 0) return new Uint8Array();
    const collection = this.#collections.get(address) ?? (await this.#read(address));
    this.#collections.set(address, collection);
    const value = collection.get(pointer.u32());
    if (!value || value.length < length) throw brokenHdf5();
    return value.subarray(0, length);
  }

  async #read(address: number): Promise<ReadonlyMap<number, Uint8Array>> {
    const head = (await this.source.cursor(address, HEAD)).expect('GCOL');
    const size = head.skip(4).u64() - HEAD;
    if (!(size >= 0 && size <= LARGEST)) throw brokenHdf5();
    const values = new Map<number, Uint8Array>();
    const cursor = await this.source.cursor(address + HEAD, size);
    while (cursor.left >= HEAD) {
      const index = cursor.u16();
      // The rest is free.
      if (index === 0) break;
      const length = cursor.skip(6).u64();
      values.set(index, cursor.take(length));
      cursor.skip((8 - (length % 8)) % 8);
    }
    return values;
  }
}
