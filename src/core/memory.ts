import { told } from './error-sentence.js';
import { MemoryError } from './errors.js';

/**
 * Bytes that may be in use at all. A wasm memory ends at 4 GiB, of which some is lost between tensors;
 * the other backends are held to the same, so that what runs on one runs on all.
 */
export const MOST_BYTES = 3.5 * 2 ** 30;

/** What engines say when an array of JavaScript, or a texture, is larger than they can make it. */
const TOO_LARGE =
  /array buffer allocation|invalid (typed )?array (buffer )?length|allocation size overflow|out of memory|texture size|unable to create webgltexture/i;

/** The error, as a `MemoryError` where an array or a texture was too large to be made. */
export function asMemoryError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof MemoryError) return error;
  if (!TOO_LARGE.test(error.message)) return error;
  return new MemoryError(told({ kind: 'memory-full', detail: error.message }), { cause: error });
}
