import { Cursor } from './cursor.js';
import { ModelFormatError } from '../../errors.js';
import { shown } from '../../kinds/config.js';
import { brokenHdf5, unread } from './errors.js';
import { fletcher32, withBytesSwapped } from './fletcher32.js';
import { say, str } from '../../sentence.js';

/** What was done to the pieces of an array when they were written, in that order. */
export type Filters = readonly number[];

const [DEFLATE, SHUFFLE, CHECKSUM] = [1, 2, 3];

/** Reads what was done to pieces. */
export function filtersOf(bytes: Uint8Array): Filters {
  const cursor = new Cursor(bytes);
  const version = cursor.u8();
  const count = cursor.u8();
  if (version === 1) cursor.skip(6);
  const filters = Array.from({ length: count }, () => {
    const filter = cursor.u16();
    const named = version === 1 || filter >= 256;
    const name = named ? cursor.u16() : 0;
    const values = cursor.skip(2).u16();
    cursor.skip(version === 1 ? name + ((8 - (name % 8)) % 8) : name);
    cursor.skip(4 * values + (version === 1 && values % 2 === 1 ? 4 : 0));
    return filter;
  });
  // Nobody packs what is packed; each turn would cost as much as the first.
  if (new Set(filters).size < count) throw brokenHdf5();
  return filters;
}

/**
 * A piece as it was before it was written.
 * @param skipped - a bit for each filter that was left out of this piece
 * @param length - bytes that it has then
 * @param size - bytes of a value
 * @param path - of the array, for errors
 * @throws ModelFormatError when its checksum is another
 */
export async function unfiltered(
  packed: Uint8Array,
  filters: Filters,
  skipped: number,
  length: number,
  size: number,
  path: string,
): Promise<Uint8Array> {
  let bytes = packed;
  for (const [index, filter] of [...filters.entries()].reverse()) {
    if (skipped & (1 << index)) continue;
    if (filter === DEFLATE) bytes = await inflated(bytes, length + 4);
    else if (filter === SHUFFLE) bytes = unshuffled(bytes, size);
    else if (filter === CHECKSUM) bytes = checked(bytes, path);
    else throw unread(say(str`arrays packed by filter ${filter}`));
  }
  if (bytes.length < length) throw brokenHdf5();
  return bytes.subarray(0, length);
}

/** The bytes before their checksum. */
function checked(bytes: Uint8Array, path: string): Uint8Array {
  if (bytes.length < 4) throw brokenHdf5();
  const data = bytes.subarray(0, -4);
  const written = new Cursor(bytes.subarray(-4)).u32();
  const own = fletcher32(data);
  if (written === own || written === withBytesSwapped(own)) return data;
  throw new ModelFormatError(
    say(
      str`${shown(path)} in the HDF5 file is damaged: a piece of it has not the checksum that was written with it. Download or copy the file once more`,
    ),
  );
}

/** At most `length` bytes, whatever the packed ones say. */
async function inflated(packed: Uint8Array, length: number): Promise<Uint8Array> {
  const { unzlibSync } = await import('fflate');
  return unzlibSync(packed, { out: new Uint8Array(length) });
}

/** The first bytes of all values, then the second ones, … put together again. */
function unshuffled(bytes: Uint8Array, size: number): Uint8Array {
  const count = Math.floor(bytes.length / size);
  const values = new Uint8Array(bytes.length);
  for (let part = 0; part < size; part++) {
    for (let i = 0; i < count; i++) values[i * size + part] = bytes[part * count + i] ?? 0;
  }
  values.set(bytes.subarray(count * size), count * size);
  return values;
}
