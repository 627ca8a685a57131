import { Cursor } from './cursor.js';
import { brokenHdf5, unread } from './errors.js';
import { say } from '../../sentence.js';

/** Where the values of an array lie. */
export type Layout =
  | { readonly is: 'here'; readonly bytes: Uint8Array }
  | { readonly is: 'together'; readonly address: number | null }
  /** In pieces of one shape, found by a tree. */
  | { readonly is: 'pieces'; readonly tree: number | null; readonly piece: readonly number[] };

/** Reads where an array lies. */
export function layoutOf(bytes: Uint8Array): Layout {
  const cursor = new Cursor(bytes);
  const version = cursor.u8();
  // Versions 1 and 2 were last written in 2004; 4 is written alike, but for the search for pieces.
  if (version < 3) throw unread(say('arrays in the form of HDF5 1.6'));
  if (version > 4) throw brokenHdf5();
  const kind = cursor.u8();
  if (kind === 0) return { is: 'here', bytes: cursor.take(cursor.u16()) };
  if (kind === 1) return { is: 'together', address: cursor.address() };
  if (kind !== 2 || version !== 3) throw unread(say('arrays in the form of newer versions'));
  // One more than the array has axes: the last is the size of a value.
  const rank = cursor.u8();
  const tree = cursor.address();
  return { is: 'pieces', tree, piece: Array.from({ length: rank - 1 }, () => cursor.u32()) };
}
