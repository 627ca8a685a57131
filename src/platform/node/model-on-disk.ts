import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FetchError } from '../../core/errors.js';
import type { ModelFile } from '../../core/formats/files/model-file.js';
import { filesOnDisk, namesOnDisk } from './disk-files.js';
import { fileTrouble } from './file-trouble.js';
import { say, str } from '../../core/sentence.js';

/**
 * A model at a path: the files of a folder, or one file and the lists of names beside it. A model.json
 * goes by its address, beside which its weight files are; other files are read by ranges.
 *
 * @throws FetchError when there is nothing, or nothing that can be read
 */
export async function modelOnDisk(path: string): Promise<string | readonly ModelFile[]> {
  const full = resolve(path);
  const found = await stat(full).catch(() => null);
  if (!found)
    throw new FetchError(say(str`there is no file "${path}", seen from ${process.cwd()}`));
  if (found.isDirectory()) return filesOnDisk(full);
  const trouble = await fileTrouble(path);
  if (trouble !== null) throw new FetchError(trouble);
  const files = await filesOnDisk(full);
  const [first] = new Uint8Array(await files[0]!.slice(0, 1).arrayBuffer());
  return first === BRACE ? pathToFileURL(full).href : [...files, ...(await namesOnDisk(full))];
}

/** `{`, with which JSON begins. */
const BRACE = 0x7b;
