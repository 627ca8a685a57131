/*
 * HDF5 files that no library writes, put together by hand from the specification: superblock of version
 * 0, one group, its names in a local heap, an attribute of texts in a global heap.
 */

const UNDEFINED = 2n ** 64n - 1n;

/** Bytes one after another, numbers little-endian. */
class Writer {
  readonly #parts: number[] = [];

  text(text: string): this {
    for (const byte of new TextEncoder().encode(text)) this.#parts.push(byte);
    return this;
  }

  u8(...values: readonly number[]): this {
    for (const value of values) this.#parts.push(value & 255);
    return this;
  }

  u16(value: number): this {
    return this.u8(value, value >> 8);
  }

  u32(value: number): this {
    return this.u16(value & 0xffff).u16(value >>> 16);
  }

  u64(value: number | bigint): this {
    const whole = BigInt(value);
    return this.u32(Number(whole & 0xffff_ffffn)).u32(Number(whole >> 32n));
  }

  /** Zeros up to a multiple of eight. */
  pad(): this {
    while (this.#parts.length % 8 !== 0) this.#parts.push(0);
    return this;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#parts);
  }
}

const HEAD = 96;

function superblock(root: number, size: number): Uint8Array {
  return new Writer()
    .u8(0x89)
    .text('HDF\r\n\x1a\n')
    .u8(0, 0, 0, 0, 0, 8, 8, 0)
    .u16(4)
    .u16(16)
    .u32(0)
    .u64(0)
    .u64(UNDEFINED)
    .u64(size)
    .u64(UNDEFINED)
    .u64(0)
    .u64(root)
    .u32(0)
    .u32(0)
    .u64(0)
    .u64(0).bytes;
}

/** An object header of version 1. */
function header(messages: readonly { type: number; body: Uint8Array }[]): Uint8Array {
  const all = new Writer();
  for (const { type, body } of messages) {
    all.u16(type).u16(body.length).u8(0, 0, 0, 0);
    all.u8(...body).pad();
  }
  const { bytes } = all;
  return new Writer()
    .u8(1, 0)
    .u16(messages.length)
    .u32(1)
    .u32(bytes.length)
    .u32(0)
    .u8(...bytes).bytes;
}

const SYMBOL_TABLE = 0x11;
const ATTRIBUTE = 0x0c;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * A file whose one group lists `links` names, each from another place of a heap of `names`, the tree of
 * the group having the one leaf `leaves` times.
 */
export function manyNames(names: Uint8Array, links: number, leaves: number): Uint8Array {
  const tree = HEAD + 16 + 24;
  const treeBytes = 24 + 16 * leaves + 8;
  const leaf = tree + treeBytes;
  const heap = leaf + 8 + 40 * links;
  const data = heap + 32;
  const root = header([{ type: SYMBOL_TABLE, body: new Writer().u64(tree).u64(heap).bytes }]);
  const node = new Writer().text('TREE').u8(0, 0).u16(leaves).u64(UNDEFINED).u64(UNDEFINED);
  for (let i = 0; i < leaves; i++) node.u64(0).u64(leaf);
  node.u64(0);
  const list = new Writer().text('SNOD').u8(1, 0).u16(links);
  for (let i = 0; i < links; i++) list.u64(i).u64(HEAD).u32(0).u32(0).u64(0).u64(0);
  const local = new Writer().text('HEAP').u8(0, 0, 0, 0).u64(names.length).u64(UNDEFINED).u64(data);
  const parts = [root, node.bytes, list.bytes, local.bytes, names];
  const size = HEAD + parts.reduce((sum, part) => sum + part.length, 0);
  return joined([superblock(HEAD, size), ...parts]);
}

/** A file with an attribute of `count` texts that all are the one of `length` letters in its heap. */
export function sharedText(attribute: string, count: number, length: number): Uint8Array {
  const collection = (room: number) => HEAD + room;
  const message = (heap: number): Uint8Array => {
    const name = new Writer().text(attribute).u8(0).pad().bytes;
    // A text of variable length, of single characters.
    const type = new Writer().u8(0x19, 1, 0, 0).u32(16).u8(0x13, 0, 0, 0).u32(1).pad().bytes;
    const space = new Writer().u8(1, 1, 0, 0, 0, 0, 0, 0).u64(count).bytes;
    const body = new Writer()
      .u8(1, 0)
      .u16(attribute.length + 1)
      .u16(type.length)
      .u16(space.length)
      .u8(...name, ...type, ...space);
    for (let i = 0; i < count; i++) body.u32(length).u64(heap).u32(1);
    return body.bytes;
  };
  const { length: room } = header([{ type: ATTRIBUTE, body: message(0) }]);
  const root = header([{ type: ATTRIBUTE, body: message(collection(room)) }]);
  const heap = new Writer()
    .text('GCOL')
    .u8(1, 0, 0, 0)
    .u64(32 + length);
  heap.u16(1).u16(1).u32(0).u64(length);
  const text = new Uint8Array(length).fill(0x61);
  const size = HEAD + room + 32 + length;
  return joined([superblock(HEAD, size), root, heap.bytes, text]);
}
