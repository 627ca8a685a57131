import type { Photo } from '../../src/core/image/picture.js';
import { goldenPhotos } from './golden-photos.js';

/** The RGBA values of one pixel. */
export function pixelAt({ picture }: Photo, x: number, y: number): number[] {
  const at = (y * picture.width + x) * 4;
  return [...picture.pixels.subarray(at, at + 4)];
}

/** Values of a regular grid of 8 × 8 pixels, RGB, as in golden-photos.ts. */
export function grid(picture: Photo['picture']): number[] {
  const { width, height, pixels } = picture;
  return Array.from({ length: 64 }, (_, i) => {
    const x = Math.floor((((i % 8) + 0.5) * width) / 8);
    const y = Math.floor(((Math.floor(i / 8) + 0.5) * height) / 8);
    const at = (y * width + x) * 4;
    return [...pixels.subarray(at, at + 3)];
  }).flat();
}

/** Sample photos as Pillow decodes and resizes them. */
export const photos = Object.entries(goldenPhotos).map(([name, photo]) => ({ name, ...photo }));

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Small pictures of awkward kinds, with the pixels (x, y, RGBA) that must come out. */
export const pictures = {
  // Pillow: 16 × 8 stored, left red, right blue, to be turned a quarter to the right.
  'a JPEG that EXIF says to turn': {
    data: '/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAIABADAREAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABgf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAACAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCdI4kQAwhWf//Z',
    size: [8, 16],
    pixels: [
      [2, 2, 254, 0, 0, 255],
      [5, 13, 0, 0, 254, 255],
    ],
  },
  'a grey PNG': {
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADklEQVQImWNgaGA48R8ABJUCSObo9rUAAAAASUVORK5CYII=',
    size: [2, 2],
    pixels: [
      [1, 0, 128, 128, 128, 255],
      [0, 1, 200, 200, 200, 255],
    ],
  },
  'a PNG with alpha': {
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAGklEQVQImWM4kWL0n0tEjoHhPwNDAwPDf2MAM98FSxJZUR4AAAAASUVORK5CYII=',
    size: [2, 2],
    pixels: [
      [0, 0, 200, 100, 50, 255],
      [0, 1, 255, 0, 0, 128],
      [1, 1, 0, 0, 255, 51],
    ],
  },
  'a PNG with 16 bits': {
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAIAAAAr0DSeAAAAFUlEQVR4nGNgYEhJ+f//xAlGRiYmAB8PBF2xnUG1AAAAAElFTkSuQmCC',
    size: [2, 1],
    pixels: [
      [0, 0, 0, 100, 255, 255],
      [1, 0, 200, 1, 2, 255],
    ],
  },
  'a PNG with a palette': {
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAMAAADD/I+4AAAABlBMVEX/AAAA/wDSh+9xAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAC0lEQVQImWNgYAQAAAQAAqdxpv0AAAAASUVORK5CYII=',
    size: [2, 1],
    pixels: [
      [0, 0, 255, 0, 0, 255],
      [1, 0, 0, 255, 0, 255],
    ],
  },
  // libvips: sRGB red and green stored as Display P3 values, which is what must come out.
  'a PNG with a Display P3 profile, whose numbers stay as they are stored': {
    data: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAABP2lDQ1BpY2MAABiVfZC/SwJxGMY/l5V1WBA5Fhyh0FAQOdRSgRcFQRFqoDadp2agctz3wuZqqiVqibamGiJoaGjSsTEIHCv8AxoKaujHxVcHLahneT88PC/vywPKY94siHYNCkXHjsyHtXgiqXlrePDTTS+DhimsxehcDEAYJWE6dp4feq2iyHk3mjOK6a3amb23O/MWnL4+eApUL/hfajojTOADCJiW7YCiAUMlx5I8C/jNnJEGJQ6M2PFEEpQd6a81+EhyqsHnku1YRAelAmhrLZxq4UJ+Q96Vkt/7MsWVKNAFDCBYJoT+R6azntHRGQPZ1+8eRDY03tjyhaHj3nVfguA9hM99130/cd2vJfAcQ8Xf3N9+gKmypKa3UIbLCVCvmt7wJPSpcLNpGbZRtzxAW3Ydnk+hJwH9t6CufgN5X15BavQKkAAAAAlwSFlzAAAD6AAAA+gBtXtSawAAAA9JREFUCJljeGWsVPrbBwAKqwL8cBG18QAAAABJRU5ErkJggg==',
    size: [2, 1],
    pixels: [
      [0, 0, 234, 51, 35, 255],
      [1, 0, 117, 251, 76, 255],
    ],
  },
  'a WebP without loss': {
    data: 'UklGRh4AAABXRUJQVlA4TBEAAAAvAQAAAA+w//Mf8x8VMqL/AQA=',
    size: [2, 1],
    pixels: [
      [0, 0, 255, 0, 0, 255],
      [1, 0, 0, 255, 0, 255],
    ],
  },
} as const;
