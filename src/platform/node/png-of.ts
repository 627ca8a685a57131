import sharp from 'sharp';
import type { Picture } from '../../core/image/picture.js';

/** The bytes of a picture as PNG. */
export function pngOf({ width, height, pixels }: Picture): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}
