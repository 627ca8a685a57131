import type { Stats } from 'node:fs';
import { access, constants, readFile, stat } from 'node:fs/promises';

/**
 * Why no file can be read at `path`, in words; null where one can be. What is no file (a pipe, a
 * device) is never opened, for it may have no end, or wait for a writer for ever.
 * @param what - what to call a file that is not there: `picture file`
 */
export async function fileTrouble(path: string, what = 'file'): Promise<string | null> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return `"${short(path)}" is ${kindOf(found)}, not a file`;
    await access(path, constants.R_OK);
    return null;
  } catch (error) {
    if (isMissing(error)) return `there is no such ${what}: "${short(path)}"`;
    return `"${short(path)}" cannot be read (${systemReason(error)})`;
  }
}

const short = (path: string): string =>
  path.length > 200 ? `${path.slice(0, 100)}…${path.slice(-95)}` : path;

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

/**
 * The text of a file of a person's.
 * @param refuse - makes the error of a sentence that says why it cannot be read
 */
export async function readText(path: string, refuse: (why: string) => Error): Promise<string> {
  const trouble = await fileTrouble(path);
  if (trouble !== null) throw refuse(trouble);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw refuse(`"${path}" cannot be read (${systemReason(error)})`);
  }
}

/** Why the system refused, in words: its own messages have calls and whole paths in them. */
export function systemReason(error: unknown): string {
  const code = codeOf(error);
  return Object.hasOwn(reasons, code) ? reasons[code]! : code || 'the system refused';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'it would be too large a file',
  EIO: 'the disk failed',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is not there',
  EPERM: 'permission denied',
  EPIPE: 'nobody reads it any more',
  EROFS: 'the disk is read-only',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
