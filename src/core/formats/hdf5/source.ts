import { ConvlensError } from '../../errors.js';
import {
  BytesFile,
  readRange,
  shortName,
  type ModelFile,
  type ReadFileOptions,
} from '../files/model-file.js';
import { ReadingBudget, type Spending } from '../../reading-budget.js';
import { Cursor } from './cursor.js';
import { brokenHdf5 } from './errors.js';

/** Bytes that are read at least of a file that is not in memory. */
const BLOCK = 2 ** 16;
const MOST_BLOCKS = 64;
/** Bytes that a structure costs at least: looking for it takes longer than reading it. */
const LEAST = 128;

/** The structures of a file: they lie all over it and are small. */
export class Hdf5Source {
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  readonly #name: string;
  readonly budget: ReadingBudget;

  constructor(
    readonly file: ModelFile,
    private readonly options: ReadFileOptions,
  ) {
    this.#name = shortName(file);
    this.budget = options.budget ?? new ReadingBudget(file.size);
  }

  /**
   * A structure at an address, as far as the file goes.
   * @throws ModelFormatError where the file has none, or more has been read than there is; AbortError
   */
  async cursor(address: number | null, length: number): Promise<Cursor> {
    const { size } = this.file;
    if (address === null || !(address < size)) throw brokenHdf5();
    const end = Math.min(address + length, size);
    this.spend('structures', Math.max(end - address, LEAST));
    if (this.file instanceof BytesFile || end - address > BLOCK) {
      return new Cursor(await this.range(address, end));
    }
    const first = Math.floor(address / BLOCK);
    const block = await this.#block(first);
    const start = first * BLOCK;
    if (end <= start + BLOCK) return new Cursor(block.subarray(address - start, end - start));
    const bytes = new Uint8Array(end - address);
    bytes.set(block.subarray(address - start));
    const next = await this.#block(first + 1);
    bytes.set(next.subarray(0, end - start - BLOCK), start + BLOCK - address);
    return new Cursor(bytes);
  }

  /** @throws ModelFormatError when the file asks for more than there is left */
  spend(what: Spending, amount: number): void {
    this.budget.spend(what, amount, this.#name);
  }

  /** Bytes of the file; they count as read. */
  range(from: number, to: number): Promise<Uint8Array> {
    return readRange(this.file, from, to, this.options);
  }

  #block(index: number): Promise<Uint8Array> {
    const known = this.#blocks.get(index);
    if (known) return known;
    const [oldest] = this.#blocks.keys();
    if (oldest !== undefined && this.#blocks.size >= MOST_BLOCKS) this.#blocks.delete(oldest);
    const from = index * BLOCK;
    const { signal } = this.options;
    const block = readRange(this.file, from, Math.min(from + BLOCK, this.file.size), { signal });
    this.#blocks.set(index, block);
    return block;
  }
}

/** Whatever fails while structures are read that are no structures means the same. */
export async function brokenUnlessNamed<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    throw error instanceof ConvlensError ? error : brokenHdf5(error);
  }
}
