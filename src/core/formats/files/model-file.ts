import { throwIfAborted } from '../../checkpoint.js';
import { ConvlensError, ModelFormatError } from '../../errors.js';
import { shortened } from '../../short-text.js';
import type { ReadingBudget } from '../../reading-budget.js';
import { say, str } from '../../sentence.js';

/**
 * A file of a model: the part of the web's `File` that is used, so a dropped one is one. Elsewhere
 * whatever can read a range of bytes.
 */
export interface ModelFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Path from the chosen folder, as browsers give it; empty or absent for a file chosen alone. */
  readonly webkitRelativePath?: string;
  /** Bytes from `from` to before `to`, read when asked for. */
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
  arrayBuffer(): Promise<ArrayBuffer>;
  /**
   * Holds its bytes against the checksum that it came with, where there is one; once, however often it
   * is asked.
   * @throws ModelFormatError, AbortError
   */
  readonly verify?: (() => Promise<void>) | undefined;
}

/** So many first bytes are read of a file to see what it is; more, and it is verified first. */
export const LOOK = 4096;
/** A file that may have no name, as the web's `Blob`. */
export type NamelessFile = Omit<ModelFile, 'name'> & Partial<Pick<ModelFile, 'name'>>;

/** Whether a value can be read as a file. */
export function isFile(value: unknown): value is NamelessFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'size' in value &&
    typeof value.size === 'number' &&
    'slice' in value &&
    typeof value.slice === 'function' &&
    'arrayBuffer' in value
  );
}

/** The file under its own name, or one given to it. */
export function named(file: NamelessFile, name: string): ModelFile {
  if (hasName(file)) return file;
  return {
    name,
    size: file.size,
    slice: (from, to) => file.slice(from, to),
    arrayBuffer: () => file.arrayBuffer(),
  };
}

const hasName = (file: NamelessFile): file is ModelFile => typeof file.name === 'string';

/** A file whose bytes are in memory. */
export class BytesFile implements ModelFile {
  readonly size: number;

  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    readonly webkitRelativePath = '',
    readonly verify?: () => Promise<void>,
  ) {
    this.size = bytes.byteLength;
  }

  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: async () => Uint8Array.from(this.bytes.subarray(from, to)).buffer };
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return Uint8Array.from(this.bytes).buffer;
  }
}

/** What reading a file may be told. */
export interface ReadFileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes that came from outside memory. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** What the model that the file belongs to may cost; one of its own by default. */
  readonly budget?: ReadingBudget | undefined;
}

/**
 * Bytes `from` to before `to` of a file; of one in memory no copy is made.
 * @throws ModelFormatError when the file cannot be read, is damaged, or has fewer bytes; AbortError
 */
export async function readRange(
  file: ModelFile,
  from: number,
  to: number,
  { signal, onBytes }: ReadFileOptions = {},
): Promise<Uint8Array> {
  throwIfAborted(signal);
  if (to > LOOK || to === file.size) await file.verify?.();
  if (file instanceof BytesFile && to <= file.size) return file.bytes.subarray(from, to);
  let bytes: ArrayBuffer;
  try {
    bytes = await file.slice(from, to).arrayBuffer();
  } catch (error) {
    if (error instanceof ConvlensError) throw error;
    // A browser's file cannot be read any more once it was moved or changed on the disk.
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelFormatError(
      say(str`"${shortName(file)}" could not be read (${reason}); choose it anew`),
      {
        cause: error,
      },
    );
  }
  throwIfAborted(signal);
  if (bytes.byteLength < to - from) {
    throw new ModelFormatError(
      say(str`"${shortName(file)}" is shorter than it was; choose it anew`),
    );
  }
  onBytes?.(bytes.byteLength);
  return new Uint8Array(bytes);
}

/** Where the file lies: its path in the chosen folder, else its name. */
export const pathOf = ({ name, webkitRelativePath }: ModelFile): string =>
  webkitRelativePath === undefined || webkitRelativePath === '' ? name : webkitRelativePath;

/** A file's name short enough for a message. */
export const shortName = ({ name }: ModelFile): string => shortened(name);
