/** What a function of Python is compiled to, as far as it is read. */
export interface CodeObject {
  /** How many positional arguments it takes. */
  readonly takes: number;
  readonly bytecode: Uint8Array;
  /** Numbers; null for constants of other kinds. */
  readonly constants: readonly (number | null)[];
  /** Whether it was compiled by Python 3.11 or later, whose code objects have other fields. */
  readonly recent: boolean;
}

/** Code of a formula is a few hundred bytes; longer code is none. */
const LONGEST = 4096;
const DEEPEST = 4;

/**
 * Reads a code object that Python's `marshal` wrote: 3.6 and later. Undefined for anything else, and for
 * code that has other functions in it: nothing is run, and only the parts above are looked at.
 */
export function readCodeObject(bytes: Uint8Array): CodeObject | undefined {
  if (bytes.length > LONGEST) return undefined;
  for (const version of VERSIONS) {
    try {
      const reader = new Reader(bytes);
      const code = codeObject(reader, version);
      if (code && reader.isAtEnd) return code;
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
    }
  }
  return undefined;
}

/** Numbers that a code object begins with, before its code, and what follows its constants. */
interface Version {
  readonly numbers: number;
  /** Values between the constants and the number of the first line, and behind that. */
  readonly before: number;
  readonly after: number;
  readonly recent: boolean;
}

const VERSIONS: readonly Version[] = [
  // argcount, posonlyargcount, kwonlyargcount, stacksize, flags | code, consts | names, localsplusnames,
  // localspluskinds, filename, name, qualname | firstlineno | linetable, exceptiontable
  { numbers: 5, before: 6, after: 2, recent: true },
  // With nlocals behind kwonlyargcount, and names, varnames, freevars, cellvars, filename, name.
  { numbers: 6, before: 6, after: 1, recent: false },
  // Before 3.8 without posonlyargcount.
  { numbers: 5, before: 6, after: 1, recent: false },
];

class NotRead extends Error {}

/** A value, as far as it matters: numbers, bytes, lists of these. */
type Value = number | Uint8Array | readonly Value[] | null;

function codeObject(reader: Reader, version: Version): CodeObject | undefined {
  if (reader.type().is !== 'c') return undefined;
  const [takes = 0] = Array.from({ length: version.numbers }, () => reader.int32());
  const bytecode = reader.value();
  const constants = reader.value();
  for (let i = 0; i < version.before; i++) reader.value();
  reader.int32();
  for (let i = 0; i < version.after; i++) reader.value();
  if (!(bytecode instanceof Uint8Array) || !Array.isArray(constants)) return undefined;
  return {
    takes,
    bytecode,
    constants: constants.map((one: Value) => (typeof one === 'number' ? one : null)),
    recent: version.recent,
  };
}

class Reader {
  #at = 0;
  readonly #view: DataView;
  /** What is referred to by its number, in the order in which it begins. */
  readonly #known: Value[] = [];

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  /** The kind of the value that follows, and its number, if it may be referred to later. */
  type(): { readonly is: string; readonly number: number | undefined } {
    const byte = this.#byte();
    const number = byte & 0x80 ? this.#known.push(null) - 1 : undefined;
    return { is: String.fromCharCode(byte & 0x7f), number };
  }

  int32(): number {
    this.#need(4);
    const value = this.#view.getInt32(this.#at, true);
    this.#at += 4;
    return value;
  }

  value(depth = 0): Value {
    if (depth > DEEPEST) throw new NotRead();
    const { is, number } = this.type();
    const value = this.#plain(is, depth);
    if (number !== undefined) this.#known[number] = value;
    return value;
  }

  #plain(type: string, depth: number): Value {
    switch (type) {
      case 'N':
      case 'T':
      case 'F':
      case '.':
        return null;
      case 'i':
        return this.int32();
      case 'g': {
        this.#need(8);
        const value = this.#view.getFloat64(this.#at, true);
        this.#at += 8;
        return value;
      }
      case 'r': {
        const found = this.#known[this.int32()];
        if (found === undefined) throw new NotRead();
        return found;
      }
      case 's':
      case 'u':
      case 't':
      case 'a':
      case 'A':
        return this.#take(this.int32());
      case 'z':
      case 'Z':
        return this.#take(this.#byte());
      case ')':
        return this.#list(this.#byte(), depth);
      case '(':
        return this.#list(this.int32(), depth);
    }
    // Whole numbers beyond 32 bits, complex ones, sets, code in code.
    throw new NotRead();
  }

  #list(count: number, depth: number): readonly Value[] {
    // Each value takes a byte at least.
    this.#need(count);
    return Array.from({ length: count }, () => this.value(depth + 1));
  }

  #take(length: number): Uint8Array {
    this.#need(length);
    const taken = this.bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  #byte(): number {
    this.#need(1);
    return this.bytes[this.#at++] ?? 0;
  }

  #need(length: number): void {
    if (length < 0 || this.#at + length > this.bytes.length) throw new NotRead();
  }
}
