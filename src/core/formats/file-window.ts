import { BytesFile, readRange, type ModelFile, type ReadFileOptions } from './model-file.js';

/** Bytes that are read at least, and on whose multiples a reading begins. */
const BLOCK = 2 ** 16;
/** What is kept of a file between two operations, at most. */
const KEPT = 2 ** 25;
/** Most that is read ahead of what was asked for. */
const MOST_AHEAD = 2 ** 25;
/** Readings in one operation; a file that needs more leads in circles. */
const MOST_READS = 2_000_000;

/**
 * A file for a reader that cannot wait. It reads what is here; where something is not, it fails, and
 * {@link run} fetches that and lets it try again.
 */
export class FileWindow {
  readonly size: number;
  readonly #blocks = new Map<number, Uint8Array>();
  #missing: { from: number; to: number } | undefined;
  #reads = 0;

  constructor(
    private readonly file: ModelFile,
    private readonly options: ReadFileOptions,
  ) {
    this.size = file.size;
  }

  /**
   * Copies bytes, fewer at the file's end.
   * @returns how many; null where they are not here yet
   * @throws RangeError when the operation has read without end
   */
  read(into: Int8Array, at: number, length: number, position: number): number | null {
    if (++this.#reads > MOST_READS) throw new RangeError('the file is read without end');
    const end = Math.min(position + length, this.size);
    if (end <= position) return 0;
    if (this.file instanceof BytesFile) {
      into.set(this.file.bytes.subarray(position, end), at);
      return end - position;
    }
    for (let from = position; from < end;) {
      const block = Math.floor(from / BLOCK);
      const bytes = this.#blocks.get(block);
      if (!bytes) {
        this.#missing = { from: block * BLOCK, to: end };
        return null;
      }
      const to = Math.min(end, (block + 1) * BLOCK);
      into.set(bytes.subarray(from - block * BLOCK, to - block * BLOCK), at + from - position);
      from = to;
    }
    return end - position;
  }

  /**
   * Runs what reads, again and again until nothing was missing.
   * @throws what it throws when nothing was missing; ModelFormatError, AbortError
   */
  async run<T>(operation: () => T): Promise<T> {
    if (this.#blocks.size * BLOCK > KEPT) this.#blocks.clear();
    // Ever more ahead, so that an operation on many pieces is not begun anew for each.
    for (let ahead = 0; ; ahead = Math.min(2 * ahead + BLOCK, MOST_AHEAD)) {
      this.#reads = 0;
      let failure: { error: unknown } | undefined;
      let result: T | undefined;
      try {
        result = operation();
      } catch (error) {
        failure = { error };
      }
      // A reader may take a failed reading for an answer, so this counts before its result.
      const missing = this.#takeMissing();
      if (missing) await this.#load(missing.from, missing.to + ahead);
      else if (failure) throw failure.error;
      else return result as T;
    }
  }

  #takeMissing(): { from: number; to: number } | undefined {
    const missing = this.#missing;
    this.#missing = undefined;
    return missing;
  }

  async #load(from: number, to: number): Promise<void> {
    const end = Math.min(Math.ceil(to / BLOCK) * BLOCK, this.size);
    const bytes = await readRange(this.file, from, end, this.options);
    for (let start = from; start < end; start += BLOCK) {
      this.#blocks.set(start / BLOCK, bytes.subarray(start - from, start - from + BLOCK));
    }
  }
}
