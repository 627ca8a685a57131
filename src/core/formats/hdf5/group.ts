import { Cursor, textOf, untilZero } from './cursor.js';
import { brokenHdf5, unread } from './errors.js';
import { MESSAGE, type Message } from './object-header.js';
import type { Hdf5Source } from './source.js';
import { treeNodes } from './tree.js';
import { say } from '../../sentence.js';

/** Where the objects in a group lie, by their names. */
export type Links = ReadonlyMap<string, number>;

const LARGEST_NAMES = 2 ** 26;
/** Bytes of a name; Keras makes paths of names on Windows, of up to 2 kB. */
const LONGEST_NAME = 4096;
/** Bytes of an entry of a symbol table. */
const ENTRY = 40;

/** The links of the object that has these messages; null where it is no group. */
export async function linksOf(
  source: Hdf5Source,
  messages: readonly Message[],
): Promise<Links | null> {
  const table = messages.find(({ type }) => type === MESSAGE.symbolTable);
  if (table) return tableLinks(source, new Cursor(table.body));
  const info = messages.find(({ type }) => type === MESSAGE.linkInfo);
  if (!info) return null;
  const links = new Map<string, number>();
  for (const { type, body } of messages) {
    if (type !== MESSAGE.link) continue;
    const link = readLink(new Cursor(body));
    source.spend('links', 1);
    if (link) links.set(link.name, link.address);
  }
  const heap = new Cursor(info.body).skip(1);
  if (heap.u8() & 1) heap.skip(8);
  if (heap.address() !== null)
    throw unread(say('groups in the dense form of newer versions of HDF5'));
  return links;
}

/** Links to other places by a path, or into another file, Keras does not write. */
function readLink(cursor: Cursor): { name: string; address: number } | null {
  cursor.skip(1);
  const flags = cursor.u8();
  const kind = flags & 8 ? cursor.u8() : 0;
  if (flags & 4) cursor.skip(8);
  if (flags & 16) cursor.skip(1);
  const name = cursor.text(cursor.uint(2 ** (flags & 3)));
  return kind === 0 ? { name, address: cursor.u64() } : null;
}

/** A tree of pieces of a list that is ordered by name; the names lie in a heap of their own. */
async function tableLinks(source: Hdf5Source, table: Cursor): Promise<Links> {
  const [tree, heap] = [table.address(), table.address()];
  const names = await namesAt(source, heap);
  const links = new Map<string, number>();
  for await (const leaf of leavesOf(source, tree)) {
    const head = (await source.cursor(leaf, 8)).expect('SNOD');
    const count = head.skip(2).u16();
    source.spend('links', count);
    const entries = await source.cursor(leaf + 8, count * ENTRY);
    for (let i = 0; i < count; i++) {
      const [name, address] = [entries.u64(), entries.u64()];
      entries.skip(ENTRY - 16);
      if (!(name < names.length)) throw brokenHdf5();
      const own = untilZero(names.subarray(name, name + LONGEST_NAME + 1));
      if (own.length > LONGEST_NAME) throw brokenHdf5();
      source.spend('text', own.length);
      links.set(textOf(own), address);
    }
  }
  return links;
}

async function namesAt(source: Hdf5Source, address: number | null): Promise<Uint8Array> {
  const head = (await source.cursor(address, 32)).expect('HEAP');
  const size = head.skip(4).u64();
  if (!(size <= LARGEST_NAMES)) throw brokenHdf5();
  return (await source.cursor(head.skip(8).address(), size)).bytes;
}

/** Where the leaves of a tree of names lie, each once. */
async function* leavesOf(source: Hdf5Source, root: number | null): AsyncGenerator<number> {
  const seen = new Set<number>();
  for await (const node of treeNodes(source, root, 0, 8)) {
    if (node.level > 0) continue;
    for (const { child } of node.entries) {
      if (seen.has(child)) throw brokenHdf5();
      seen.add(child);
      yield child;
    }
  }
}
