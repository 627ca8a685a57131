import { brokenHdf5 } from './errors.js';

/** An address that stands for none. */
const UNDEFINED = 0xffff_ffff_ffff_ffffn;

/**
 * Reads the parts of a structure one after another. What reaches beyond its bytes is a `RangeError`.
 */
export class Cursor {
  at = 0;
  readonly #view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  skip(count: number): this {
    this.at += count;
    return this;
  }

  u8(): number {
    return this.#view.getUint8(this.at++);
  }

  u16(): number {
    return this.#view.getUint16((this.at += 2) - 2, true);
  }

  u32(): number {
    return this.#view.getUint32((this.at += 4) - 4, true);
  }

  /** A size; one that no file has is as good as any other. */
  u64(): number {
    return Number(this.#view.getBigUint64((this.at += 8) - 8, true));
  }

  /** A number of 1, 2, 4 or 8 bytes. */
  uint(width: number): number {
    switch (width) {
      case 1:
        return this.u8();
      case 2:
        return this.u16();
      case 4:
        return this.u32();
      default:
        return this.u64();
    }
  }

  /** A place in the file; null for none. */
  address(): number | null {
    const address = this.#view.getBigUint64((this.at += 8) - 8, true);
    return address === UNDEFINED ? null : Number(address);
  }

  take(length: number): Uint8Array {
    if (!(length <= this.left)) throw new RangeError(`${length} bytes of ${this.left}`);
    return this.bytes.subarray(this.at, (this.at += length));
  }

  text(length: number): string {
    return textOf(this.take(length));
  }

  /** The letters that a structure begins with. */
  expect(signature: string): this {
    if (this.text(signature.length) !== signature) throw brokenHdf5();
    return this;
  }
}

/** Bytes before the first zero. */
export function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

const decoder = new TextDecoder();

/** Text up to its first zero. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(untilZero(bytes));
