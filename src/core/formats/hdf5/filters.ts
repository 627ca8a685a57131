import { Cursor } from './cursor.js';
import { broken, unread } from './errors.js';

/** What was done to the pieces of an array when they were written, in that order. */
export type Filters = readonly number[];

const [DEFLATE, SHUFFLE, CHECKSUM] = [1, 2, 3];

/** Reads what was done to pieces. */
export function filtersOf(bytes: Uint8Array): Filters {
  const cursor = new Cursor(bytes);
  const version = cursor.u8();
  const count = cursor.u8();
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const filter = cursor.u16();
    const named = version === 1 || filter >= 256;
    const name = named ? cursor.u16() : 0;
    const values = cursor.skip(2).u16();
    cursor.skip(version === 1 ? name + ((8 - (name % 8)) % 8) : name);
    cursor.skip(4 * values + (version === 1 && values % 2 === 1 ? 4 : 0));
    return filter;
  });
}

/**
 * A piece as it was before it was written.
 * @param skipped - a bit for each filter that was left out of this piece
 * @param length - bytes that it has then
 * @param size - bytes of a value
 */
export async function unfiltered(
  packed: Uint8Array,
  filters: Filters,
  skipped: number,
  length: number,
  size: number,
): Promise<Uint8Array> {
  let bytes = packed;
  for (const [index, filter] of [...filters.entries()].reverse()) {
    if (skipped & (1 << index)) continue;
    if (filter === DEFLATE) bytes = await inflated(bytes, length + 4);
    else if (filter === SHUFFLE) bytes = unshuffled(bytes, size);
    else if (filter === CHECKSUM) bytes = bytes.subarray(0, -4);
    else throw unread(`arrays packed by filter ${filter}`);
  }
  if (bytes.length < length) throw broken();
  return bytes.subarray(0, length);
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
