import { Cursor } from './cursor.js';
import { brokenHdf5, unread } from './errors.js';
import type { Hdf5Source } from './source.js';
import { say } from '../../sentence.js';

/** A thing that is said of an object: its shape, its type, where its data lie, an attribute. */
export interface Message {
  readonly type: number;
  readonly body: Uint8Array;
}

/** Types of message that are read. */
export const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

const READ = new Set<number>(Object.values(MESSAGE));
/** Bit of a message that only says where in the file it stands. */
const SHARED = 2;
const LARGEST = 2 ** 27;
/** Bytes that a message takes in memory besides its own. */
const PER_MESSAGE = 64;

/** The messages of the object at an address, in either of the two ways in which they are written. */
export async function messagesOf(
  source: Hdf5Source,
  address: number | null,
): Promise<readonly Message[]> {
  const start = await source.cursor(address, 64);
  const isNew = start.bytes[0] !== 1;
  const { from, length, ordered } = isNew ? newStart(start) : oldStart(start);
  const messages: Message[] = [];
  const pieces = [{ at: (address ?? 0) + from, length }];
  const seen = new Set<number>();
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    if (seen.has(piece.at) || !(piece.length <= LARGEST)) throw brokenHdf5();
    seen.add(piece.at);
    const cursor = await source.cursor(piece.at, piece.length);
    if (cursor.left < piece.length) throw brokenHdf5();
    for (const message of isNew ? newMessages(cursor, ordered) : oldMessages(cursor)) {
      if (message.type === MESSAGE.continuation) {
        const next = new Cursor(message.body);
        const [at, bytes] = [next.u64(), next.u64()];
        // Of the new kind each piece has letters before it and a sum behind it.
        pieces.push(isNew ? { at: at + 4, length: bytes - 8 } : { at, length: bytes });
      } else {
        source.spend('structures', PER_MESSAGE);
        messages.push(message);
      }
    }
  }
  return messages;
}

interface Start {
  /** Where the messages begin, behind the address. */
  readonly from: number;
  readonly length: number;
  readonly ordered: boolean;
}

function oldStart(cursor: Cursor): Start {
  const length = cursor.skip(8).u32();
  return { from: 16, length, ordered: false };
}

function newStart(cursor: Cursor): Start {
  cursor.expect('OHDR');
  if (cursor.u8() !== 2) throw brokenHdf5();
  const flags = cursor.u8();
  if (flags & 0x20) cursor.skip(16);
  if (flags & 0x10) cursor.skip(4);
  const length = cursor.uint(2 ** (flags & 3));
  return { from: cursor.at, length, ordered: (flags & 4) !== 0 };
}

function* oldMessages(cursor: Cursor): Generator<Message> {
  while (cursor.left >= 8) {
    const [type, size, flags] = [cursor.u16(), cursor.u16(), cursor.u8()];
    yield* read(type, cursor.skip(3).take(size), flags);
  }
}

function* newMessages(cursor: Cursor, ordered: boolean): Generator<Message> {
  const head = ordered ? 6 : 4;
  while (cursor.left >= head) {
    const [type, size, flags] = [cursor.u8(), cursor.u16(), cursor.u8()];
    if (ordered) cursor.skip(2);
    yield* read(type, cursor.take(size), flags);
  }
}

function* read(type: number, body: Uint8Array, flags: number): Generator<Message> {
  if (!READ.has(type)) return;
  if (flags & SHARED) throw unread(say('types that several of its arrays share'));
  yield { type, body };
}
