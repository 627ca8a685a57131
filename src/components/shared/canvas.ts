import type { Picture } from '../../core/image/picture.js';
import { saveFile } from './save-file.js';

/**
 * Puts pixels on a canvas at their own resolution; the style decides how they are scaled to the
 * screen (`image-rendering: pixelated` for raw maps, smooth for pictures).
 */
export function putPicture(canvas: HTMLCanvasElement, picture: Picture): void {
  if (canvas.width !== picture.width) canvas.width = picture.width;
  if (canvas.height !== picture.height) canvas.height = picture.height;
  const context = canvas.getContext('2d');
  context?.putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
}

/** Hands `canvas` to the person as a PNG file of that name. */
export async function saveAsPng(canvas: HTMLCanvasElement, name: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveFile(blob, name);
}
