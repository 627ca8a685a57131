/** Eight bytes are looked up at once, each in a table of its own, all in one array: "slicing by 8". */
const TABLES = 8;

let tables: Int32Array | undefined;

/** The check value of ISO 3309, as zip, gzip and PNG have it, of bytes that come piece by piece. */
export class Crc32 {
  #crc = -1;

  /** As a number from 0 to 2³² − 1. */
  get value(): number {
    return ~this.#crc >>> 0;
  }

  add(bytes: Uint8Array): this {
    const table = (tables ??= makeTables());
    // Words begin at multiples of four; bytes before and behind go one by one.
    const before = Math.min(-bytes.byteOffset & 3, bytes.length);
    const pairs = (bytes.length - before) >>> 3;
    // Of less than a word not even its place may be asked for.
    const words =
      pairs === 0
        ? new Int32Array()
        : new Int32Array(bytes.buffer, bytes.byteOffset + before, 2 * pairs);
    let crc = oneByOne(table, this.#crc, bytes, 0, before);
    for (let at = 0; at < words.length; at += 2) {
      const first = words[at]! ^ crc;
      const second = words[at + 1]!;
      crc =
        table[1792 + (first & 255)]! ^
        table[1536 + ((first >>> 8) & 255)]! ^
        table[1280 + ((first >>> 16) & 255)]! ^
        table[1024 + (first >>> 24)]! ^
        table[768 + (second & 255)]! ^
        table[512 + ((second >>> 8) & 255)]! ^
        table[256 + ((second >>> 16) & 255)]! ^
        table[second >>> 24]!;
    }
    this.#crc = oneByOne(table, crc, bytes, before + 8 * pairs, bytes.length);
    return this;
  }
}

function oneByOne(table: Int32Array, start: number, bytes: Uint8Array, from: number, to: number) {
  let crc = start;
  for (let at = from; at < to; at++) crc = table[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return crc;
}

/** What a byte does to the check value, when 0, 1, …, 7 bytes follow it; for little-endian words. */
function makeTables(): Int32Array {
  const table = new Int32Array(256 * TABLES);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    table[byte] = crc;
  }
  for (let at = 256; at < table.length; at++) {
    const shorter = table[at - 256]!;
    table[at] = (shorter >>> 8) ^ table[shorter & 255]!;
  }
  return table;
}
