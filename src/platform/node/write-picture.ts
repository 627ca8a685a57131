import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import sharp from 'sharp';
import { ConvlensError } from '../../core/errors.js';
import type { Picture } from '../../core/image/picture.js';

/** A picture could not be written. */
export class WriteError extends ConvlensError {
  override readonly name = 'WriteError';
}

/**
 * Sees to it that a picture can be written to `path`, before the work that makes it.
 * @throws WriteError
 */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new WriteError(`there is no folder "${folder}" for "${path}"; make it first`);
  }
  const target = await stat(path).catch(() => null);
  if (target?.isDirectory()) throw new WriteError(`"${path}" is a folder; name a file in it`);
  await access(target ? path : folder, constants.W_OK).catch(() => {
    throw new WriteError(`"${path}" may not be written; name another place`);
  });
}

/**
 * Writes a picture as PNG.
 * @throws WriteError
 */
export async function writePicture(path: string, picture: Picture): Promise<void> {
  const { width, height, pixels } = picture;
  try {
    await sharp(pixels, { raw: { width, height, channels: 4 } })
      .png()
      .toFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WriteError(`"${path}" could not be written (${reason})`, { cause: error });
  }
}
