import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ConvlensError } from '../../core/errors.js';
import { systemReason } from './file-trouble.js';
import { say, str } from '../../core/sentence.js';

/** A file could not be written. */
export class WriteError extends ConvlensError {
  override readonly name = 'WriteError';
}

/**
 * Sees to it that a file can be written to `path`, before the work that makes it.
 * @throws WriteError
 */
export async function checkWritable(path: string): Promise<void> {
  const target = await behindLinks(path);
  const folder = dirname(target);
  const holder = await stat(folder).catch(() => null);
  if (!holder?.isDirectory()) {
    throw new WriteError(say(str`there is no folder "${folder}" for "${path}"; make it first`));
  }
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory())
    throw new WriteError(say(str`"${path}" is a folder; name a file in it`));
  if (found && !found.isFile()) {
    throw new WriteError(say(str`"${path}" is a device or a pipe; name a file`));
  }
  for (const one of found ? [folder, target] : [folder]) {
    await access(one, constants.W_OK).catch((error: unknown) => {
      const reason = systemReason(error);
      throw new WriteError(say(str`"${path}" may not be written (${reason}); name another place`));
    });
  }
}

/**
 * Writes a file whole or not at all: beside its place first, and moved there when all of it is on
 * the disk. What was there before stays until then.
 * @throws WriteError
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await checkWritable(path);
  const target = await behindLinks(path);
  const aside = `${target}.${process.pid}.part`;
  try {
    const found = await stat(target).catch(() => null);
    const file = await open(aside, 'wx', found?.mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw new WriteError(say(str`"${path}" could not be written (${systemReason(error)})`), {
      cause: error,
    });
  }
}

/** The place that a link stands for, so that the link stays. */
const behindLinks = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
