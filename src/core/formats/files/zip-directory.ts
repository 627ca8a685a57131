import { ModelFormatError } from '../../errors.js';
import { readRange, shortName, type ModelFile, type ReadFileOptions } from './model-file.js';
import { say, str } from '../../sentence.js';

/** Files in a zip, at most. */
const MOST_FILES = 10_000;
/** Bytes of a file's own header without its name. */
export const LOCAL_HEADER = 30;

/** Where a file lies in a zip. */
export interface Entry {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
  /** Of the local header. */
  readonly offset: number;
  /** Where the next file begins, or the directory: its bytes end before. */
  readonly limit: number;
}

/**
 * The list of files at the end of a zip.
 * @throws ModelFormatError when it is broken, or files lie over one another; AbortError
 */
export async function directoryOf(zip: ModelFile, options: ReadFileOptions): Promise<Entry[]> {
  const { count, start, end } = await endOf(zip, options);
  if (count > MOST_FILES) {
    throw new ModelFormatError(
      say(str`"${shortName(zip)}" has ${count} files; at most ${MOST_FILES}`),
    );
  }
  const view = await readView(zip, start, end, options);
  const entries: Omit<Entry, 'limit'>[] = [];
  try {
    for (let at = 0; entries.length < count;) {
      if (view.getUint32(at, true) !== 0x02014b50) throw brokenZip(zip);
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      entries.push(entryAt(view, at, name ?? 0, extra ?? 0));
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  } catch (error) {
    // Whatever reaches beyond the directory.
    throw error instanceof RangeError ? brokenZip(zip, error) : error;
  }
  return apart(zip, entries, start);
}

/** Files that share bytes let a small zip unpack to any size; nothing that packs files makes such. */
function apart(zip: ModelFile, entries: readonly Omit<Entry, 'limit'>[], end: number): Entry[] {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  const limits = new Map(ordered.map((entry, i) => [entry, ordered[i + 1]?.offset ?? end]));
  return entries.map((entry) => {
    const limit = limits.get(entry) ?? end;
    if (entry.offset + LOCAL_HEADER + entry.packed <= limit) return { ...entry, limit };
    throw overlapping(zip, entry.path);
  });
}

export const overlapping = (zip: ModelFile, path: string): ModelFormatError =>
  new ModelFormatError(
    say(
      str`in "${shortName(zip)}" "${path.slice(0, 120)}" lies over another file: the archive is damaged, or made to fill the memory; pack it anew`,
    ),
  );

function entryAt(view: DataView, at: number, name: number, extra: number): Omit<Entry, 'limit'> {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, name);
  const wide = wideValues(view, at + 46 + name, extra);
  let taken = 0;
  const value = (place: number) => {
    const short = view.getUint32(at + place, true);
    return short === 0xffffffff ? Number(wide[taken++] ?? short) : short;
  };
  // In the order in which the wide values stand.
  const [size, packed] = [value(24), value(20)];
  return {
    path: new TextDecoder().decode(bytes).slice(0, 4096),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
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
      return Array.from({ length: Math.min(3, Math.floor(size / 8)) }, (_, i) =>
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
  const view = await readView(zip, from, zip.size, options);
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    const wide = start === 0xffffffff || count === 0xffff;
    const found = wide ? await wideEndOf(zip, view, at, options) : { count, start };
    if (!(found.start < from + at)) break;
    return { ...found, end: from + at };
  }
  throw brokenZip(zip);
}

async function wideEndOf(
  zip: ModelFile,
  view: DataView,
  at: number,
  options: ReadFileOptions,
): Promise<{ count: number; start: number }> {
  const locator = at - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw brokenZip(zip);
  const place = Number(view.getBigUint64(locator + 8, true));
  if (place + 56 > zip.size) throw brokenZip(zip);
  const record = await readView(zip, place, place + 56, options);
  if (record.getUint32(0, true) !== 0x06064b50) throw brokenZip(zip);
  return {
    count: Number(record.getBigUint64(32, true)),
    start: Number(record.getBigUint64(48, true)),
  };
}

export async function readView(
  file: ModelFile,
  from: number,
  to: number,
  { signal }: ReadFileOptions,
): Promise<DataView> {
  if (to > file.size) throw brokenZip(file);
  const { buffer, byteOffset, byteLength } = await readRange(file, from, to, { signal });
  return new DataView(buffer, byteOffset, byteLength);
}

export const brokenZip = (zip: ModelFile, cause?: unknown): ModelFormatError =>
  new ModelFormatError(
    say(str`the archive "${shortName(zip)}" is broken; was the download cut off?`),
    {
      cause,
    },
  );
