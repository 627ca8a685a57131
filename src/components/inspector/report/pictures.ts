import type { Picture } from '../../../core/image/picture.js';
import { unseenShare, type Placement } from '../../../core/placement/placement.js';
import { putPicture } from '../../shared/canvas.js';

/** Longest side of what is drawn on a photo, in pixels: sharp on paper, and small enough for a mail. */
export const photoSide = 480;

/** The picture on a canvas: smaller, where its longer side has more than `most` pixels. */
export function canvasOf(picture: Picture, most = Infinity): HTMLCanvasElement {
  const whole = emptyCanvas();
  putPicture(whole, picture);
  const scale = most / Math.max(picture.width, picture.height);
  if (scale >= 1) return whole;
  const canvas = emptyCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Its pixels are read once it is drawn: a canvas on the GPU would have to give them back. */
export function emptyCanvas(width = 1, height = 1): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d', { willReadFrequently: true });
  return canvas;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('this browser draws nothing more');
  return context;
}

/**
 * The canvas as a PNG in an address: `data:image/png;base64,…`. The browser's own way to do it bit by bit
 * waits until the page has nothing else to draw, which takes seconds while pictures grow; so each is
 * made at once, some milliseconds, and the page has its turn between two.
 */
export async function addressOf(canvas: HTMLCanvasElement): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve));
  return canvas.toDataURL('image/png');
}

/** The picture as a PNG in an address. */
export const pictureAddress = (picture: Picture, most = photoSide): Promise<string> =>
  addressOf(canvasOf(picture, most));

/** Draws lines whose paths are in the unit square over the whole canvas. */
export function strokeUnit(
  canvas: HTMLCanvasElement,
  path: string,
  colour: string,
  width: number,
): void {
  const context = contextOf(canvas);
  const scaled = new Path2D();
  scaled.addPath(new Path2D(path), new DOMMatrix([canvas.width, 0, 0, canvas.height, 0, 0]));
  Object.assign(context, { strokeStyle: colour, lineWidth: width });
  context.stroke(scaled);
}

/** Hatches what no cell looks at, as on the screen. */
export function hatchUnseen(canvas: HTMLCanvasElement, placement: Placement | null): void {
  if (!placement || unseenShare(placement) === 0) return;
  const { input, seen } = placement;
  const { width, height } = canvas;
  const [across, down] = [width / input.width, height / input.height];
  const context = contextOf(canvas);
  const unseen = new Path2D();
  unseen.rect(0, 0, width, height);
  unseen.rect(seen.left * across, seen.top * down, seen.width * across, seen.height * down);
  context.save();
  context.clip(unseen, 'evenodd');
  context.fillStyle = '#101114b3';
  context.fillRect(0, 0, width, height);
  const lines = new Path2D();
  for (let x = -height; x < width; x += 6) {
    lines.moveTo(x, height);
    lines.lineTo(x + height, 0);
  }
  Object.assign(context, { strokeStyle: '#ffffff99', lineWidth: 1 });
  context.stroke(lines);
  context.restore();
}
