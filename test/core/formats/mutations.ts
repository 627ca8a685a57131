import { wholeBetween } from '../../../src/core/random.js';

/** Numbers in [0, 1). */
export type Random = () => number;

/** One of several. */
export function oneOf<T>(random: Random, all: readonly T[]): T {
  const found = all[wholeBetween(random, 0, all.length - 1)];
  if (found === undefined) throw new RangeError('there is none to choose');
  return found;
}

/** Some of the numbers that files count and measure with go wrong most. */
const NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0x7fffffff, 0x80000000, 0xffffffff];

/** The ways in which bytes go wrong. Each gives a copy. */
const BYTE_MUTATIONS: readonly ((random: Random, bytes: Uint8Array) => Uint8Array)[] = [
  /** Cut anywhere; near its ends as often as in the middle. */
  (random, bytes) => {
    const near = wholeBetween(random, 0, Math.min(bytes.length, 600));
    const places = [near, bytes.length - near, wholeBetween(random, 0, bytes.length)];
    return bytes.slice(0, oneOf(random, places));
  },
  /** Single bits turned, most in the first bytes, where headers lie. */
  (random, bytes) => {
    const copy = bytes.slice();
    const among = random() < 0.5 ? Math.min(2048, copy.length) : copy.length;
    for (let i = wholeBetween(random, 1, 8); i > 0; i--) {
      const at = wholeBetween(random, 0, among - 1);
      copy[at] = (copy[at] ?? 0) ^ (1 << wholeBetween(random, 0, 7));
    }
    return copy;
  },
  /** Bytes of other values. */
  (random, bytes) => {
    const copy = bytes.slice();
    for (let i = wholeBetween(random, 1, 16); i > 0; i--) {
      copy[wholeBetween(random, 0, copy.length - 1)] = wholeBetween(random, 0, 255);
    }
    return copy;
  },
  /** A number of one to eight bytes that is far too large, or nothing. */
  (random, bytes) => {
    const copy = bytes.slice();
    const width = oneOf(random, [1, 2, 4, 8]);
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(oneOf(random, NUMBERS)), true);
    if (random() < 0.2) view.setBigUint64(0, 0xffff_ffff_ffff_ffffn);
    const at = wholeBetween(random, 0, Math.max(0, copy.length - width));
    copy.set(new Uint8Array(view.buffer, 0, Math.min(width, copy.length - at)), at);
    return copy;
  },
  /** A piece of it written over another place. */
  (random, bytes) => {
    const copy = bytes.slice();
    const length = Math.min(wholeBetween(random, 1, 512), copy.length);
    const from = wholeBetween(random, 0, copy.length - length);
    copy.set(bytes.subarray(from, from + length), wholeBetween(random, 0, copy.length - length));
    return copy;
  },
  /** A piece taken out, so that all behind it lies elsewhere. */
  (random, bytes) => {
    const from = wholeBetween(random, 0, bytes.length - 1);
    const to = Math.min(bytes.length, from + wholeBetween(random, 1, 64));
    const copy = new Uint8Array(bytes.length - to + from);
    copy.set(bytes.subarray(0, from));
    copy.set(bytes.subarray(to), from);
    return copy;
  },
];

/** What structures of HDF5 begin with. */
const SIGNATURES = ['TREE', 'SNOD', 'HEAP', 'GCOL', 'OHDR', 'FRHP', 'BTHD'];

/**
 * An HDF5 file in which fields of its structures, counts, sizes and addresses, have other values: far too
 * large ones, none, and places of other structures, so that lists lead in circles.
 */
export function hostileFields(random: Random, bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const latin = new TextDecoder('latin1').decode(bytes);
  const places = SIGNATURES.flatMap((signature) => [...latin.matchAll(new RegExp(signature, 'g'))]);
  const starts = [0, ...places.map(({ index }) => index)];
  const view = new DataView(copy.buffer);
  for (let i = wholeBetween(random, 1, 4); i > 0; i--) {
    const width = oneOf(random, [1, 2, 4, 8]);
    // Fields lie at multiples of their width behind the signature.
    const at = oneOf(random, starts) + width * wholeBetween(random, 0, 96 / width);
    if (at + width > copy.length) continue;
    const values = [...NUMBERS, oneOf(random, starts), copy.length, copy.length - 1, 65_535, 4096];
    const value = BigInt(oneOf(random, values)) & (2n ** BigInt(8 * width) - 1n);
    for (let byte = 0; byte < width; byte++) {
      view.setUint8(at + byte, Number((value >> BigInt(8 * byte)) & 255n));
    }
  }
  return copy;
}

/** The beginning of one file and the end of another. */
export function spliced(random: Random, first: Uint8Array, second: Uint8Array): Uint8Array {
  const head = first.subarray(0, wholeBetween(random, 0, first.length));
  const tail = second.subarray(wholeBetween(random, 0, second.length));
  const copy = new Uint8Array(head.length + tail.length);
  copy.set(head);
  copy.set(tail, head.length);
  return copy;
}

/** Bytes in which something went wrong. */
export function damaged(random: Random, bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 ? bytes : oneOf(random, BYTE_MUTATIONS)(random, bytes);
}

/** Stands for a list in a list, 10,000 deep, which `JSON.stringify` cannot write. */
const DEEP = '<deep>';

/** What a hostile file has in the place of something else. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  2 ** 31,
  1e15,
  1e308,
  2 ** 53,
  -(2 ** 31),
  99_999,
  '',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  'x'.repeat(10_000),
  [],
  {},
  [null],
  [[[[]]]],
  Array.from({ length: 5000 }, () => 1),
  Array.from({ length: 2000 }, () => '__proto__'),
  [1e9, 1e9, 1e9],
  [-1, 0, 2 ** 53],
  '/a'.repeat(250),
  DEEP,
];

/** A value inside another, by where it lies. */
interface Place {
  readonly owner: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** JSON text in which a few values were replaced, left out, exchanged, or renamed. */
export function hostileJson(random: Random, text: string): string {
  const json: unknown = JSON.parse(text);
  for (let i = wholeBetween(random, 1, 3); i > 0; i--) change(random, json);
  return JSON.stringify(json)
    .replaceAll('"<own>"', '"__proto__"')
    .replaceAll(JSON.stringify(DEEP), '['.repeat(10_000) + ']'.repeat(10_000));
}

function change(random: Random, json: unknown): void {
  const places = [...placesIn(json)];
  if (places.length === 0) return;
  const { owner, key } = oneOf(random, places);
  const other = oneOf(random, places);
  const value: unknown = Reflect.get(owner, key);
  switch (wholeBetween(random, 0, 6)) {
    case 0:
    case 1:
      Reflect.set(owner, key, structuredClone(oneOf(random, HOSTILE)));
      break;
    case 2:
      if (Array.isArray(owner)) owner.splice(Number(key), 1);
      else Reflect.deleteProperty(owner, key);
      break;
    case 3:
      // Names of other layers too: so connections go in circles.
      Reflect.set(owner, key, structuredClone(Reflect.get(other.owner, other.key)));
      break;
    case 4:
      if (Array.isArray(owner)) owner.push(structuredClone(value));
      else Reflect.set(owner, '<own>', structuredClone(value));
      break;
    case 5:
      // The same many times over: of layers names that are there already, of nodes and calls more.
      if (Array.isArray(owner)) {
        const many = wholeBetween(random, 2, 300);
        for (let n = 0; n < many; n++) owner.push(structuredClone(value));
      } else {
        Reflect.set(owner, oneOf(random, ['constructor', 'toString', 'length']), value);
      }
      break;
    default:
      if (typeof value === 'number') Reflect.set(owner, key, value * oneOf(random, [-1, 2, 1000]));
      else Reflect.set(owner, key, [value]);
  }
}

/** All places of values in it. */
function* placesIn(value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  const owner = value as Place['owner'];
  for (const key of Object.keys(owner)) {
    yield { owner, key };
    yield* placesIn(Reflect.get(owner, key));
  }
}
