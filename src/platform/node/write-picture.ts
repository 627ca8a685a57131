import sharp from 'sharp';
import type { Picture } from '../../core/image/picture.js';
import { writeWhole } from './write-file.js';

/**
 * Writes a picture as PNG, whole or not at all.
 * @throws WriteError
 */
export async function writePicture(path: string, picture: Picture): Promise<void> {
  const { width, height, pixels } = picture;
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  await writeWhole(path, png);
}
