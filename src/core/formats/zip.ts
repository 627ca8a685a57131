import { ConvlensError, ModelFormatError } from '../errors.js';
import { macrotask, throwIfAborted } from '../checkpoint.js';
import {
  BytesFile,
  readRange,
  shortName,
  type ModelFile,
  type ReadFileOptions,
} from './model-file.js';

/** Files in a zip, at most. */
const MOST_FILES = 10_000;
/** Bytes that all unpacked files of a zip may take together: no model that fits a browser has more. */
const LARGEST = 2 ** 31;
/** Weights shrink to a half at most, zeros to a thousandth: what claims more is made to fill memory. */
const MOST_INFLATION = 200;
/** Below this nothing is suspicious. */
const HARMLESS = 2 ** 24;
/** Compressed bytes that are unpacked at once. */
const PIECE = 2 ** 20;
/** Of a compressed file so much is unpacked alone, to see what it is. */
const HEAD = 2 ** 12;

const STORED = 0;
const DEFLATED = 8;

/** Where a file lies in a zip. */
interface Entry {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  /** Of the local header. */
  readonly offset: number;
}

/**
 * The files in a zip by their path, folders and the notes of macOS left out. A file that was only
 * stored is read by ranges; another is unpacked when it is first read, and counts then.
 * @throws ModelFormatError when it is broken, encrypted, or would fill the memory; AbortError
 */
export async function filesInZip(zip: ModelFile, options: ReadFileOptions): Promise<ModelFile[]> {
  const entries = (await directoryOf(zip, options)).filter(
    ({ path }) => !path.endsWith('/') && !/^__MACOSX\//.test(path),
  );
  const unpacked = entries.reduce((sum, { method, size }) => sum + (method ? size : 0), 0);
  if (unpacked > LARGEST) {
    throw new ModelFormatError(`"${shortName(zip)}" would unpack to ${unpacked} bytes, too many`);
  }
  const files = entries.map((entry) => new ZippedFile(zip, entry, options));
  if (!(zip instanceof BytesFile)) return files;
  return Promise.all(files.map((file) => file.inMemory(zip)));
}

class ZippedFile implements ModelFile {
  readonly name: string;
  readonly size: number;
  readonly webkitRelativePath: string;
  #unpacked: Promise<Uint8Array> | undefined;

  constructor(
    private readonly zip: ModelFile,
    private readonly entry: Entry,
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
    return new BytesFile(
      this.name,
      zip.bytes.subarray(start, start + size),
      this.webkitRelativePath,
    );
  }

  async #range(from: number, to: number): Promise<Uint8Array> {
    const { method, encrypted, packed, size } = this.entry;
    const named = `"${shortName(this)}" in "${shortName(this.zip)}"`;
    if (encrypted) throw new ModelFormatError(`${named} is encrypted; pack it without a password`);
    if (method === STORED) {
      const start = await this.#start();
      return readRange(this.zip, start + from, start + to, this.options);
    }
    if (method !== DEFLATED) {
      throw new ModelFormatError(`${named} is packed by method ${method}; use "deflate"`);
    }
    if (size > HARMLESS && size > MOST_INFLATION * packed) {
      throw new ModelFormatError(`${named} would unpack ${packed} bytes to ${size}: no model does`);
    }
    if (to <= HEAD && !this.#unpacked) return (await this.#unpack(to)).subarray(from, to);
    this.#unpacked ??= this.#unpack(size);
    return (await this.#unpacked).subarray(from, to);
  }

  /** The first `length` bytes; no more are unpacked than the directory says that there are. */
  async #unpack(length: number): Promise<Uint8Array> {
    const { Inflate } = await import('fflate');
    const bytes = new Uint8Array(length);
    const { packed } = this.entry;
    const start = await this.#start();
    let filled = 0;
    const inflate = new Inflate((piece) => {
      const rest = piece.subarray(0, length - filled);
      bytes.set(rest, filled);
      filled += rest.length;
    });
    try {
      for (let at = 0; at < packed && filled < length; at += PIECE) {
        throwIfAborted(this.options.signal);
        const end = Math.min(at + PIECE, packed);
        inflate.push(
          await readRange(this.zip, start + at, start + end, this.options),
          end === packed,
        );
        await macrotask();
      }
    } catch (error) {
      if (error instanceof ConvlensError) throw error;
      throw broken(this.zip, error);
    }
    if (filled < length) throw broken(this.zip);
    return bytes;
  }

  /** Where the file's bytes begin: behind its own header, whose length the directory does not tell. */
  async #start(): Promise<number> {
    const { offset, packed } = this.entry;
    const view = await viewOf(this.zip, offset, offset + 30, this.options);
    const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    if (view.getUint32(0, true) !== 0x04034b50 || start + packed > this.zip.size) {
      throw broken(this.zip);
    }
    return start;
  }
}

/** Bytes that have a memory of their own are not copied: of large weights there would be two. */
function memoryOf(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return own ? buffer : Uint8Array.from(bytes).buffer;
}

/** The list of files at the end of a zip. */
async function directoryOf(zip: ModelFile, options: ReadFileOptions): Promise<Entry[]> {
  const { count, start, end } = await endOf(zip, options);
  if (count > MOST_FILES) {
    throw new ModelFormatError(`"${shortName(zip)}" has ${count} files; at most ${MOST_FILES}`);
  }
  const view = await viewOf(zip, start, end, options);
  const entries: Entry[] = [];
  try {
    for (let at = 0; entries.length < count;) {
      if (view.getUint32(at, true) !== 0x02014b50) throw broken(zip);
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      entries.push(entryAt(view, at, name ?? 0, extra ?? 0));
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  } catch (error) {
    // Whatever reaches beyond the directory.
    throw error instanceof RangeError ? broken(zip, error) : error;
  }
  return entries;
}

function entryAt(view: DataView, at: number, name: number, extra: number): Entry {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, name);
  const wide = wideValues(view, at + 46 + name, extra);
  const value = (place: number) => {
    const short = view.getUint32(at + place, true);
    return short === 0xffffffff ? Number(wide.shift() ?? short) : short;
  };
  // In the order in which the wide values stand.
  const [size, packed] = [value(24), value(20)];
  return {
    path: new TextDecoder().decode(bytes).slice(0, 4096),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed,
    size,
    offset: value(42),
  };
}

/** Sizes and the offset of files from 4 GB, which stand apart (zip64). */
function wideValues(view: DataView, from: number, length: number): bigint[] {
  for (let at = from; at + 4 <= from + length;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      return Array.from({ length: Math.floor(size / 8) }, (_, i) =>
        view.getBigUint64(at + 4 + 8 * i, true),
      );
    }
    at += 4 + size;
  }
  return [];
}

/** Where the directory lies, by the record at the file's end. */
async function endOf(
  zip: ModelFile,
  options: ReadFileOptions,
): Promise<{ count: number; start: number; end: number }> {
  // A comment of up to 64 kB may follow the record.
  const from = Math.max(0, zip.size - 22 - 0xffff);
  const view = await viewOf(zip, from, zip.size, options);
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    const wide = start === 0xffffffff || count === 0xffff;
    const found = wide ? await wideEndOf(zip, view, at, options) : { count, start };
    if (!(found.start < from + at)) break;
    return { ...found, end: from + at };
  }
  throw broken(zip);
}

async function wideEndOf(
  zip: ModelFile,
  view: DataView,
  at: number,
  options: ReadFileOptions,
): Promise<{ count: number; start: number }> {
  const locator = at - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw broken(zip);
  const place = Number(view.getBigUint64(locator + 8, true));
  if (place + 56 > zip.size) throw broken(zip);
  const record = await viewOf(zip, place, place + 56, options);
  if (record.getUint32(0, true) !== 0x06064b50) throw broken(zip);
  return {
    count: Number(record.getBigUint64(32, true)),
    start: Number(record.getBigUint64(48, true)),
  };
}

async function viewOf(
  file: ModelFile,
  from: number,
  to: number,
  { signal }: ReadFileOptions,
): Promise<DataView> {
  if (to > file.size) throw broken(file);
  const { buffer, byteOffset, byteLength } = await readRange(file, from, to, { signal });
  return new DataView(buffer, byteOffset, byteLength);
}

const broken = (zip: ModelFile, cause?: unknown): ModelFormatError =>
  new ModelFormatError(`the archive "${shortName(zip)}" is broken; was the download cut off?`, {
    cause,
  });
