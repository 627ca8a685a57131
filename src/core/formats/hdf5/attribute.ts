import { Cursor, textOf } from './cursor.js';
import { countOf, dataSpaceOf, dataTypeOf, type DataType } from './data-type.js';
import { unread } from './errors.js';
import { GlobalHeap } from './global-heap.js';
import { MESSAGE, type Message } from './object-header.js';
import type { Hdf5Source } from './source.js';
import { say } from '../../sentence.js';

/** Bytes of a text that lies elsewhere: its length, and where. */
const POINTER = 16;

/**
 * The text, or list of texts, of an attribute; null where there is none of that name, or it holds
 * something else.
 */
export async function attributeOf(
  source: Hdf5Source,
  messages: readonly Message[],
  name: string,
): Promise<string | readonly string[] | null> {
  for (const { type, body } of messages) {
    if (type === MESSAGE.attributeInfo) requireNoDense(new Cursor(body));
    if (type !== MESSAGE.attribute) continue;
    const attribute = readAttribute(new Cursor(body));
    if (attribute.name === name) return textsOf(source, attribute);
  }
  return null;
}

interface Attribute {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

function readAttribute(cursor: Cursor): Attribute {
  const version = cursor.u8();
  const flags = cursor.u8();
  const sizes = [cursor.u16(), cursor.u16(), cursor.u16()];
  if (version === 3) cursor.skip(1);
  if (version > 1 && flags !== 0) throw unread(say('types that several of its attributes share'));
  const [name = cursor.bytes, type = name, space = name] = sizes.map((size) => {
    const part = cursor.take(size);
    // The first version fills each part up to eight bytes.
    if (version === 1) cursor.skip((8 - (size % 8)) % 8);
    return part;
  });
  return {
    name: textOf(name),
    type: dataTypeOf(type),
    shape: dataSpaceOf(space),
    data: cursor.take(Math.max(0, cursor.left)),
  };
}

async function textsOf(
  source: Hdf5Source,
  { type, shape, data }: Attribute,
): Promise<string | readonly string[] | null> {
  if (type.is !== 'text' && type.is !== 'text elsewhere') return null;
  const count = countOf(shape);
  source.spend('links', count);
  const size = type.is === 'text' ? type.size : POINTER;
  const cursor = new Cursor(data);
  const heap = new GlobalHeap(source);
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const value = cursor.take(size);
    const bytes = type.is === 'text' ? value : await heap.value(new Cursor(value));
    source.spend('text', bytes.length);
    texts.push(textOf(bytes));
  }
  return shape.length === 0 ? (texts[0] ?? null) : texts;
}

function requireNoDense(info: Cursor): void {
  info.skip(1);
  if (info.u8() & 1) info.skip(2);
  if (info.address() !== null) throw unread(say('attributes in the dense form of newer versions'));
}
