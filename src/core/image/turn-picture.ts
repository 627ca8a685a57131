import type { Picture } from './picture.js';

/**
 * A picture turned upright.
 * @param orientation - as EXIF counts them: 1 upright, 3 upside down, 6 to be turned clockwise, 8
 *   anticlockwise; 2, 4, 5 and 7 are mirrored as well
 */
export function turnPicture(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture;
  const { width, height } = picture;
  const swapped = orientation >= 5;
  const [mirrorX, mirrorY] = [
    [2, 3, 7, 8].includes(orientation),
    [3, 4, 6, 7].includes(orientation),
  ];
  const to = swapped ? { width: height, height: width } : { width, height };
  const pixels = new Uint8ClampedArray(picture.pixels.length);
  const [from32, to32] = [wholePixels(picture.pixels), wholePixels(pixels)];
  for (let y = 0, at = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++, at++) {
      const [column, row] = swapped ? [y, x] : [x, y];
      const fromX = mirrorX ? width - 1 - column : column;
      const fromY = mirrorY ? height - 1 - row : row;
      to32[at] = from32[fromY * width + fromX]!;
    }
  }
  return { ...to, pixels };
}

const wholePixels = ({ buffer, byteOffset, byteLength }: Picture['pixels']): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4);
