import { ConvlensError, ModelFormatError } from '../../errors.js';
import { checkpointOf, yieldEvery } from '../../checkpoint.js';
import { begins } from './begins.js';
import { Crc32 } from './crc32.js';
import {
  BytesFile,
  LOOK,
  readRange,
  shortName,
  type ModelFile,
  type ReadFileOptions,
} from './model-file.js';
import { ReadingBudget } from '../../reading-budget.js';
import {
  brokenZip,
  directoryOf,
  LOCAL_HEADER,
  overlapping,
  readView,
  type Entry,
} from './zip-directory.js';
import { say, str } from '../../sentence.js';

/** Bytes that all unpacked files of a zip may take together: no model that fits a browser has more. */
const LARGEST = 2 ** 31;
/** Weights shrink to a half at most, zeros to a thousandth: what claims more is made to fill memory. */
const MOST_INFLATION = 200;
/** Below this nothing is suspicious. */
const HARMLESS = 2 ** 24;
/** Bytes that are read at once, after which others have their turn. */
const PIECE = 2 ** 20;
/** Compressed bytes that are unpacked at once: to a thousand times as many, whatever is wanted of them. */
const GULP = 2 ** 15;
/** The same where only the first bytes are wanted. */
const SIP = 2 ** 8;

const STORED = 0;
const DEFLATED = 8;

/** Whether a file that begins so is a zip. */
export const isZip = (head: Uint8Array): boolean => begins(head, [0x50, 0x4b, 0x03, 0x04]);

/**
 * The files in a zip by their path, folders and the notes of macOS left out. A file that was only
 * stored is read by ranges; another is unpacked when it is first read, and counts then. What is read of
 * a file beyond a look at its first bytes has the checksum that the zip has for it.
 * @throws ModelFormatError when it is broken, encrypted, or would fill the memory; AbortError
 */
export async function filesInZip(zip: ModelFile, options: ReadFileOptions): Promise<ModelFile[]> {
  const { budget = new ReadingBudget(zip.size) } = options;
  const all = await directoryOf(zip, options);
  budget.spend('links', all.length, shortName(zip));
  const entries = all.filter(({ path }) => !path.endsWith('/') && !/^__MACOSX\//.test(path));
  const unpacked = entries.reduce((sum, { method, size }) => sum + (method ? size : 0), 0);
  if (unpacked > LARGEST) {
    throw new ModelFormatError(
      say(str`"${shortName(zip)}" would unpack to ${unpacked} bytes, too many`),
    );
  }
  const files = entries.map((entry) => new ZippedFile(zip, entry, budget, options));
  return zip instanceof BytesFile ? Promise.all(files.map((file) => file.inMemory(zip))) : files;
}

/** A file in a zip. */
export class ZippedFile implements ModelFile {
  readonly name: string;
  readonly size: number;
  readonly webkitRelativePath: string;
  #unpacked: Promise<Uint8Array> | undefined;
  #verified: Promise<void> | undefined;

  constructor(
    private readonly zip: ModelFile,
    private readonly entry: Entry,
    private readonly budget: ReadingBudget,
    private readonly options: ReadFileOptions,
  ) {
    const { path, size } = entry;
    this.webkitRelativePath = path;
    this.name = path.slice(path.lastIndexOf('/') + 1);
    this.size = size;
  }

  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: async () => memoryOf(await this.#range(from, to)) };
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.slice(0, this.size).arrayBuffer();
  }

  /** The same without a copy, where it is a part of what is in memory. */
  async inMemory(zip: BytesFile): Promise<ModelFile> {
    const { method, encrypted, size } = this.entry;
    if (method !== STORED || encrypted) return this;
    const start = await this.#start();
    const bytes = zip.bytes.subarray(start, start + size);
    return new BytesFile(this.name, bytes, this.webkitRelativePath, () => this.verify());
  }

  /** Goes through its bytes once; of a file that is packed, unpacking does. */
  verify(): Promise<void> {
    if (this.entry.method !== STORED || this.entry.encrypted) return Promise.resolve();
    return (this.#verified ??= this.#checkStored());
  }

  /** Forgets the unpacked bytes: of many files only one is the model. */
  drop(): void {
    this.#unpacked = undefined;
  }

  async #range(from: number, to: number): Promise<Uint8Array> {
    const { method, encrypted, packed, size } = this.entry;
    if (encrypted) {
      throw new ModelFormatError(say(str`${this.#named} is encrypted; pack it without a password`));
    }
    if (method === STORED) {
      const start = await this.#start();
      return readRange(this.zip, start + from, start + to, this.options);
    }
    if (method !== DEFLATED) {
      throw new ModelFormatError(
        say(str`${this.#named} is packed by method ${method}; use "deflate"`),
      );
    }
    if (size > HARMLESS && size > MOST_INFLATION * packed) {
      throw new ModelFormatError(
        say(str`${this.#named} would unpack ${packed} bytes to ${size}: no model does`),
      );
    }
    const look = to <= LOOK && to < size;
    if (look && !this.#unpacked) return (await this.#unpack(to, SIP)).subarray(from, to);
    this.#unpacked ??= this.#unpackAll();
    return (await this.#unpacked).subarray(from, to);
  }

  get #named(): string {
    return `"${shortName(this)}" in "${shortName(this.zip)}"`;
  }

  async #unpackAll(): Promise<Uint8Array> {
    const bytes = await this.#unpack(this.size, GULP);
    this.#check(new Crc32().add(bytes));
    return bytes;
  }

  /** The first `length` bytes; no more are unpacked than the directory says that there are. */
  async #unpack(length: number, gulp: number): Promise<Uint8Array> {
    const { Inflate } = await import('fflate');
    const checkpoint = checkpointOf({ checkpoint: yieldEvery(), signal: this.options.signal });
    const { packed } = this.entry;
    const start = await this.#start();
    const bytes = new Uint8Array(length);
    let filled = 0;
    const inflate = new Inflate((piece) => {
      this.budget.spend('unpacked', piece.length, shortName(this));
      const rest = piece.subarray(0, length - filled);
      bytes.set(rest, filled);
      filled += rest.length;
    });
    try {
      for (let at = 0; at < packed && filled < length; at += gulp) {
        const end = Math.min(at + gulp, packed);
        inflate.push(
          await readRange(this.zip, start + at, start + end, this.options),
          end === packed,
        );
        await checkpoint();
      }
    } catch (error) {
      if (error instanceof ConvlensError) throw error;
      throw brokenZip(this.zip, error);
    }
    if (filled < length) throw brokenZip(this.zip);
    return bytes;
  }

  async #checkStored(): Promise<void> {
    const checkpoint = checkpointOf({ checkpoint: yieldEvery(), signal: this.options.signal });
    const start = await this.#start();
    const crc = new Crc32();
    for (let at = 0; at < this.size; at += PIECE) {
      const end = Math.min(at + PIECE, this.size);
      crc.add(await readRange(this.zip, start + at, start + end, { signal: this.options.signal }));
      await checkpoint();
    }
    this.#check(crc);
  }

  #check({ value }: Crc32): void {
    if (value === this.entry.crc) return;
    throw new ModelFormatError(
      say(
        str`${this.#named} is damaged: its bytes have not the checksum that was written with them. Download or copy the file once more`,
      ),
    );
  }

  /** Where the file's bytes begin: behind its own header, whose length the directory does not tell. */
  async #start(): Promise<number> {
    const { offset, packed, size, method, limit, path } = this.entry;
    const view = await readView(this.zip, offset, offset + LOCAL_HEADER, this.options);
    const start = offset + LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
    if (view.getUint32(0, true) !== 0x04034b50 || start + packed > this.zip.size) {
      throw brokenZip(this.zip);
    }
    if (start + packed > limit) throw overlapping(this.zip, path);
    if (method === STORED && size !== packed) throw brokenZip(this.zip);
    return start;
  }
}

/** Bytes that have a memory of their own are not copied: of large weights there would be two. */
function memoryOf(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return own ? buffer : Uint8Array.from(bytes).buffer;
}
