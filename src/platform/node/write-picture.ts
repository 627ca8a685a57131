import type { Picture } from '../../core/image/picture.js';
import { pngOf } from './png-of.js';
import { writeWhole } from './write-file.js';

/**
 * Writes a picture as PNG, whole or not at all.
 * @throws WriteError
 */
export async function writePicture(path: string, picture: Picture): Promise<void> {
  await writeWhole(path, await pngOf(picture));
}
