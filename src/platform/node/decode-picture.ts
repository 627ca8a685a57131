import { open } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { ImageDecodeError } from '../../core/errors.js';
import { PICTURE_HEAD, pictureFormat } from '../../core/image/picture-format.js';
import { hugePhoto, type Photo } from '../../core/image/picture.js';
import { fileTrouble } from './file-trouble.js';

/** More than any camera makes; what claims more is refused before a pixel is read. */
const maxPixels = 1e9;

/**
 * Decodes a picture in Node: upright by its EXIF orientation, 8 bits, RGBA. Colour profiles are
 * not applied, as in the pipelines that networks are trained with and in the browser's decoder
 * here. Very large photos are scaled while they are decoded; see `hugePhoto`.
 *
 * @param source - a path, or the file's bytes
 * @throws ImageDecodeError when it is no file or no picture, is cut short or has no pixels
 */
export async function decodePicture(source: string | Uint8Array): Promise<Photo> {
  pictureFormat(typeof source === 'string' ? await headOf(source) : source);
  try {
    return await decode(source);
  } catch (error) {
    throw new ImageDecodeError(describe(error), { cause: error });
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const trouble = await fileTrouble(path, 'picture file');
  if (trouble !== null) throw new ImageDecodeError(trouble);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PICTURE_HEAD), 0, PICTURE_HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function decode(source: string | Uint8Array): Promise<Photo> {
  const image = sharp(source, {
    failOn: 'error',
    ignoreIcc: true,
    limitInputPixels: maxPixels,
    sequentialRead: true,
  }).autoOrient();
  const metadata = await image.metadata();
  const { width, height } = upright(metadata);
  const inks = metadata.space === 'cmyk';
  const coloured = inks
    ? image.pipelineColourspace('cmyk').toColourspace('cmyk')
    : image.toColourspace('srgb').ensureAlpha();
  const { data, info } = await scaled(coloured, width, height)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data);
  if (inks) inksToColours(pixels);
  return { width, height, picture: { width: info.width, height: info.height, pixels } };
}

/**
 * Cyan, magenta, yellow and black as red, green and blue, by what each lets through. So do browsers,
 * Pillow and OpenCV; libvips would take a profile of a printing press.
 */
function inksToColours(pixels: Uint8ClampedArray): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const light = (255 - pixels[i + 3]!) / 255;
    for (let c = 0; c < 3; c++) pixels[i + c] = (255 - pixels[i + c]!) * light;
    pixels[i + 3] = 255;
  }
}

function upright({ autoOrient }: Metadata): { width: number; height: number } {
  return { width: autoOrient.width, height: autoOrient.height };
}

function scaled(image: Sharp, width: number, height: number): Sharp {
  const longest = Math.max(width, height);
  if (longest <= hugePhoto.above) return image;
  const side = (length: number) => Math.max(1, Math.round((length * hugePhoto.to) / longest));
  const [toWidth, toHeight] = [side(width), side(height)];
  return image.resize(toWidth, toHeight, { fit: 'fill', kernel: 'linear' });
}

/** In words of our own: libvips reports over several lines. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message)) return 'the picture has more than 1,000 million pixels';
  return 'the picture is damaged or cut short';
}
